import LongitudinalMechanisms
import Mechanisms
import MixedModels
import Statistics

/// Reads the fields of `multilevel_mediation`.
enum MultilevelMediationReader {
    private enum Centring: String, CaseIterable { case cluster_mean }
    private enum Random: String, CaseIterable { case intercepts }
    private enum Design: String, CaseIterable { case repeated = "1-1-1", clusters = "2-1-1" }

    static func specification(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        let design = reader.word("design", as: Design.self) ?? .repeated
        let means = reader.word("means", as: ClusterMediationSpecification.Means.self)
        let draws = reader.count("monte_carlo_draws", in: 0...10_000_000)
        for (name, isStated) in [("means", means != nil), ("monte_carlo_draws", draws != nil)] {
            if design == .repeated, isStated { reader.fault(name, nil, "belongs to design: 2-1-1, in which the exposure is one for the whole cluster.") }
        }
        _ = reader.word("centring", as: Centring.self)
        _ = reader.word("random", as: Random.self)
        let method = reader.word("method", as: LinearMixedSpecification.Method.self) ?? .restricted
        let assignment = reader.word("exposure_assigned", as: ExposureAssignment.self) ?? .unknown
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
        if design == .clusters {
            var specification = ClusterMediationSpecification(exposure: exposure, mediator: mediator, outcome: outcome, cluster: cluster)
            specification.covariates = covariates
            specification.isRandomized = assignment == .randomized
            specification.means = means ?? .observed
            specification.method = method
            specification.level = common.level
            specification.monteCarloDraws = draws ?? 20_000
            specification.chance = common.seed
            return specification
        }
        return MultilevelMediationSpecification(
            exposure: exposure, mediator: mediator, outcome: outcome, covariates: covariates, cluster: cluster, method: method,
            level: common.level, assignment: assignment)
    }
}
