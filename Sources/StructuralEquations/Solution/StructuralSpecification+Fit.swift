public import Statistics

extension StructuralSpecification: AnalysisSpecification {
    /// Fits the model by maximum likelihood (ML, MLM, MLR; complete or incomplete data).
    ///
    /// - Throws: ``ModelFaults``
    public func fit(on table: DataTable, running: Running) throws -> StructuralFit {
        let data = try self.data(in: table)
        let estimate = try StructuralEstimate(self, data)
        let bootstrap = try bootstrap.map { try StructuralBootstrap($0, self, estimate, table: table, running: running) }
        var fit = StructuralFit(self, estimate, bootstrap: bootstrap)
        try fit.drawDefined(running)
        return fit
    }

    /// The rows and variables that take part.
    func data(in table: DataTable) throws(ModelFaults) -> StructuralData {
        let roles = VariableRoles(syntax.statements, level: 1)
        var faults: [String] = []
        for name in roles.latents where table.column(name) != nil {
            faults.append("\(name) stands on the left of =~ and is a column of the data too; give the latent variable another name.")
        }
        if roles.observed.isEmpty { faults.append("The model names no observed variable.") }
        if estimator == .MLM, isFullInformation { faults.append("MLM needs complete data; use estimator MLR with missing: fiml.") }
        if let group, roles.observed.contains(group) { faults.append("\(group) makes the groups and stands in the model too; keep one of them.") }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        return try StructuralData(
            roles.observed, group: group, in: table, keepsPartial: isFullInformation, needed: fixesX ? roles.exogenous : [])
    }
}
