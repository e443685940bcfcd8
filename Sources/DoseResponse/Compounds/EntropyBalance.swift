import RealModule
import Statistics

/// Weights that bring the means of one group of people to those of another while straying as little as can be from
/// equal ones (Hainmueller 2012): wᵢ ∝ exp(λ'xᵢ), λ where the weighted means are the target's.
struct EntropyBalance: Sendable {
    /// Mean 1.
    let weights: [Double]
    /// The largest distance of a weighted mean from the target, in standard deviations.
    let imbalance: Double

    var isBalanced: Bool { imbalance < 1e-4 }

    /// (Σw)²/Σw².
    var effectiveSize: Double {
        var sum = 0.0
        var squares = 0.0
        for weight in weights {
            sum += weight
            squares += weight * weight
        }
        return squares > 0 ? sum * sum / squares : 0
    }

    /// Of all weight, what the heaviest tenth of the people carry.
    var heaviestTenth: Double {
        let sorted = weights.sorted(by: >)
        let whole = sorted.reduce(0, +)
        return whole > 0 ? sorted.prefix(max(1, sorted.count / 10)).reduce(0, +) / whole : 0
    }

    /// - Parameters:
    ///   - columns: of the people to be weighted, column by column.
    ///   - target: the mean of each.
    init(_ columns: [[Double]], target: [Double]) {
        let n = columns.first?.count ?? 0
        var scaled: [[Double]] = []
        for (column, mean) in zip(columns, target) {
            let center = column.reduce(0, +) / Double(max(n, 1))
            let sd = (column.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(max(n, 1))).squareRoot()
            scaled.append(column.map { ($0 - mean) / (sd > 0 ? sd : 1) })
        }
        let width = scaled.count
        let x = scaled
        func weights(_ lambda: [Double]) -> (weights: [Double], log: Double) {
            var logs = [Double](repeating: 0, count: n)
            var most = -Double.infinity
            for row in 0..<n {
                for column in 0..<width { logs[row] += lambda[column] * x[column][row] }
                most = max(most, logs[row])
            }
            var sum = 0.0
            for row in 0..<n {
                logs[row] = Double.exp(logs[row] - most)
                sum += logs[row]
            }
            return (logs.map { $0 / sum }, most + Double.log(sum))
        }
        func means(_ weights: [Double]) -> [Double] { x.map { column in zip(column, weights).reduce(0) { $0 + $1.0 * $1.1 } } }
        // The dual is convex; where the target lies outside, λ runs away and the imbalance stays.
        let found = Newton(tolerance: 1e-13, iterations: 80).minimize(
            from: [Double](repeating: 0, count: width),
            slope: { lambda in
                guard lambda.allSatisfy({ $0.magnitude < 60 }) else { return nil }
                let (weights, log) = weights(lambda)
                return Slope(value: log, gradient: means(weights))
            },
            curvature: { lambda in
                let (weights, _) = weights(lambda)
                let center = means(weights)
                var matrix = Matrix(rows: width, columns: width)
                for first in 0..<width {
                    for second in 0...first {
                        var sum = 0.0
                        for row in 0..<n { sum += weights[row] * (x[first][row] - center[first]) * (x[second][row] - center[second]) }
                        matrix[first, second] = sum
                        matrix[second, first] = sum
                    }
                }
                return matrix
            })
        let final = weights(found?.point ?? [Double](repeating: 0, count: width)).weights
        imbalance = means(final).map(\.magnitude).max() ?? 0
        self.weights = final.map { $0 * Double(n) }
    }
}
