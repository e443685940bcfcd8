public import Statistics

/// Mediators side by side, with every row that holds anything of the model (`missing: fiml`): full-information
/// maximum likelihood for normal data that are missing at random (Arbuckle 1996; Enders 2010).
///
/// The equations M ~ X + C and Y ~ M + X + C + D restrict nothing, so the maximum is at the moments of
/// ``IncompleteMoments``, and the paths follow from them as regressions do. Where nothing is missing they
/// are those of least squares. X and C count as normal too; of a complete X nothing is asked by that.
public struct IncompleteMediation: MediationDesign {
    public typealias Fit = IncompleteMediationFit

    public var model: MediationSpecification

    public init(_ model: MediationSpecification) { self.model = model }

    public var faults: [String] {
        var faults = model.faults
        if let bootstrap = model.bootstrap, bootstrap.kind != .cases || bootstrap.intervals.contains(.studentised) {
            faults.append("With missing: fiml the bootstrap draws cases, without studentised intervals; take percentile, bias_corrected, bca or normal.")
        }
        return faults
    }

    /// C, X, M, D, Y.
    private var ordered: [String] {
        model.covariates + [model.exposure] + model.mediators + model.outcomeCovariates + [model.outcome]
    }

    /// - Throws: ``MediationError``
    public func carryOut(numeric table: DataTable, running: Running) throws -> IncompleteMediationFit {
        let names = ordered
        // Says which columns are unknown or text, and what is missing where.
        let complete = try CompleteRows(of: names, in: table)
        let cells = try names.map { try table.numbers($0).map(\.value) }
        for (name, column) in zip(names, cells) {
            let seen = column.compactMap { $0 }
            guard let least = seen.min(), let largest = seen.max(), least < largest else {
                throw MediationError.equation(outcome: model.outcome, .constant(name, rows: seen.count))
            }
        }
        let scales = cells.map { StandardizedColumn($0.compactMap { $0 }) }
        let standardized = zip(cells, scales).map { column, scale in column.map { $0.map { ($0 - scale.mean) / scale.spread } } }
        let data = IncompleteMoments(standardized)
        guard let moments = data.maximized(tolerance: 1e-12) else { throw Self.undetermined }
        let paths = IncompletePaths(model)
        guard let estimates = paths.effects(moments.covariance) else { throw Self.undetermined }
        let unit = scales[names.count - 1].spread / scales[model.covariates.count].spread
        let found = try paths.estimated(data, moments, unit: unit, model: model, scales: scales.map(\.spread))
        let kernel = IncompleteKernel(
            data: data, paths: paths, start: moments, unit: unit,
            drawn: try ResamplingDesign(model.bootstrap ?? BootstrapSpecification(resamples: 0), of: table, rows: Array(0..<table.rowCount)))
        let bootstrap = try kernel.bootstrap(
            found.effects.map(\.name), estimates: estimates.map { $0 * unit }, of: model, running: running)
        return IncompleteMediationFit(
            specification: self, rows: DesignAccount(complete, used: table.rowCount - data.empty), completeRows: complete.count,
            iterations: moments.iterations, patterns: data.patterns.count, a: found.a, b: found.b, designEffects: found.effects,
            bootstrap: bootstrap)
    }

    private static var undetermined: MediationError {
        .plan(["What is observed together does not determine the covariances of the model: two columns are never seen in one row, or one follows from others. Leave one out, or take missing: imputation."])
    }
}
