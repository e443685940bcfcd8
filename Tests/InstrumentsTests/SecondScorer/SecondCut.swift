/// A rule that compares one score with a published cut (catalogue: bands of each instrument).
struct SecondCut: Sendable {
    let name: String
    let score: String
    /// From here on, or below here when `isBelow`; `isBeyond` leaves the cut itself out.
    let cut: Double
    var isBelow = false
    var isBeyond = false

    func holds(_ score: Double) -> Bool {
        isBelow ? score < cut : isBeyond ? score > cut : score >= cut
    }

    static func of(_ id: String) -> [SecondCut] {
        switch id {
        case "lsas":
            [
                .init(name: "probable_sad", score: "total", cut: 30),
                .init(name: "probable_generalized_sad", score: "total", cut: 60),
            ]
        case "who5": [.init(name: "poor_wellbeing", score: "raw", cut: 13, isBelow: true)]
        case "audit":
            [
                .init(name: "audit_c_positive_women", score: "audit_c", cut: 3),
                .init(name: "audit_c_positive_men", score: "audit_c", cut: 4),
            ]
        case "sidas": [.init(name: "high_risk", score: "total", cut: 21)]
        case "psqi": [.init(name: "poor_sleep_quality", score: "total", cut: 5, isBeyond: true)]
        default: []
        }
    }
}
