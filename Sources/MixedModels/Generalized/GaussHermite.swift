import RealModule
import Statistics

/// Nodes z and weights of ∫ f(z) e^(−z²) dz ≈ Σ w f(z), the weights already times e^(z²).
///
/// The nodes are the eigenvalues of the Jacobi matrix (Golub and Welsch 1969), improved by Newton's
/// method on the orthonormal Hermite functions ψ, and w e^(z²) = 1 / (K ψ_{K−1}(z)²), which keeps
/// its digits where w itself is tiny.
struct GaussHermite: Sendable {
    let nodes: [Double]
    let weights: [Double]

    /// - Parameter count: K, from 1 to 200.
    /// - Returns: nil outside of that.
    init?(_ count: Int) {
        guard (1...200).contains(count) else { return nil }
        var jacobi = Matrix(rows: count, columns: count)
        for index in 1..<max(count, 1) {
            jacobi[index, index - 1] = (Double(index) / 2).squareRoot()
            jacobi[index - 1, index] = jacobi[index, index - 1]
        }
        guard let eigen = SymmetricEigen(jacobi) else { return nil }
        var nodes: [Double] = []
        var weights: [Double] = []
        let k = Double(count)
        for start in eigen.values {
            var z = start
            for _ in 0..<3 {
                // ψ_K' = √(2K) ψ_{K−1} − z ψ_K.
                let (last, before) = Self.functions(z, count)
                let slope = (2 * k).squareRoot() * before - z * last
                if slope != 0 { z -= last / slope }
            }
            if 2 * nodes.count + 1 == count { z = 0 }
            let (_, before) = Self.functions(z, count)
            nodes.append(z)
            weights.append(1 / (k * before * before))
        }
        self.nodes = nodes
        self.weights = weights
    }

    /// ψ_K(z) and ψ_{K−1}(z).
    private static func functions(_ z: Double, _ count: Int) -> (Double, Double) {
        var before = 0.0
        var last = 0.751125544464943 * Double.exp(-z * z / 2)
        for index in 1...count {
            let n = Double(index)
            let next = (2 / n).squareRoot() * z * last - ((n - 1) / n).squareRoot() * before
            before = last
            last = next
        }
        return (last, before)
    }
}
