import AnalysisPlans
import DailyLife
import LongitudinalMechanisms
import Mechanisms
import Statistics
import StructuralEquations
import Testing

/// Plans of mechanisms over many occasions and of daily life.
@Suite struct OverTimePlanTests {
    private func specification<Specification: AnalysisSpecification>(_ json: String, as type: Specification.Type) throws -> Specification {
        let plan = try Plans.plan("{\"plan\": 1, \(json)}")
        guard case .single(let analysis) = plan.entry, case .planned(let planned) = analysis.kind else { throw NotPlanned() }
        return try #require(planned.base as? Specification)
    }

    private struct NotPlanned: Error {}

    @Test func crossLaggedFieldsDecide() throws {
        let plain = try specification(#""analysis": "cross_lagged", "mechanism": ["a1", "a2", "a3"], "outcome": ["b1", "b2", "b3"]"#, as: CrossLaggedSpecification.self)
        #expect(plain.isFullInformation && plain.lags == .equal && plain.model == .randomIntercept && !plain.isRandomized)
        #expect(plain.seed == nil)
        let full = try specification(
            #""analysis": "cross_lagged", "mechanism": ["a1", "a2", "a3"], "outcome": ["b1", "b2", "b3"], "exposure": "arm", "exposure_assigned": "randomized", "exposure_on": "within", "model": "classical", "lags": "free", "estimator": "MLR", "missing": "listwise", "covariates": ["age"], "level": 0.9, "seed": 7, "monte_carlo_draws": 50"#,
            as: CrossLaggedSpecification.self)
        #expect(full.isRandomized && full.exposureOn == [.within] && full.model == .classical && full.lags == .free && full.estimator == .MLR)
        #expect(!full.isFullInformation && full.level == 0.9 && full.seed == 7 && full.monteCarloDraws == 50 && full.covariates == ["age"])
        #expect(plain != full)
    }

    @Test func growthFieldsDecide() throws {
        let one = try specification(
            #""analysis": "growth_mediation", "exposure": "arm", "mediator": ["a1", "a2", "a3"], "outcome": "b9", "mediator_times": [0, 2, 6], "shape": "free", "adjust_initial_levels": false, "same_occasion_residuals": false, "bootstrap": {"resamples": 10}"#,
            as: GrowthMediationSpecification.self)
        #expect(one.isLaterValue && one.mediatorTimes == [0, 2, 6] && one.shape == .free && !one.adjustsInitialLevels && !one.hasSameOccasionResiduals)
        #expect(one.bootstrap?.resamples == 10 && one.isFullInformation)
    }

    @Test func theDesignOfAMultilevelMediationDecidesItsModel() throws {
        let two = try specification(
            #""analysis": "multilevel_mediation", "design": "2-1-1", "means": "latent", "exposure": "arm", "mediators": ["m"], "outcome": "y", "cluster": "site""#,
            as: ClusterMediationSpecification.self)
        #expect(two.means == .latent && two.cluster == "site" && two.seed == 1)
        _ = try specification(
            #""analysis": "multilevel_mediation", "exposure": "x", "mediators": ["m"], "outcome": "y", "cluster": "id""#, as: MultilevelMediationSpecification.self)
        let faults = try Plans.faults(#"{"plan": 1, "analysis": "multilevel_mediation", "means": "latent", "exposure": "x", "mediators": ["m"], "outcome": "y", "cluster": "id"}"#)
        #expect(faults.contains { $0.contains("belongs to design: 2-1-1") })
    }

    @Test func checkInFieldsDecide() throws {
        let one = try specification(
            #""analysis": "daily_life", "person": "id", "day": "day", "time": "beep", "mechanism": "kind", "outcome": "shame", "night": "across", "max_gap": 2, "detrend": "person", "random": "intercept", "planned_prompts": 70, "covariates": ["day"]"#,
            as: CheckInSpecification.self)
        #expect(one.night == .across && one.maxGap == 2 && one.detrend == .person && one.random == .intercept && one.planned == 70)
        let practice = try specification(
            #""analysis": "practice", "person": "id", "week": "week", "practices": ["meditation", "writing"], "outcome": "mood", "arm": "arm", "baseline": "before", "step": 7, "adjust_this_week": true"#,
            as: PracticeSpecification.self)
        #expect(practice.practices.count == 2 && practice.step == 7 && practice.adjustsThisWeek && practice.arm == "arm" && practice.baseline == "before")
    }

    @Test(arguments: [
        (#""analysis": "cross_lagged", "outcome": ["b1", "b2"]"#, "mechanism: is missing"),
        (#""analysis": "cross_lagged", "mechanism": ["a1", "a2", "a3"], "outcome": ["b1", "b2"]"#, "3 columns and the outcome 2"),
        (#""analysis": "cross_lagged", "mechanism": ["a1"], "outcome": ["b1"]"#, "at least two occasions"),
        (#""analysis": "cross_lagged", "mechanism": ["a1", "a2"], "outcome": ["b1", "b2"], "lag": "free""#, "Did you mean \"lags\""),
        (#""analysis": "growth_mediation", "exposure": "x", "mediator": ["a1", "a2"], "outcome": ["b1"]"#, "three occasions"),
        (#""analysis": "growth_mediation", "exposure": "x", "mediator": ["a1", "a2", "a3"], "outcome": ["b1"], "mediator_times": [0, 1]"#, "2 numbers for 3 columns"),
        (#""analysis": "daily_life", "person": "id", "time": "t", "mechanism": "x", "outcome": "y", "night": "apart""#, "needs the column of the day"),
        (#""analysis": "daily_life", "person": "id", "time": "t", "mechanism": "x", "outcome": "y", "max_gap": 0"#, "lies outside"),
        (#""analysis": "practice", "person": "id", "week": "w", "practices": [], "outcome": "y""#, "name at least one column"),
        (#""analysis": "practice", "person": "id", "week": "w", "practices": ["x"], "outcome": "y", "missing": "fiml""#, "fiml"),
    ])
    func whatAPlanLacksIsASentence(_ json: String, _ words: String) throws {
        let faults = try Plans.faults("{\"plan\": 1, \(json)}")
        #expect(faults.contains { $0.contains(words) }, "\(faults)")
    }

    @Test func theDaysOfThePlanReachTheModel() throws {
        let rows = (0..<60).map { row -> String in
            var stream = RandomStream(seed: 3, stream: UInt64(row))
            let level = stream.normal()
            return (0..<6).map { _ in "\(level + stream.normal())" }.joined(separator: ",")
        }
        let csv = "a1,a2,a3,b1,b2,b3\n" + rows.joined(separator: "\n") + "\n"
        let json = #""analysis": "cross_lagged", "mechanism": ["a1", "a2", "a3"], "outcome": ["b1", "b2", "b3"]"#
        let dated = try Plans.outcome(#"{"plan": 1, "measured": {"a1": 0, "b1": 0, "a2": 30, "b2": 30, "a3": 60, "b3": 60}, "# + json + "}", on: csv)
        let undated = try Plans.outcome(#"{"plan": 1, "# + json + "}", on: csv)
        #expect(dated.results["design", "is_ordered"]?.number == 1)
        #expect(undated.results["design", "is_ordered"]?.number == 0)
    }
}
