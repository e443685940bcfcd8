import RealModule
import Statistics

extension CovarianceShape {
    /// θ of this structure near a covariance matrix, for instance one from moments.
    ///
    /// - Parameter moments: T × T, symmetric, positive diagonal; where it is not positive definite
    ///   its correlations are drawn towards zero until it is.
    func parameters(near moments: Matrix) -> [Double] {
        let variances = moments.diagonal
        var theta: [Double] = []
        if structure.hasVariancePerVisit {
            theta = variances.map { 0.5 * Double.log($0) }
        } else {
            theta = [0.5 * Double.log(variances.reduce(0, +) / Double(max(visits, 1)))]
        }
        func correlation(_ a: Int, _ b: Int) -> Double { moments[a, b] / (variances[a] * variances[b]).squareRoot() }
        func mean(lag: Int?) -> Double {
            var values: [Double] = []
            for place in 0..<pairs.count {
                let (a, b) = (pairs.first[place], pairs.second[place])
                if a < b, lag == nil || b - a == lag { values.append(correlation(a, b)) }
            }
            return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        }
        guard visits > 1 else { return theta }
        switch structure {
        case .us: return Self.triangular(moments)
        case .cs, .csh: theta.append(scale.parameter(mean(lag: nil)))
        case .ar1, .ar1h: theta.append(scale.parameter(mean(lag: 1)))
        case .toep, .toeph: theta += (1..<visits).map { scale.parameter(mean(lag: $0)) }
        case .ad, .adh: theta += (1..<visits).map { scale.parameter(correlation($0 - 1, $0)) }
        }
        if structure == .toep || structure == .toeph { return definite(theta) }
        return theta
    }

    /// Toeplitz correlations drawn towards zero until the matrix is positive definite.
    private func definite(_ theta: [Double]) -> [Double] {
        var theta = theta
        for _ in 0..<60 {
            let value = value(at: theta[...], second: false)
            var sigma = Matrix(rows: visits, columns: visits)
            for place in 0..<pairs.count {
                sigma[pairs.first[place], pairs.second[place]] = value.sigma[place]
                sigma[pairs.second[place], pairs.first[place]] = value.sigma[place]
            }
            if Cholesky(sigma, tolerance: 1e-3) != nil { return theta }
            for index in scaleCount..<theta.count { theta[index] *= 0.8 }
        }
        return theta
    }

    /// τ and L̃ of Σ = LL'.
    private static func triangular(_ moments: Matrix) -> [Double] {
        let visits = moments.rows
        var kept = moments
        for attempt in 0..<60 {
            if attempt > 0 {
                for a in 0..<visits {
                    for b in 0..<visits where a != b { kept[a, b] *= 0.85 }
                }
            }
            guard let factor = Cholesky(kept, tolerance: 1e-3)?.lower else { continue }
            var theta = (0..<visits).map { Double.log(factor[$0, $0]) }
            for row in 0..<visits {
                // L = diag(exp τ) L̃ scales rows.
                for column in 0..<row { theta.append(factor[row, column] / factor[row, row]) }
            }
            return theta
        }
        let plain = moments.diagonal.map { 0.5 * Double.log($0) }
        return plain + [Double](repeating: 0, count: visits * (visits - 1) / 2)
    }
}
