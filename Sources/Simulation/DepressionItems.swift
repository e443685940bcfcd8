import Statistics

/// Nine PHQ-9 answers of 0 to 3 that go with the severity of PTSD.
///
/// Their total correlates about 0.6 with the CAPS-5 total of the same visit over all visits
/// (assumption, in the range of published correlations of depression and PTSD scales).
enum DepressionItems {
    /// By item: how high the latent answer must be for 1, 2 and 3.
    static let thresholds: [[Double]] = [
        [-0.9, 0.2, 1.1], [-1.0, 0.2, 1.1], [-1.3, -0.3, 0.6], [-1.3, -0.2, 0.7], [-0.4, 0.6, 1.4],
        [-0.8, 0.2, 1.0], [-0.8, 0.2, 1.1], [0.2, 1.1, 1.9], [1.45, 2.3, 2.9],
    ]
    static let severityCenter = 32.0
    static let severityLoading = 0.045
    static let traitSpread = 0.65
    static let visitSpread = 0.35
    static let itemSpread = 0.75

    static func answers(severity: Double, trait: Double, _ stream: inout RandomStream) -> [Int] {
        let visit = visitSpread * stream.normal()
        let distress = severityLoading * (severity - severityCenter) + traitSpread * trait + visit
        return thresholds.map { steps in
            let latent = distress + itemSpread * stream.normal()
            return steps.count { latent > $0 }
        }
    }
}
