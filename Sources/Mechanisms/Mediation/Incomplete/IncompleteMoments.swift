import RealModule
import Statistics

/// Means and covariances of normal data with gaps, by maximum likelihood: the EM algorithm over patterns of
/// what is missing (Dempster, Laird and Rubin 1977; Little and Rubin 2002, chapter 11).
struct IncompleteMoments {
    /// Rows that lack the same columns.
    struct Pattern {
        let observed: [Int]
        let missing: [Int]
        let rows: [Int]
    }

    /// Standardized by what is observed; a gap is 0 and stands in no sum.
    let columns: [[Double]]
    let patterns: [Pattern]
    let rows: Int
    /// Rows that hold nothing at all.
    let empty: Int
    var size: Int { columns.count }

    /// - Parameter cells: one array a column; nil where a value is missing.
    init(_ cells: [[Double?]]) {
        let count = cells.first?.count ?? 0
        rows = count
        var keys: [[Bool]] = []
        var groups: [[Int]] = []
        var places: [[Bool]: Int] = [:]
        for row in 0..<count {
            let key = cells.map { $0[row] != nil }
            if let place = places[key] {
                groups[place].append(row)
            } else {
                places[key] = keys.count
                keys.append(key)
                groups.append([row])
            }
        }
        patterns = zip(keys, groups).compactMap { key, rows in
            let observed = key.indices.filter { key[$0] }
            return observed.isEmpty ? nil : Pattern(observed: observed, missing: key.indices.filter { !key[$0] }, rows: rows)
        }
        empty = zip(keys, groups).reduce(0) { $0 + ($1.0.contains(true) ? 0 : $1.1.count) }
        columns = cells.map { column in column.map { $0 ?? 0 } }
    }

    struct Moments: Hashable, Sendable {
        var means: [Double]
        var covariance: Matrix
        var iterations = 0
    }

    /// From the moments of what is observed, or from given ones.
    ///
    /// - Parameter weights: how often each row counts; nil is once.
    /// - Returns: nil where a covariance of observed columns is singular, or the iteration does not end.
    func maximized(_ weights: [Double]? = nil, from start: Moments? = nil, tolerance: Double = 1e-10) -> Moments? {
        var current = start ?? self.start(weights)
        var total = 0.0
        for pattern in patterns { for row in pattern.rows { total += weights?[row] ?? 1 } }
        guard total > Double(size) else { return nil }
        for iteration in 1...5_000 {
            guard let next = step(current, weights, total) else { return nil }
            var moved = 0.0
            for i in 0..<size {
                let spread = next.covariance[i, i].squareRoot()
                guard spread > 0, spread.isFinite else { return nil }
                moved = max(moved, (next.means[i] - current.means[i]).magnitude / spread)
                for j in 0...i {
                    let scale = (next.covariance[i, i] * next.covariance[j, j]).squareRoot()
                    moved = max(moved, (next.covariance[i, j] - current.covariance[i, j]).magnitude / scale)
                }
            }
            current = next
            current.iterations = iteration
            if moved < tolerance { return current }
        }
        return nil
    }

    private func start(_ weights: [Double]?) -> Moments {
        var means = [Double](repeating: 0, count: size)
        var counts = means
        var squares = means
        for pattern in patterns {
            for row in pattern.rows {
                let weight = weights?[row] ?? 1
                for i in pattern.observed {
                    counts[i] += weight
                    means[i] += weight * columns[i][row]
                    squares[i] += weight * columns[i][row] * columns[i][row]
                }
            }
        }
        var covariance = Matrix(rows: size, columns: size)
        for i in 0..<size {
            means[i] /= max(counts[i], 1)
            covariance[i, i] = max(squares[i] / max(counts[i], 1) - means[i] * means[i], 1e-6)
        }
        return Moments(means: means, covariance: covariance)
    }

    /// One turn of expectation and maximization.
    private func step(_ at: Moments, _ weights: [Double]?, _ total: Double) -> Moments? {
        var sums = [Double](repeating: 0, count: size)
        var products = Matrix(rows: size, columns: size)
        var filled = [Double](repeating: 0, count: size)
        for pattern in patterns {
            let (observed, missing) = (pattern.observed, pattern.missing)
            var slopes = Matrix(rows: 0, columns: 0)
            if !missing.isEmpty {
                let own = at.covariance.selecting(rows: observed, columns: observed)
                let with = at.covariance.selecting(rows: observed, columns: missing)
                guard let solved = own.solvingPositiveDefinite(with)?.solution else { return nil }
                slopes = solved
                let left = at.covariance.selecting(rows: missing, columns: missing) - with.transposedTimes(solved)
                var count = 0.0
                for row in pattern.rows { count += weights?[row] ?? 1 }
                for i in missing.indices {
                    for j in missing.indices { products[missing[i], missing[j]] += count * left[i, j] }
                }
            }
            for row in pattern.rows {
                let weight = weights?[row] ?? 1
                guard weight > 0 else { continue }
                for i in observed { filled[i] = columns[i][row] }
                for (place, i) in missing.enumerated() {
                    var value = at.means[i]
                    for (other, j) in observed.enumerated() { value += slopes[other, place] * (columns[j][row] - at.means[j]) }
                    filled[i] = value
                }
                for i in 0..<size {
                    sums[i] += weight * filled[i]
                    for j in 0...i { products[i, j] += weight * filled[i] * filled[j] }
                }
            }
        }
        let means = sums.map { $0 / total }
        var covariance = Matrix(rows: size, columns: size)
        for i in 0..<size {
            for j in 0...i {
                let value = products[i, j] / total - means[i] * means[j]
                covariance[i, j] = value
                covariance[j, i] = value
            }
        }
        return Moments(means: means, covariance: covariance)
    }
}
