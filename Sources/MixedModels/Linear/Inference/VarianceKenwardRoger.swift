import Statistics

/// The covariance of β adjusted for the estimation of the variances, and degrees of freedom
/// (Kenward and Roger 1997), V = Σ θ_h V_h being linear in the variances and covariances θ:
///
///     P_h = X'V⁻¹V_hV⁻¹X,  Q_hk = X'V⁻¹V_hV⁻¹V_kV⁻¹X,
///     W⁻¹_hk = ½ tr(V⁻¹V_hV⁻¹V_k) − tr(Φ Q_hk) + ½ tr(Φ P_h Φ P_k),
///     Φ_A = Φ + 2 Φ (Σ W_hk (Q_hk − P_h Φ P_k)) Φ.
///
/// Everything is in units of σ², in which the residual's V_h is I.
struct VarianceKenwardRoger: Sendable {
    /// Φ_A / σ² in scaled coordinates.
    let adjusted: Matrix
    /// Φ / σ².
    private let phi: Matrix
    private let p: [Matrix]
    private let w: Matrix

    /// - Returns: nil where the information of the variances is not positive definite.
    init?(_ estimate: LinearMixedEstimate) {
        let sums: KenwardRogerSums
        if let grouped = estimate.point.state as? GroupedState {
            sums = KenwardRogerSums(grouped, blocks: Self.blocks(estimate))
        } else if let crossed = estimate.kernel as? CrossedKernel {
            guard let found = KenwardRogerSums(crossed, estimate) else { return nil }
            sums = found
        } else {
            return nil
        }
        let phi = estimate.point.inverse
        let p = sums.p
        let count = p.count
        let turned = p.map { phi * $0 }
        var information = Matrix(rows: count, columns: count)
        for h in 0..<count {
            for k in 0...h {
                let second = innerProduct(phi.elements, sums.q[h][k].elements)
                let third = innerProduct(turned[h].elements, turned[k].transposed.elements)
                information[h, k] = sums.traces[h, k] / 2 - second + third / 2
                information[k, h] = information[h, k]
            }
        }
        guard let w = information.inversePositiveDefinite?.inverse else { return nil }
        var middle = Matrix(rows: phi.rows, columns: phi.rows)
        for h in 0..<count {
            for k in 0..<count {
                let q = h >= k ? sums.q[h][k] : sums.q[k][h]
                middle = middle + (q - p[h] * turned[k]).scaled(by: w[h, k])
            }
        }
        self.phi = phi
        self.p = p
        self.w = w
        adjusted = phi + (phi * middle * phi).symmetrized.scaled(by: 2)
    }

    /// df = 2 / (a' W a), a_h = c'ΦP_hΦc / (c'Φc).
    func degreesOfFreedom(_ contrast: [Double]) -> Double? {
        let image = phi * contrast
        let v = innerProduct(contrast, image)
        guard v > 0 else { return nil }
        let spread = w.quadraticForm(p.map { $0.quadraticForm(image) / v })
        guard spread > 0 else { return nil }
        return 2 / spread
    }

    /// For each factor, the first places and sizes of its terms.
    static func blocks(_ estimate: LinearMixedEstimate) -> [(factor: Int, start: Int, size: Int)] {
        estimate.data.terms.indices.map { term in
            let (factor, start) = estimate.place(ofTerm: term)
            return (factor, start, estimate.data.terms[term].names.count)
        }
    }
}
