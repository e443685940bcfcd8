import Statistics

extension BinaryKernel {
    /// Each draw averages over all people, so there are fewer than of plain products.
    static let draws = 2_000

    /// Quasi-Bayesian intervals of ``NaturalRisks/all`` (Imai, Keele and Tingley 2010): coefficients of
    /// both equations are drawn from their normal distributions, σ stays; the mean over M needs no draws,
    /// it is integrated. Nil where an equation leaves nothing to draw.
    func drawn(_ regression: BinaryRegression, mediatorSigma: Double, level: Double, seed: UInt64) -> [Ends?] {
        let none = [Ends?](repeating: nil, count: NaturalRisks.allNames.count)
        var work = BinaryWorkspace(self)
        for row in 0..<rows { work.weights[row] = 1 }
        work.gather()
        guard work.fitMediator(self), let information = mediatorInformation.inversePositiveDefinite?.inverse else { return none }
        let sigma = mediatorSigma / columns[0].spread
        let draws = CoefficientDraws(
            blocks: [
                (work.gamma, information.scaled(by: sigma * sigma)),
                (regression.standardized, regression.standardizedCovariance),
            ], seed: seed)
        guard let draws else { return none }
        work.sigma = sigma
        let size = width - 1
        return draws.intervals(of: none.count, level: level, draws: Self.draws) { coefficients, values in
            for index in 0..<size { work.gamma[index] = coefficients[index] }
            for index in 0..<width { work.theta[index] = coefficients[size + index] }
            let all = work.risks(self).all
            for index in all.indices { values[index] = all[index] }
        }
    }

    /// Z'Z of 1, X, C.
    private var mediatorInformation: Matrix {
        let size = width - 1
        var matrix = Matrix(rows: size, columns: size)
        for row in 0..<rows {
            let at = row * width
            for i in 0..<size {
                let left = design[at + (i == 0 ? 0 : i + 1)]
                for j in 0..<size { matrix[i, j] += left * design[at + (j == 0 ? 0 : j + 1)] }
            }
        }
        return matrix
    }
}
