import Statistics

/// All that two-level data say to a model of random intercepts: moments within clusters, and of the
/// clusters of each size.
///
/// Rotating the n persons of a cluster by an orthonormal matrix turns them into √n ȳ and n − 1
/// contrasts that are free of the between part (McDonald and Goldstein 1989).
struct ClusterMoments: Sendable {
    /// Variables of level 1.
    let within: [String]
    /// Variables of level 2 alone.
    let clusterOnly: [String]
    let persons: Int
    let clusters: Int
    /// Σ over clusters and persons of squares and products of deviations from the cluster's mean.
    let scatter: Matrix
    let sizes: [Size]

    /// The clusters of one size n.
    struct Size: Sendable {
        let size: Int
        let count: Int
        /// Mean over clusters of (z, √n ȳ), and the sum of products of deviations from it.
        let mean: [Double]
        let scatter: Matrix
    }

    /// - Parameter members: rows of each cluster.
    init(within: [String], clusterOnly: [String], values: (String) -> [Double], members: [[Int]]) {
        self.within = within
        self.clusterOnly = clusterOnly
        let columns = within.map(values)
        let own = clusterOnly.map(values)
        persons = members.reduce(0) { $0 + $1.count }
        clusters = members.count
        let p = within.count
        var scatter = Matrix(rows: p, columns: p)
        var vectors: [Int: [[Double]]] = [:]
        for rows in members {
            let n = Double(rows.count)
            let means = columns.map { column in rows.reduce(0.0) { $0 + column[$1] } / n }
            for row in rows {
                for first in 0..<p {
                    let off = columns[first][row] - means[first]
                    for second in 0...first { scatter[first, second] += off * (columns[second][row] - means[second]) }
                }
            }
            let root = n.squareRoot()
            vectors[rows.count, default: []].append(own.map { $0[rows[0]] } + means.map { $0 * root })
        }
        self.scatter = scatter.filledFromLower
        sizes = vectors.keys.sorted().map { size in
            let list = vectors[size] ?? []
            let width = p + clusterOnly.count
            var mean = [Double](repeating: 0, count: width)
            for vector in list { for index in 0..<width { mean[index] += vector[index] / Double(list.count) } }
            var spread = Matrix(rows: width, columns: width)
            for vector in list {
                for row in 0..<width {
                    for column in 0...row { spread[row, column] += (vector[row] - mean[row]) * (vector[column] - mean[column]) }
                }
            }
            return Size(size: size, count: list.count, mean: mean, scatter: spread.filledFromLower)
        }
    }
}
