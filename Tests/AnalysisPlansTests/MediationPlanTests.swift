import AnalysisPlans
import Mechanisms
import Statistics
import Testing

/// The fields of a mediation, and which of them go together.
@Suite struct MediationPlanTests {
    private func kind(_ fields: String) throws -> PlannedAnalysis.Kind? {
        let plan = try Plans.plan(
            #"{"plan": 1, "measured": {"m": 14, "y": 56, "z": 56}, "analysis": "mediation", "exposure": "x", "mediators": ["m"], \#(fields)}"#)
        guard case .single(let analysis) = plan.entry else { return nil }
        return analysis.kind
    }

    private func base<S: AnalysisSpecification>(_ type: S.Type, _ fields: String) throws -> S? {
        guard case .planned(let planned)? = try kind(fields) else { return nil }
        return planned.base as? S
    }

    private func sentence(_ fields: String) -> String {
        do {
            _ = try kind(fields)
            return ""
        } catch { return "\(error)" }
    }

    @Test func whichIntervalDecidesAndHowPeopleCameToBeExposed() throws {
        guard case .mediation(let model)? = try kind(#""outcome": "y", "exposure_assigned": "randomized", "interval": "monte_carlo""#) else {
            Issue.record("not a mediation")
            return
        }
        #expect(model.deciding == .monteCarlo && model.assignment == .randomized && model.timing == .unknown)
        #expect(sentence(#""outcome": "y", "interval": "bca""#).contains("none is asked for"))
        #expect(sentence(#""outcome": "y", "interval": "bca", "bootstrap": {"intervals": ["percentile"]}"#).contains("does not name it"))
        #expect(sentence(#""outcome": "y", "interval": "bca", "bootstrap": {}"#).isEmpty)
    }

    @Test func moderators() throws {
        let moderated = try #require(try base(ModeratedMediation.self, #""outcome": "y", "moderators": {"a": "w", "b": "w"}, "moderator_values": [1, 2]"#))
        #expect(moderated.moderator == "w" && moderated.paths == [.a, .b] && moderated.values == [1, 2])
        #expect(sentence(#""outcome": "y", "moderators": {"a": "w", "b": "v"}"#).contains("one moderator"))
        #expect(sentence(#""outcome": "y", "moderators": {"c": "w"}"#).contains("not known"))
        #expect(sentence(#""outcome": "y", "moderator_values": [1]"#).contains("goes with moderators"))
        #expect(sentence(#""outcome": "y", "moderators": {"a": "w"}, "interaction": true"#).contains("one at a time"))
    }

    @Test func familiesAndLinks() throws {
        #expect(try base(LogMediation.self, #""outcome": "y", "outcome_family": "poisson""#)?.family == .poisson)
        #expect(try base(LogMediation.self, #""outcome": "y", "outcome_family": "negative_binomial", "outcome_link": "log""#)?.family == .negativeBinomial)
        #expect(try base(LogMediation.self, #""outcome": "y", "outcome_link": "log", "exposure_levels": [0, 2]"#)?.treated == 2)
        #expect(try base(BinaryMediation.self, #""outcome": "y", "outcome_family": "binomial", "outcome_link": "probit""#)?.link == .probit)
        #expect(sentence(#""outcome": "y", "outcome_family": "poisson", "outcome_link": "logit""#).contains("counts have log"))
    }

    @Test func severalOutcomes() throws {
        let several = try #require(try base(SeveralOutcomes.self, #""outcomes": ["y", "z"], "adjust": "hochberg", "bootstrap": {"resamples": 500}"#))
        #expect(several.models.map(\.outcome) == ["y", "z"] && several.adjustment == .hochberg)
        #expect(sentence(#""outcomes": ["y", "z"]"#).contains("100 resamples"))
        #expect(sentence(#""outcome": "y", "outcomes": ["y", "z"], "bootstrap": {}"#).contains("both given"))
        #expect(sentence(#""outcomes": ["y", "z"], "bootstrap": {}, "structure": "serial""#).contains("side by side"))
        #expect(sentence(#""outcome": "y", "adjust": "holm""#).contains("goes with outcomes"))
    }

    @Test func missingValues() throws {
        #expect(try base(IncompleteMediation.self, #""outcome": "y", "missing": "fiml""#)?.model.outcome == "y")
        let imputed = try #require(
            try base(ImputedMediationAnalysis.self, #""outcome": "y", "missing": "imputation", "auxiliary": ["v"], "rounds": 4, "bootstrap": {"resamples": 50}"#))
        #expect(imputed.specification.method == .bootstrapThenImpute && imputed.specification.imputations == 2 && imputed.rounds == 4)
        let first = try #require(
            try base(ImputedMediationAnalysis.self, #""outcome": "y", "missing": "imputation", "imputation_method": "mi_boot", "bootstrap": {"resamples": 50}"#))
        #expect(first.specification.imputations == 20)
        #expect(sentence(#""outcome": "y", "missing": "imputation""#).contains("2 or more"))
        #expect(sentence(#""outcome": "y", "missing": "fiml", "interaction": true"#).contains("side by side"))
        #expect(sentence(#""outcome": "y", "imputation_method": "mi_boot""#).contains("not known"))
    }

    @Test func theDaysOfThePlanReachEveryDesign() throws {
        var stream = RandomStream(seed: 8, stream: 2)
        let x = (0..<80).map { Double($0 % 2) }
        let m = x.map { $0 + stream.normal() }
        let y = m.map { 0.5 * $0 + stream.normal() }
        let z = m.map { -0.3 * $0 + stream.normal() }
        let table = try DataTable(columns: zip(["x", "m", "y", "z"], [x, m, y, z]).map { Column(name: $0, numbers: $1) })
        for fields in [
            #""outcome": "y", "bootstrap": {"resamples": 200}"#, #""outcome": "y", "interaction": true"#, #""outcome": "y", "missing": "fiml""#,
            #""outcome": "y", "moderators": {"b": "z"}"#, #""outcome": "y", "missing": "imputation", "bootstrap": {"resamples": 20}"#,
        ] {
            let plan = try Plans.plan(
                #"{"plan": 1, "measured": {"m": 14, "y": 56}, "analysis": "mediation", "exposure": "x", "exposure_assigned": "randomized", "mediators": ["m"], \#(fields)}"#)
            let outcome = try plan.carryOut(on: table, threads: 2, provenance: Provenance(planHash: "", dataHash: "", programVersion: ""))
            let results = try #require(outcome.outcomes.first?.results)
            #expect(results["design", "is_ordered"] == .count(1) && results["design", "is_randomized"] == .count(1), "\(fields)")
        }
    }
}
