import Statistics
import TrialStatistics

/// Reads the fields of `meta_analysis` (`Documentation/Plan.md`).
enum MetaReader {
    static func specification(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        let effect = reader.required("effect", "the column with the estimate of each study")
        let variance = reader.required("variance", "the column with the sampling variance of each study")
        let moderators = formula(&reader)
        let heterogeneity = reader.word("tau2", as: MetaAnalysis.Heterogeneity.self) ?? .REML
        let test = reader.word("test", as: MetaAnalysis.Test.self) ?? .z
        let subgroups = reader.text("subgroups")
        let label = reader.text("label")
        let diagnostics = reader.flag("diagnostics") ?? true
        let cluster = reader.text("cluster")
        let rho = reader.number("rho", in: 0...0.999)
        guard let effect, let variance else { return nil }
        if let cluster {
            return multilevel(
                &reader, effect, variance, cluster, moderators, rho ?? 0, heterogeneity, test, label, subgroups, common.level)
        }
        if rho != nil { reader.fault("rho", nil, "is the correlation within a cluster; name the column of the studies under cluster.") }
        return MetaAnalysis(
            effect: effect, variance: variance, moderators: moderators, heterogeneity: heterogeneity, test: test,
            subgroups: subgroups, label: label, diagnostics: diagnostics, level: common.level)
    }

    private static func multilevel(
        _ reader: inout PlanReader, _ effect: String, _ variance: String, _ cluster: String, _ moderators: ModelFormula?,
        _ rho: Double, _ heterogeneity: MetaAnalysis.Heterogeneity, _ test: MetaAnalysis.Test, _ label: String?,
        _ subgroups: String?, _ level: Double
    ) -> MultilevelMeta? {
        guard let likelihood = MultilevelMeta.Likelihood(rawValue: heterogeneity.rawValue) else {
            reader.fault("tau2", nil, "with a cluster it is REML or ML.")
            return nil
        }
        if subgroups != nil { reader.fault("subgroups", nil, "with a cluster, write the groups as a moderator.") }
        let specification = MultilevelMeta(
            effect: effect, variance: variance, cluster: cluster, moderators: moderators, rho: rho, likelihood: likelihood,
            test: test, label: label, level: level)
        for fault in specification.faults { reader.fault("", nil, fault) }
        return specification
    }

    private static func formula(_ reader: inout PlanReader) -> ModelFormula? {
        guard let text = reader.text("moderators") else { return nil }
        do {
            let formula = try ModelFormula(text)
            guard formula.response == nil, formula.random.isEmpty, formula.covariance == nil, formula.offsets.isEmpty else {
                reader.fault("moderators", nil, "a formula of moderators has nothing before the ~ and no random effects, for instance ~ year.")
                return nil
            }
            return formula
        } catch {
            reader.fault("moderators", nil, "\(error)")
            return nil
        }
    }
}
