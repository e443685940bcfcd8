import Statistics

/// Draws new mediators and outcomes from the fitted equations, exposure and covariates staying as they
/// are (Davison and Hinkley 1997, chapter 6): with normal residuals, or with those of the data.
///
/// M* = fitted M + e; Y* = fitted Y + Σ bₖ (M*ₖ − Mₖ) + e. Residuals are scaled by √(n/(n − k)) of their
/// equation, so that they vary as the errors do; those of one row stay together.
struct MediationGenerator: Sendable {
    /// Standardized as in the kernel: 1, C, X, M, D, Y, each over the rows.
    let columns: [[Double]]
    private let rows: Int
    private let firstMediator: Int
    private let fittedMediators: [[Double]]
    private let fittedOutcome: [Double]
    private let b: [Double]
    private let residuals: [[Double]]
    /// Factor of the covariance of the mediators' residuals; nil where residuals are drawn.
    private let factor: Matrix?
    private let spread: Double
    private let scales: [(mean: Double, sd: Double)]
    private let draw: UnitDraw

    /// - Returns: nil when the residuals of the mediators leave no spread to draw from.
    init?(
        _ equations: MediationEquations, rows: CompleteRows, specification: MediationSpecification, seed: UInt64
    ) {
        let names = specification.covariates + [specification.exposure] + specification.mediators
            + specification.outcomeCovariates + [specification.outcome]
        let raw = names.map(rows.column)
        scales = raw.map { ($0.reduce(0, +) / Double($0.count), standardDeviation($0)) }
        let ones = [Double](repeating: 1, count: rows.count)
        columns = [ones] + zip(raw, scales).map { column, scale in column.map { ($0 - scale.mean) / scale.sd } }
        self.rows = rows.count
        firstMediator = specification.covariates.count + 2
        let n = Double(rows.count)
        func inflated(_ fit: LinearFit) -> [Double] {
            let factor = (n / Double(fit.solution.residualDegreesOfFreedom)).squareRoot()
            return fit.solution.residuals.map { $0 * factor }
        }
        residuals = equations.mediators.map(inflated) + [inflated(equations.outcome)]
        fittedMediators = zip(specification.mediators, equations.mediators).map { name, fit in
            zip(rows.column(name), fit.solution.residuals).map { $0 - $1 }
        }
        fittedOutcome = zip(rows.column(specification.outcome), equations.outcome.solution.residuals).map { $0 - $1 }
        b = equations.b
        spread = equations.outcome.sigma
        draw = UnitDraw(ResamplingDesign(rows: rows.count), seed: seed)
        guard specification.bootstrap?.kind == .parametric else {
            factor = nil
            return
        }
        let count = specification.mediators.count
        var covariance = Matrix(rows: count, columns: count)
        for i in 0..<count {
            for j in 0..<count { covariance[i, j] = innerProduct(residuals[i], residuals[j]) / n }
        }
        guard let cholesky = Cholesky(covariance) else { return nil }
        factor = cholesky.lower
    }

    /// The packed cross-products of one drawn data set.
    ///
    /// - Parameter columns: a copy of ``columns``, whose mediators and outcome are overwritten.
    func sum(_ resample: Int, seed: UInt64, columns: inout [[Double]], into sums: UnsafeMutableBufferPointer<Double>) {
        fill(resample, seed: seed, &columns)
        var place = 0
        for i in columns.indices {
            for j in 0...i {
                var sum = 0.0
                for row in 0..<rows { sum += columns[i][row] * columns[j][row] }
                sums[place] = sum
                place += 1
            }
        }
    }

    private func fill(_ resample: Int, seed: UInt64, _ columns: inout [[Double]]) {
        let count = fittedMediators.count
        let last = columns.count - 1
        var random = RandomStream(seed: seed, stream: UInt64(resample), purpose: Resampling.purpose)
        let drawn = factor == nil ? draw.units(ofResample: resample) : []
        var normals = [Double](repeating: 0, count: count)
        for row in 0..<rows {
            if factor != nil { for k in 0..<count { normals[k] = random.normal() } }
            var outcome = fittedOutcome[row]
            for k in 0..<count {
                var error = 0.0
                if let factor {
                    for t in 0...k { error += factor[k, t] * normals[t] }
                } else {
                    error = residuals[k][Int(drawn[row])]
                }
                let scale = scales[firstMediator - 1 + k]
                let value = (fittedMediators[k][row] + error - scale.mean) / scale.sd
                outcome += b[k] * (value - self.columns[firstMediator + k][row]) * scale.sd
                columns[firstMediator + k][row] = value
            }
            outcome += factor != nil ? spread * random.normal() : residuals[count][Int(drawn[row])]
            columns[last][row] = (outcome - scales[last - 1].mean) / scales[last - 1].sd
        }
    }
}
