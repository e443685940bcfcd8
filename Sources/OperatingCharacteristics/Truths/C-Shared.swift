import Statistics

/// C: one recovery shows in two scales; neither moves the other.
///
/// What a scale shows of a person has three parts: the recovery that both scales share, a part of its own that lasts
/// (it carries over from visit to visit as the recovery does, so that no path runs between the scales), and a part of
/// its own at that visit. Error of measurement comes on top. What lasts is what one visit can tell of the next: the
/// share of it in the observed variance is the reliability that the lagged models need. The usual alpha counts the part
/// of that visit as reliable too.
enum Shared {
    /// Reliability by the usual alpha of either scale.
    static let alpha = 0.9

    /// What of a scale's true variance is its own.
    struct Own {
        /// The share that is its own at one visit and gone at the next.
        var atVisit = 0.1
        /// The share of the remainder, which lasts, that is its own; the rest is the recovery.
        var ofLasting = 0.45

        /// The share of the observed variance that lasts from visit to visit.
        var reliability: Double { alpha * (1 - atVisit) }
    }

    static var scenarios: [PlantedScenario] {
        func scenario(
            _ id: String, _ people: Int, _ own: (Own, Own), _ stated: (Double, Double)?, _ words: String,
            wanted: String = "What looks like mediation at week 18 is flagged."
        ) -> PlantedScenario {
            PlantedScenario(
                id: id, truth: "Arm moves one recovery by 0.8 SD, which both scales show; no path between them. \(words)", wanted: wanted,
                people: people, plan: MechanismQuestion.plan(reliabilities: stated), table: { try table(people, own, &$0) },
                read: MechanismQuestion.flagged)
        }
        let even = (Own(), Own())
        let lasts = (even.0.reliability, even.1.reliability)
        let uneven = (Own(atVisit: 0.1), Own(atVisit: 0.4))
        let unevenlyLasts = (uneven.0.reliability, uneven.1.reliability)
        let oneScore = (Own(atVisit: 0.1, ofLasting: 0), Own(atVisit: 0.4, ofLasting: 0))
        let alphas = (alpha, alpha)
        let parts = "Of each scale's true variance 10 % is its own at that visit, and of what lasts 45 % is its own; alpha 0.9."
        let other = "As C-200, but of self-compassion 10 % and of symptoms 40 % is its own at that visit."
        let single = "As C-200-uneven, but nothing of its own lasts in either scale: from visit to visit they are one score."
        let untold = "It should be flagged; the method cannot tell it from A."
        return [
            scenario("C-90", 90, even, lasts, "\(parts) Stated is the share that lasts, 0.81."),
            scenario("C-200", 200, even, lasts, "\(parts) Stated is the share that lasts, 0.81."),
            scenario("C-200-uneven", 200, uneven, unevenlyLasts, "\(other) Stated are the shares that last, 0.81 and 0.54."),
            scenario("C-200-unstated", 200, uneven, nil, "\(other) No reliability is stated."),
            scenario(
                "C-200-alpha", 200, (Own(atVisit: 0.25), Own(atVisit: 0.25)), alphas,
                "As C-200, but of each scale 25 % is its own at that visit. Stated is alpha, 0.9.", wanted: untold),
            scenario("C-200-uneven-alpha", 200, uneven, alphas, "\(other) Stated is alpha, 0.9.", wanted: untold),
            scenario(
                "C-200-one-score", 200, oneScore, unevenlyLasts, "\(single) Stated are the shares that last, 0.81 and 0.54.",
                wanted: "That the two scales cannot be told apart."),
            scenario("C-200-one-score-alpha", 200, oneScore, alphas, "\(single) Stated is alpha, 0.9.", wanted: untold),
        ]
    }

    static func table(_ people: Int, _ own: (Own, Own), _ stream: inout RandomStream) throws -> DataTable {
        var columns = PlantedColumns(MechanismQuestion.columns, people: people)
        for arm in stream.arms(people) {
            let recovery = course(moved: 0.8 * Double(arm), &stream)
            let m = scale(of: recovery, own.0, &stream)
            let y = scale(of: recovery, own.1, &stream)
            columns.add(arm: arm, MechanismQuestion.row(m, y.map { -$0 }, (alpha, alpha), &stream))
        }
        return try columns.table()
    }

    /// Three visits of something of variance 1 within an arm.
    private static func course(moved: Double = 0, _ stream: inout RandomStream) -> [Double] {
        let first = stream.normal()
        let second = 0.6 * first + moved + 0.8 * stream.normal()
        let third = 0.8 * second + 0.6 * stream.normal()
        return [first, second, third]
    }

    private static func scale(of recovery: [Double], _ own: Own, _ stream: inout RandomStream) -> [Double] {
        let lasting = course(&stream)
        let remainder = 1 - own.atVisit
        let weights = (shared: ((1 - own.ofLasting) * remainder).squareRoot(), lasting: (own.ofLasting * remainder).squareRoot())
        var values: [Double] = []
        for (place, value) in recovery.enumerated() {
            let mood: Double = own.atVisit.squareRoot() * stream.normal()
            values.append(weights.shared * value + weights.lasting * lasting[place] + mood)
        }
        return values
    }
}
