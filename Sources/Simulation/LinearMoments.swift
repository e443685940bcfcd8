/// Covariances of the quantities of a structural model within one arm, followed from the
/// first to the last: for y = Σ cᵢxᵢ + e, cov(y, z) = Σ cᵢ cov(xᵢ, z) (Wright 1934, path rules).
struct LinearMoments: Sendable {
    private struct Pair: Hashable, Sendable {
        let first: Node
        let second: Node
    }

    private var known: [Node] = []
    private var entries: [Pair: Double] = [:]

    func covariance(_ first: Node, _ second: Node) -> Double {
        entries[Pair(first: first, second: second)] ?? 0
    }

    /// The covariance of Σ cᵢxᵢ with a known quantity.
    func covariance(of paths: [Path], with node: Node) -> Double {
        paths.reduce(0) { $0 + $1.coefficient * covariance($1.from, node) }
    }

    /// The variance of Σ cᵢxᵢ.
    func variance(of paths: [Path]) -> Double {
        paths.reduce(0) { $0 + $1.coefficient * covariance(of: paths, with: $1.from) }
    }

    /// Adds a quantity with its variance; `slope` is how much of a change in Σ cᵢxᵢ shows in it.
    mutating func add(_ node: Node, paths: [Path], slope: Double, variance: Double) {
        for other in known {
            let shared = slope * covariance(of: paths, with: other)
            entries[Pair(first: node, second: other)] = shared
            entries[Pair(first: other, second: node)] = shared
        }
        entries[Pair(first: node, second: node)] = variance
        known.append(node)
    }
}
