/// The sign of a factor whose loadings are all free is not in the data; here their sum is positive.
struct FactorSigns {
    private let table: ParameterTable
    private let model: StructuralModel

    init(_ table: ParameterTable, _ model: StructuralModel) {
        self.table = table
        self.model = model
    }

    func turned(_ found: LikelihoodOptimum, _ likelihood: NormalLikelihood) -> LikelihoodOptimum {
        var theta = found.point.theta
        var isTurned = false
        let first = model.parts[0]
        for latent in first.observed.count..<max(first.size, first.observed.count) {
            let loadings = first.cells.filter {
                $0.kind == .path && $0.column == latent && $0.source >= 0 && table.rows[$0.source].op == .measuredBy
            }
            guard !loadings.isEmpty, loadings.allSatisfy({ $0.parameter >= 0 }) else { continue }
            guard loadings.reduce(0, { $0 + theta[$1.parameter] }) < 0, let other = reflected(theta, latent) else { continue }
            theta = other
            isTurned = true
        }
        guard isTurned, table.constraints.map == nil, let point = likelihood.evaluate(theta),
            (point.value - found.point.value).magnitude < 1e-10 * (1 + point.value.magnitude)
        else { return found }
        return LikelihoodOptimum(
            point: point, iterations: found.iterations, isConverged: found.isConverged, gradient: found.gradient, diary: found.diary)
    }

    /// θ with a latent variable turned round in every group; nil where equal parameters forbid it.
    private func reflected(_ theta: [Double], _ latent: Int) -> [Double]? {
        var sign = [Double?](repeating: nil, count: theta.count)
        for part in model.parts {
            for cell in part.cells {
                let touches = (cell.row == latent) != (cell.kind != .intercept && cell.column == latent)
                let wanted = touches ? -1.0 : 1
                if cell.parameter < 0 {
                    if touches, cell.fixed != 0 { return nil }
                } else if let known = sign[cell.parameter] {
                    if known != wanted, theta[cell.parameter] != 0 { return nil }
                } else {
                    sign[cell.parameter] = wanted
                }
            }
        }
        return zip(theta, sign).map { $0 * ($1 ?? 1) }
    }
}
