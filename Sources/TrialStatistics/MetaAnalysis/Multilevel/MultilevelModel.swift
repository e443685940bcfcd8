import RealModule
import Statistics

/// Blocks of studies, and the likelihood of (σ_b², σ_w²) with β profiled out.
///
/// Mᵢ = Vᵢ + σ_b² 11' + σ_w² I is the covariance of study i. With P = W − WX(X'WX)⁻¹X'W, W = M⁻¹ and
/// D_b = 11', D_w = I the derivatives of M, the slope of the restricted log-likelihood is
/// ½(y'PDPy − tr PD) and its average information ½ y'PD_jPD_kPy (Gilmour, Thompson and Cullis 1995).
struct MultilevelModel {
    let members: [[Int]]
    let isRestricted: Bool
    let k: Int
    let p: Int
    /// log|Z'Z|.
    let logGram: Double
    /// Of each study: its effects, sampling covariance and rows of Z.
    let y: [Matrix]
    let v: [Matrix]
    let z: [Matrix]

    init(_ data: MetaModel, members: [[Int]], rho: Double, isRestricted: Bool) {
        self.members = members
        self.isRestricted = isRestricted
        k = data.k
        let p = data.design.p
        self.p = p
        logGram = data.logGram
        y = members.map { rows in Matrix(rows: rows.count, columns: 1, elements: rows.map { data.y[$0] }) }
        z = members.map { rows in
            Matrix(rows: rows.count, columns: p, elements: rows.flatMap { row in data.design.z[(row * p)..<((row + 1) * p)] })
        }
        v = members.map { rows in
            var block = Matrix(rows: rows.count, columns: rows.count)
            for (i, first) in rows.enumerated() {
                for (j, second) in rows.enumerated() {
                    block[i, j] = i == j ? data.v[first] : rho * (data.v[first] * data.v[second]).squareRoot()
                }
            }
            return block
        }
    }

    /// - Parameter sigma: σ_b² and σ_w², at least 0.
    func at(_ sigma: [Double]) -> MultilevelState? {
        var w: [Matrix] = []
        var logM = 0.0
        var normal = Matrix(rows: p, columns: p)
        var right = Matrix(rows: p, columns: 1)
        for block in v.indices {
            var m = v[block]
            for i in 0..<m.rows {
                for j in 0..<m.columns { m[i, j] += sigma[0] + (i == j ? sigma[1] : 0) }
            }
            guard let (inverse, log) = m.inversePositiveDefinite else { return nil }
            logM += log
            let turned = z[block].transposedTimes(inverse)
            normal = normal + turned * z[block]
            right = right + turned * y[block]
            w.append(inverse)
        }
        guard let (inverse, logNormal) = normal.inversePositiveDefinite else { return nil }
        let b = inverse * right
        var state = MultilevelState(sigma: sigma, w: w, inverse: inverse, b: b.elements)
        state.residuals = y.indices.map { y[$0] - z[$0] * b }
        var squares = 0.0
        var traces = [0.0, 0.0]
        // D u for both derivatives, u = W r; then the information (D_j u)' P (D_k u).
        var turned: [[Matrix]] = [[], []]
        var across = [Matrix(rows: p, columns: 1), Matrix(rows: p, columns: 1)]
        var quadratic = [0.0, 0.0]
        for block in y.indices {
            let u = w[block] * state.residuals[block]
            squares += dot(u, state.residuals[block])
            let sum = u.elements.reduce(0, +)
            let derivatives = [Matrix(rows: u.rows, columns: 1, repeating: sum), u]
            let wz = w[block] * z[block]
            var ones = Matrix(rows: 1, columns: u.rows, repeating: 1)
            ones = ones * wz
            let middles = [ones.transposedTimes(ones), wz.transposedTimes(wz)]
            let plain = [w[block].elements.reduce(0, +), w[block].trace]
            for j in 0..<2 {
                quadratic[j] += dot(u, derivatives[j])
                traces[j] += plain[j]
                if isRestricted { traces[j] -= (inverse * middles[j]).trace }
                turned[j].append(derivatives[j])
                across[j] = across[j] + wz.transposedTimes(derivatives[j])
            }
        }
        var information = Matrix(rows: 2, columns: 2)
        for j in 0..<2 {
            for l in 0...j {
                var value = -dot(across[j], inverse * across[l])
                for block in y.indices { value += dot(turned[j][block], w[block] * turned[l][block]) }
                information[j, l] = value / 2
                information[l, j] = value / 2
            }
        }
        let freedom = Double(isRestricted ? k - p : k)
        var deviance = freedom * 1.83787706640934548 + logM + squares
        if isRestricted { deviance += logNormal - logGram }
        state.value = -0.5 * deviance
        state.slope = [(quadratic[0] - traces[0]) / 2, (quadratic[1] - traces[1]) / 2]
        state.information = information
        state.squares = squares
        return state.value.isFinite ? state : nil
    }

    private func dot(_ left: Matrix, _ right: Matrix) -> Double {
        var sum = 0.0
        for index in left.elements.indices { sum += left.elements[index] * right.elements[index] }
        return sum
    }
}

/// Generalised least squares at one pair of variances.
struct MultilevelState {
    /// σ_b², σ_w².
    let sigma: [Double]
    /// Mᵢ⁻¹ of each study.
    let w: [Matrix]
    /// (Z'WZ)⁻¹.
    let inverse: Matrix
    let b: [Double]
    var residuals: [Matrix] = []
    /// The log-likelihood, its slope and its average information.
    var value = 0.0
    var slope: [Double] = []
    var information = Matrix(rows: 2, columns: 2)
    /// r'Wr.
    var squares = 0.0
}
