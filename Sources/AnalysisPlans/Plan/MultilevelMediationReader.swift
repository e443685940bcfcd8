import Mechanisms
import MixedModels
import Statistics

/// Reads the fields of `multilevel_mediation`.
enum MultilevelMediationReader {
    private enum Centring: String, CaseIterable { case cluster_mean }
    private enum Random: String, CaseIterable { case intercepts }

    static func specification(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        _ = reader.word("centring", as: Centring.self)
        _ = reader.word("random", as: Random.self)
        let method = reader.word("method", as: LinearMixedSpecification.Method.self) ?? .restricted
        let covariates = reader.names("covariates") ?? []
        let exposure = reader.required("exposure", "the variable X")
        let outcome = reader.required("outcome", "the variable Y")
        let cluster = reader.required("cluster", "the column of the person")
        let mediators = reader.names("mediators")
        if mediators == nil, reader.value("mediators") == nil { reader.fault("mediators", nil, "is missing: one mediator.") }
        if let mediators, mediators.count != 1 {
            reader.fault("mediators", nil, "multilevel mediation takes one mediator; \(mediators.count) are named. Carry out an analysis for each.")
            return nil
        }
        guard let exposure, let outcome, let cluster, let mediator = mediators?.first else { return nil }
        return MultilevelMediationSpecification(
            exposure: exposure, mediator: mediator, outcome: outcome, covariates: covariates, cluster: cluster, method: method,
            level: common.level)
    }
}
