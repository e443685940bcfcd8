import Statistics

/// Standard errors that rest on the studies being independent of one another and on nothing else.
///
/// With S = Z'WZ and rᵢ the residuals of study i, V = S⁻¹ [Σ Zᵢ'WᵢAᵢ rᵢrᵢ' AᵢWᵢZᵢ] S⁻¹ (Liang and Zeger 1986).
/// CR1: Aᵢ = I, V times m/(m − p), t(m − p), m the number of studies. CR2 (Bell and McCaffrey 2002; Tipton
/// 2015; Pustejovsky and Tipton 2018): Aᵢ = Lᵢ (Lᵢ' Gᵢ Lᵢ)^(−1/2) Lᵢ' with Mᵢ = Lᵢ Lᵢ' and Gᵢ = Mᵢ − Zᵢ S⁻¹ Zᵢ',
/// which makes V unbiased where the model holds, and degrees of freedom by Satterthwaite for each
/// coefficient, (Σ pᵢᵢ)²/Σ pᵢⱼ², pᵢⱼ = δᵢⱼ uᵢ'Mᵢuᵢ − uᵢ'Zᵢ S⁻¹ Zⱼ'uⱼ, uᵢ = AᵢWᵢZᵢ S⁻¹ c.
struct ClusterRobust {
    /// Covariances of the coefficients, in their own units.
    let cr1: Matrix
    let cr2: Matrix
    /// m − p.
    let freedom1: Double
    /// For each coefficient.
    let freedom2: [Double]

    /// - Parameter back: T of ``MetaDesign``.
    init?(_ model: MultilevelModel, _ state: MultilevelState, back: Matrix) {
        let p = model.p
        let studies = model.z.count
        guard studies > p else { return nil }
        var meat1 = Matrix(rows: p, columns: p)
        var meat2 = meat1
        // Of each study and coefficient: u'Mu and Z'u.
        var own = [[Double]](repeating: [], count: p)
        var shared = [[Matrix]](repeating: [], count: p)
        let targets = state.inverse * back.transposed
        for block in 0..<studies {
            let z = model.z[block]
            let w = state.w[block]
            guard let m = w.inversePositiveDefinite?.inverse, let lower = Cholesky(m)?.lower else { return nil }
            let g = m - (z * state.inverse).timesTransposed(z)
            guard let root = Self.inverseRoot(lower.transposedTimes(g * lower).symmetrized) else { return nil }
            let adjust = (lower * root).timesTransposed(lower)
            let wz = w * z
            let plain = wz.transposedTimes(state.residuals[block])
            let adjusted = (adjust * wz).transposedTimes(state.residuals[block])
            meat1 = meat1 + plain.timesTransposed(plain)
            meat2 = meat2 + adjusted.timesTransposed(adjusted)
            let all = adjust * wz * targets
            for index in 0..<p {
                let u = Matrix(rows: z.rows, columns: 1, elements: all.column(index))
                own[index].append(u.transposedTimes(m * u)[0, 0])
                shared[index].append(z.transposedTimes(u))
            }
        }
        let count = Double(studies)
        freedom1 = count - Double(p)
        let outer = back * state.inverse
        cr1 = (outer * meat1).timesTransposed(outer).scaled(by: count / freedom1).symmetrized
        cr2 = (outer * meat2).timesTransposed(outer).symmetrized
        freedom2 = (0..<p).map { index in
            var trace = 0.0
            var squares = 0.0
            for i in 0..<studies {
                let image = state.inverse * shared[index][i]
                for j in 0..<studies {
                    let product = -shared[index][j].transposedTimes(image)[0, 0] + (i == j ? own[index][i] : 0)
                    squares += product * product
                    if i == j { trace += product }
                }
            }
            return squares > 0 ? trace * trace / squares : 0
        }
    }

    /// A^(−1/2) of a positive semidefinite A, 0 where A is 0.
    private static func inverseRoot(_ a: Matrix) -> Matrix? {
        guard let eigen = SymmetricEigen(a) else { return nil }
        let largest = eigen.values.map(\.magnitude).max() ?? 0
        var scaled = eigen.vectors
        for column in 0..<a.rows {
            let value = eigen.values[column]
            let factor = value > 1e-12 * largest && value > 0 ? 1 / value.squareRoot() : 0
            for row in 0..<a.rows { scaled[row, column] *= factor }
        }
        return scaled.timesTransposed(eigen.vectors)
    }
}
