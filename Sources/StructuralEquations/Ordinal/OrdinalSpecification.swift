public import Statistics

/// A structural equation model of ordered items: thresholds and polychoric correlations, fitted by
/// WLSMV or ULSMV (`Documentation/Methods/Ordinal.md`).
public struct OrdinalSpecification: AnalysisSpecification {
    public let model: StructuralSpecification

    public init(_ model: StructuralSpecification) {
        var model = model
        if model.estimator != .ULSMV { model.estimator = .WLSMV }
        self.model = model
    }

    /// - Throws: ``ModelFaults`` or ``OrdinalFaults``.
    public func fit(on table: DataTable, running: Running) throws -> OrdinalFit {
        let roles = VariableRoles(model.syntax.statements, level: 1)
        var faults: [String] = []
        for name in roles.latents where table.column(name) != nil {
            faults.append("\(name) stands on the left of =~ and is a column of the data too; give the latent variable another name.")
        }
        if roles.observed.count < 2 { faults.append("The model names fewer than two ordered items.") }
        let others = model.isAllOrdered ? [] : roles.observed.filter { !model.ordered.contains($0) }
        if !others.isEmpty {
            faults.append("Ordered items together with continuous variables (\(others.joined(separator: ", "))) are not fitted; name all observed variables under ordered, or none.")
        }
        for name in model.ordered where !roles.observed.contains(name) {
            let nearest = nearestNames(to: name, among: roles.observed).first.map { " Did you mean \($0)?" } ?? ""
            faults.append("ordered names \(name), which is no observed variable of the model.\(nearest)")
        }
        if model.isFullInformation { faults.append("missing: fiml is not there for ordered items; leave it out (rows with a gap are left out), or impute.") }
        if model.bootstrap != nil { faults.append("The bootstrap is not carried out for ordered items; the standard errors are robust ones.") }
        let levels = model.syntax.statements.map(\.level).max() ?? 1
        if levels > 1 || model.cluster != nil { faults.append("Ordered items in a two-level model are not fitted.") }
        if model.parameterization == .delta {
            let busy = roles.observed.filter { roles.predictors.contains($0) }
            if !busy.isEmpty {
                faults.append("\(busy.joined(separator: ", ")) predict other variables and are ordered: use parameterization: theta.")
            }
        }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        let data = try StructuralData(roles.observed, group: model.group, in: table, keepsPartial: false)
        return OrdinalFit(try OrdinalEstimate(model, data, threads: running.threads))
    }
}
