import MixedModels
import Statistics

/// Reads the fields of `glmm`.
enum GLMMReader {
    private enum Family: String, CaseIterable { case binomial, poisson }
    private enum Integration: String, CaseIterable { case laplace, adaptive_gauss_hermite }

    static func specification(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        let family = reader.word("family", as: Family.self) ?? .binomial
        let link = reader.word("link", as: ConditionalFamily.self)
        let integration = reader.word("integration", as: Integration.self) ?? .laplace
        let nodes = reader.count("nodes", in: 1...200)
        guard let formula = LinearMixedReader.formula(&reader, "response ~ arm * visit + (1 | id)") else { return nil }
        var conditional = ConditionalFamily.binomialLogit
        switch family {
        case .binomial:
            if let link { conditional = link }
            if link == .poissonLog {
                reader.fault("link", nil, "log belongs to the poisson family; binomial takes logit or probit.")
                return nil
            }
        case .poisson:
            conditional = .poissonLog
            if let link, link != .poissonLog {
                reader.fault("link", nil, "the poisson family takes log.")
                return nil
            }
        }
        switch integration {
        case .laplace:
            if nodes != nil { reader.fault("nodes", nil, "belongs to adaptive_gauss_hermite; Laplace's approximation is one node.") }
            return GeneralizedMixedSpecification(formula, family: conditional, integration: .laplace, level: common.level)
        case .adaptive_gauss_hermite:
            return GeneralizedMixedSpecification(
                formula, family: conditional, integration: .adaptiveGaussHermite(nodes: nodes ?? 25), level: common.level)
        }
    }
}
