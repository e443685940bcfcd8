public import Statistics

/// A structural model of persons (or occasions) within clusters: `level: 1` and `level: 2`, observed
/// variables split into latent within and between parts (`Documentation/Methods/TwoLevel.md`).
public struct TwoLevelSpecification: AnalysisSpecification {
    public let model: StructuralSpecification

    public init(_ model: StructuralSpecification) { self.model = model }

    /// - Throws: ``ModelFaults``
    public func fit(on table: DataTable, running: Running) throws -> TwoLevelFit {
        let statements = model.syntax.statements
        var faults: [String] = []
        if !statements.contains(where: { $0.level == 2 }) || !statements.contains(where: { $0.level == 1 && Self.isRelation($0) }) {
            faults.append("A model with a cluster says what holds within clusters under \"level: 1\" and what between them under \"level: 2\".")
        }
        guard let cluster = model.cluster else { throw ModelFaults(faults + ["cluster is missing: the variable whose values make the clusters of a model with levels."]) }
        if model.group != nil { faults.append("Groups together with clusters are not fitted; leave group out.") }
        if model.estimator != .ML { faults.append("A two-level model is fitted by ML; leave estimator out.") }
        if model.isFullInformation { faults.append("missing: fiml is not there for two-level models; leave it out (rows with a gap are left out), or impute.") }
        if model.bootstrap != nil { faults.append("The bootstrap is not carried out for two-level models.") }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        var options = model.options(groups: 1)
        // Covariates are split into two latent parts as well, and so are part of the model.
        options.fixesX = false
        options.hasMeans = true
        let parameters = try ParameterTable(model.syntax, options)
        let within = parameters.roles[0].observed
        let between = parameters.roles[1].observed
        let latents = parameters.roles.flatMap(\.latents)
        for name in latents where table.column(name) != nil {
            faults.append("\(name) stands on the left of =~ and is a column of the data too; give the latent variable another name.")
        }
        let data = try ClusteredData(within: within, between: between, cluster: cluster, in: table, faults: faults)
        return TwoLevelFit(model, try TwoLevelEstimate(parameters, data.moments), data)
    }

    private static func isRelation(_ statement: ModelStatement) -> Bool {
        if case .relation = statement.content { true } else { false }
    }
}
