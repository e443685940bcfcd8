import AnalysisPlans
import Statistics
import Testing

/// Every kind of analysis on tables that give it nothing to stand on: an answer or a sentence, never a trap, and
/// never NaN or infinity as a number.
@Suite struct EdgeTests {
    static let plans: [(name: String, json: String)] = [
        ("mediation", #""analysis": "mediation", "exposure": "arm", "mediators": ["x"], "outcome": "y", "covariates": ["base"], "bootstrap": {"resamples": 50}"#),
        ("mediation serial", #""analysis": "mediation", "structure": "serial", "exposure": "arm", "mediators": ["x", "i1"], "outcome": "y", "bootstrap": {"resamples": 50}"#),
        ("mediation interaction", #""analysis": "mediation", "interaction": true, "exposure": "arm", "mediators": ["x"], "outcome": "y", "bootstrap": {"resamples": 50}"#),
        ("mediation binary", #""analysis": "mediation", "outcome_family": "binomial", "exposure": "arm", "mediators": ["x"], "outcome": "b", "bootstrap": {"resamples": 20}"#),
        ("mediation_sensitivity", #""analysis": "mediation_sensitivity", "exposure": "arm", "mediators": ["x"], "outcome": "y""#),
        ("multilevel_mediation", #""analysis": "multilevel_mediation", "exposure": "t", "mediators": ["x"], "outcome": "y", "cluster": "id""#),
        ("gaussian", #""analysis": "regression", "formula": "y ~ arm * visit + base + x""#),
        ("binomial", #""analysis": "regression", "formula": "b ~ arm + x", "family": "binomial""#),
        ("poisson", #""analysis": "regression", "formula": "count ~ arm + x", "family": "poisson""#),
        ("negative_binomial", #""analysis": "regression", "formula": "count ~ arm + x", "family": "negative_binomial""#),
        ("mmrm us", #""analysis": "mmrm", "formula": "y ~ base + arm * visit + us(visit | id)", "df": ["satterthwaite", "kenward_roger", "kenward_roger_linear"], "marginal_means": {"of": "arm", "by": "visit"}"#),
        ("mmrm ar1h by group", #""analysis": "mmrm", "formula": "y ~ arm * visit + ar1h(visit | arm / id)", "method": "ML""#),
        ("durability", #""analysis": "durability", "person": "id", "arm": "arm", "time": "t", "outcome": "y", "anchor": "weeks", "end_of_treatment": 1, "covariates": ["base"], "mechanism": "x", "rule": {"response": 0.2, "reliability": 0.8, "at": 3, "within": 1}"#),
        ("mmrm intercurrent", #""analysis": "mmrm", "formula": "y ~ arm * visit + cs(visit | id)", "time": "t", "intercurrent": {"strategy": "hypothetical", "event": "x"}"#),
        ("loss_of_response", #""analysis": "loss_of_response", "person": "id", "arm": "arm", "time": "t", "outcome": "y", "anchor": "weeks", "baseline": "base", "response": 0.1, "back_above": 0.95, "mechanism": "x""#),
        ("retreatment", #""analysis": "retreatment", "person": "id", "arm": "arm", "time": "t", "event": "b", "anchor": "weeks", "covariates": ["base"]"#),
        ("dropout", #""analysis": "dropout", "visits": ["i1", "i2", "y"], "arm": "arm", "imputations": 5, "burn_in": 5, "thinning": 1"#),
        ("blinding", #""analysis": "blinding", "arm": "arm", "guess": "arm""#),
        ("guess_adjusted", #""analysis": "guess_adjusted", "arm": "b", "guess": "b", "outcomes": ["y", "x"], "covariates": ["base"], "resamples": 100"#),
        ("lmm", #""analysis": "lmm", "formula": "y ~ arm + x + (x | id)", "df": ["satterthwaite", "kenward_roger"]"#),
        ("lmm crossed", #""analysis": "lmm", "formula": "y ~ arm + (1 | id) + (1 | visit)", "profile": true"#),
        ("glmm", #""analysis": "glmm", "formula": "b ~ arm + x + (1 | id)", "family": "binomial""#),
        ("glmm quadrature", #""analysis": "glmm", "formula": "count ~ arm + (1 | id)", "family": "poisson", "integration": "adaptive_gauss_hermite", "nodes": 7"#),
        ("sem", #""analysis": "sem", "model": ["f =~ i1 + i2 + i3 + i4", "y ~ f + x"], "estimator": "MLR""#),
        ("sem fiml", #""analysis": "sem", "model": "f =~ y + i2 + i3 + i4", "missing": "fiml""#),
        ("sem ordinal", #""analysis": "sem", "model": "f =~ i1 + i2 + i3 + i4", "ordered": true"#),
        ("growth", #""analysis": "sem", "type": "growth", "model": ["i =~ 1*i1 + 1*i2 + 1*i3 + 1*i4", "s =~ 0*i1 + 1*i2 + 2*i3 + 3*i4"]"#),
        ("invariance", #""analysis": "invariance", "model": "f =~ i1 + i2 + i3 + i4", "group": "arm""#),
        ("reliability", #""analysis": "reliability", "scales": {"s": ["i1", "i2", "i3", "i4"]}"#),
        ("omega", #""analysis": "reliability", "scales": {"s": ["i1", "i2"], "u": ["i3", "i4"]}, "omega": {"factors": 2, "extraction": ["minres"], "rotation": "oblimin"}"#),
        ("correlation", #""analysis": "correlation", "columns": ["x", "y", "i1"]"#),
        ("distribution", #""analysis": "distribution", "columns": ["x", "y"]"#),
        ("icc", #""analysis": "agreement", "statistic": "icc", "raters": ["i1", "i2", "i3"]"#),
        ("effect_size", #""analysis": "effect_size", "outcome": "y", "group": "arm""#),
        ("standardised_change", #""analysis": "standardised_change", "pre": "base", "post": "y""#),
        ("reliable_change", #""analysis": "reliable_change", "pre": "base", "post": "y", "reliability": 0.8, "norm": {"mean": 1, "sd": 1}"#),
        ("tails", #""analysis": "tails", "group": "arm", "scales": {"one": {"pre": "base", "post": "y", "reliability": 0.8}, "two": {"pre": "x", "post": "i1", "sem": 0.5}}, "resamples": 30"#),
        ("tails of everyone", #""analysis": "tails", "scales": {"one": {"pre": "base", "post": "y", "reliability": 0.8, "better": "higher"}}, "resamples": 0"#),
        ("quantile_effects", #""analysis": "quantile_effects", "outcome": "y", "group": "arm", "covariates": ["base", "x"], "quantiles": [0.25, 0.5], "resamples": 10"#),
        ("quantile_effects plain", #""analysis": "quantile_effects", "outcome": "i1", "group": "visit", "resamples": 10"#),
        ("mixture", #""analysis": "mixture", "outcome": "y", "group": "arm", "starts": 2, "resamples": 2"#),
        ("mixture free", #""analysis": "mixture", "outcome": "i1", "variances": "free", "starts": 2, "resamples": 0"#),
        ("benefit", #""analysis": "benefit", "outcome": "y", "group": "arm", "moderators": ["base", "x"], "covariates": ["visit"], "repeats": 2, "permutations": 20"#),
        ("dose_response", #""analysis": "dose_response", "outcome": "y", "dose": "count", "covariates": ["base"], "draws": 1000, "resamples": 10"#),
        ("factorial", #""analysis": "factorial", "outcome": "y", "factors": ["arm", "visit"], "covariates": ["base"]"#),
        ("factorial by clusters", #""analysis": "factorial", "outcome": "y", "factors": ["arm", "b"], "cluster": "id""#),
        ("compounds", #""analysis": "compounds", "outcomes": ["y", "i1"], "compound": "b", "study": "visit", "group": "arm", "covariates": ["base"], "moderators": ["x"], "target": "x > 0", "resamples": 10"#),
        ("meta_analysis", #""analysis": "meta_analysis", "effect": "y", "variance": "v", "test": "knapp_hartung""#),
        ("risk", #""analysis": "risk", "outcome": "b", "group": "arm""#),
        ("kappa", #""analysis": "agreement", "statistic": "weighted_kappa", "raters": ["i1", "i2"]"#),
        ("krippendorff", #""analysis": "agreement", "statistic": "krippendorff_alpha", "raters": ["i1", "i2", "i3"], "resamples": 50"#),
        ("survival", #""analysis": "survival", "time": "t", "event": "b", "group": "arm", "covariates": ["base"], "times": [1, 2]"#),
        ("wilcoxon", #""analysis": "group_test", "test": "wilcoxon", "outcome": "y", "group": "arm""#),
        ("signed_rank", #""analysis": "group_test", "test": "signed_rank", "pre": "base", "post": "y""#),
        ("kruskal_wallis", #""analysis": "group_test", "test": "kruskal_wallis", "outcome": "y", "group": "visit""#),
        ("permutation", #""analysis": "group_test", "test": "permutation", "outcome": "y", "group": "arm", "permutations": 200"#),
        ("fisher", #""analysis": "exact_test", "test": "fisher", "row": "arm", "column": "b""#),
        ("chained equations", #""analysis": "imputation", "method": "chained_equations", "columns": ["y", "base", "x"], "formula": "y ~ arm + base", "imputations": 3, "rounds": 2"#),
        ("reference based", #""analysis": "imputation", "method": "reference_based", "visits": ["i1", "i2", "y"], "group": "arm", "reference": "a", "strategies": ["mar", "jump_to_reference"], "imputations": 5, "burn_in": 5, "thinning": 1"#),
        ("factor_analysis", #""analysis": "factor_analysis", "items": ["i1", "i2", "i3", "i4", "x", "y"], "factors": 2"#),
        ("parallel_analysis", #""analysis": "parallel_analysis", "items": ["i1", "i2", "i3", "i4"], "resamples": 20"#),
        ("multilevel_mediation of clusters", #""analysis": "multilevel_mediation", "design": "2-1-1", "means": "latent", "exposure": "arm", "mediators": ["x"], "outcome": "y", "cluster": "id", "monte_carlo_draws": 100"#),
        ("cross_lagged", #""analysis": "cross_lagged", "mechanism": ["i1", "i2", "i3"], "outcome": ["x", "y", "i4"], "exposure": "arm", "monte_carlo_draws": 100"#),
        ("cross_lagged of two", #""analysis": "cross_lagged", "mechanism": ["i1", "i2"], "outcome": ["x", "y"], "estimator": "MLR""#),
        ("growth_mediation", #""analysis": "growth_mediation", "exposure": "arm", "mediator": ["i1", "i2", "i3"], "outcome": ["y"], "covariates": ["base"], "monte_carlo_draws": 100"#),
        ("growth_mediation of two courses", #""analysis": "growth_mediation", "exposure": "arm", "mediator": ["i1", "i2", "i3"], "outcome": ["x", "y", "base"], "monte_carlo_draws": 100"#),
        ("daily_life", #""analysis": "daily_life", "person": "id", "time": "t", "mechanism": "x", "outcome": "y", "night": "across", "covariates": ["arm"]"#),
        ("practice", #""analysis": "practice", "person": "id", "week": "i4", "practices": ["x", "i1"], "outcome": "y", "arm": "arm""#),
        ("two levels", #""analysis": "sem", "cluster": "id", "model": ["level: 1", "y ~ x", "level: 2", "y ~ base"]"#),
        ("meta_analysis multilevel", #""analysis": "meta_analysis", "effect": "y", "variance": "v", "cluster": "id", "rho": 0.5"#),
        ("meta_analysis moderated", #""analysis": "meta_analysis", "effect": "y", "variance": "v", "moderators": "~ x", "tau2": "PM""#),
    ]

    /// A column of names in the place of a factor is told, not multiplied out.
    @Test(arguments: [
        #""analysis": "regression", "formula": "y ~ id + base""#, #""analysis": "lmm", "formula": "y ~ id * arm + (1 | visit)""#,
        #""analysis": "mmrm", "formula": "y ~ id * visit + us(visit | id)""#,
        #""analysis": "meta_analysis", "effect": "y", "variance": "v", "moderators": "~ id""#,
    ]) func aColumnOfNamesIsNoFactor(_ json: String) throws {
        let plan = try Plans.plan("{\"plan\": 1, \(json)}")
        let table = EdgeTables.table(people: 1250, visits: 4)
        let error = #expect(throws: AnalysisFaults.self) { try plan.carryOut(on: table, threads: 1, provenance: Plans.provenance()) }
        #expect(error?.sentences.contains { $0.contains("a name of rows or people, not a factor") } == true)
    }

    @Test(arguments: plans.map(\.name)) func anAnswerOrASentence(_ name: String) throws {
        let json = try #require(Self.plans.first { $0.name == name }?.json)
        let plan = try Plans.plan("{\"plan\": 1, \(json)}")
        var answers = 0
        for (edge, table) in EdgeTables.all {
            do {
                let outcome = try plan.carryOut(on: table, threads: 1, provenance: Plans.provenance())
                answers += 1
                for leaf in outcome.results.leaves {
                    guard let number = leaf.value.number else { continue }
                    #expect(number.isFinite, "\(edge): \(leaf.name)")
                }
                for table in outcome.outcomes.flatMap(\.tables) {
                    for cell in table.rows.joined() { #expect(Self.isFinite(cell), "\(edge): \(table.title)") }
                }
            } catch {
                // A formula with the place of its fault stands below its sentence, indented.
                let sentences = "\(error)".split(separator: "\n").filter { !$0.hasPrefix("  ") }
                #expect(!sentences.isEmpty, "\(edge)")
                for sentence in sentences {
                    let says = sentence.contains(" ") && (sentence.hasSuffix(".") || sentence.hasSuffix("?"))
                    #expect(says && !sentence.contains(" nan") && !sentence.contains("Optional("), "\(edge): \(sentence)")
                }
            }
        }
        #expect(answers > 0, "An ordinary table is answered.")
    }

    private static func isFinite(_ cell: ReadableTable.Cell) -> Bool {
        switch cell {
        case .number(let value), .p(let value), .share(let value): value.isFinite
        case .interval(let lower, let upper): lower.isFinite && upper.isFinite
        case .text, .count, .missing, .empty: true
        }
    }

    /// What is shown as a number is one: the test above can fail.
    @Test func aPlantedNaNIsSeen() {
        #expect(!Self.isFinite(.number(.nan)) && !Self.isFinite(.interval(0, .infinity)) && Self.isFinite(.number(1)))
    }
}

extension AnalysisOutcome {
    fileprivate var tables: [ReadableTable] {
        if case .fitted(let fit) = detail { fit.tables } else { [] }
    }
}
