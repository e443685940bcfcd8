/// Covariances of coefficients that hold without equal variances, or with rows that belong together.
public enum RobustCovariance: String, Hashable, Sendable, CaseIterable {
    case none
    /// Squared scores as they are (White 1980); times n/(n − k); over 1 − h; over (1 − h)², h the
    /// leverage (MacKinnon and White 1985).
    case hc0 = "HC0"
    case hc1 = "HC1"
    case hc2 = "HC2"
    case hc3 = "HC3"
    /// Scores summed within clusters (Liang and Zeger 1986); times G/(G − 1) for G clusters.
    case cr0 = "CR0"
    case cr1 = "CR1"
    /// Times G/(G − 1) · (n − 1)/(n − k), as Stata.
    case cr1s = "CR1S"

    public var needsClusters: Bool { self == .cr0 || self == .cr1 || self == .cr1s }
    var needsLeverage: Bool { self == .hc2 || self == .hc3 }
}

/// Each row's pull on the coefficients: what sandwiches are made of.
struct Influence: Hashable, Sendable {
    /// n × k: (X'WX)⁻¹ xᵢ times the score of row i, for least squares its residual.
    let rows: Matrix
    let leverages: [Double]

    /// - Returns: nil where a row has leverage 1 and the kind divides by 1 − h, and where there are
    ///   fewer than two clusters.
    func covariance(_ kind: RobustCovariance, clusters: FrameFactor?) -> Matrix? {
        let n = Double(rows.rows)
        let k = Double(rows.columns)
        switch kind {
        case .none: return nil
        case .hc0: return rows.transposedTimes(rows)
        case .hc1: return rows.transposedTimes(rows).scaled(by: n / (n - k))
        case .hc2, .hc3:
            guard leverages.allSatisfy({ 1 - $0 >= 1e-12 }) else { return nil }
            var scaled = rows
            for row in 0..<rows.rows {
                let left = 1 - leverages[row]
                let factor = kind == .hc3 ? 1 / left : 1 / left.squareRoot()
                for column in 0..<rows.columns { scaled[row, column] *= factor }
            }
            return scaled.transposedTimes(scaled)
        case .cr0, .cr1, .cr1s:
            guard let clusters, clusters.levels.count > 1 else { return nil }
            var sums = Matrix(rows: clusters.levels.count, columns: rows.columns)
            for row in 0..<rows.rows {
                for column in 0..<rows.columns { sums[clusters.codes[row], column] += rows[row, column] }
            }
            let groups = Double(clusters.levels.count)
            var factor = kind == .cr0 ? 1 : groups / (groups - 1)
            if kind == .cr1s { factor *= (n - 1) / (n - k) }
            return sums.transposedTimes(sums).scaled(by: factor)
        }
    }
}

extension LeastSquares {
    var influence: Influence {
        var rows = pseudoinverse.transposed
        for row in 0..<rows.rows {
            for column in 0..<rows.columns { rows[row, column] *= residuals[row] }
        }
        return Influence(rows: rows, leverages: leverages)
    }
}

extension GeneralizedLinearFit {
    func influence(_ design: Matrix) -> Influence {
        var rows = design * covariance
        var leverages = [Double](repeating: 0, count: rows.rows)
        for row in 0..<rows.rows {
            var leverage = 0.0
            for column in 0..<rows.columns {
                leverage += rows[row, column] * design[row, column]
                rows[row, column] *= scores[row]
            }
            leverages[row] = leverage * informations[row]
        }
        return Influence(rows: rows, leverages: leverages)
    }
}
