import Instruments

extension StudyProtocol {
    /// Against what a change of self-compassion is read in the fictional trial: standard deviations and
    /// alphas of 375 Italian adults (Caudek, ema_scs_piel), the total's retest over three weeks
    /// (Neff 2003). CAPS-5 keeps its published thresholds (Marx et al. 2022).
    static let mdmaForPTSDChange = ChangePlan(
        scales: [entry("total_item_mean", 0.68, .testRetest, 0.93, retest)]
            + [
                ("cs_item_mean", 0.71, 0.89), ("ucs_item_mean", 0.78, 0.90), ("self_kindness", 0.802, 0.839),
                ("self_judgment", 0.847, 0.817), ("common_humanity", 0.849, 0.745), ("isolation", 0.901, 0.755),
                ("mindfulness", 0.826, 0.780), ("over_identification", 0.920, 0.776),
            ].map { scale, deviation, alpha in entry(scale, deviation, .internalConsistency, alpha, people) })

    private static let people = "375 Italian adults (Caudek, ema_scs_piel)"
    private static let retest = "Neff 2003, over three weeks"

    private static func entry(
        _ scale: String, _ deviation: Double, _ kind: Reliability.Kind, _ coefficient: Double, _ source: String
    ) -> ChangePlan.Entry {
        ChangePlan.Entry(
            .scs, scale,
            baseline: try? Norm(
                enteredFor: scale, population: "Adults in general", mean: nil, standardDeviation: deviation, people: 375, source: people),
            reliability: try? Reliability(
                enteredFor: scale, kind: kind, coefficient: coefficient,
                name: kind == .testRetest ? "test-retest coefficient" : "alpha", population: "Adults in general", source: source))
    }
}
