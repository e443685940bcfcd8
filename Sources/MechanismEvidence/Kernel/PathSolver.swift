/// Solves path models from a matrix of moments: one Cholesky factor L of the columns in the order
/// C, X, D, M, Y gives
///
///     aᵢ = L[Mᵢ, X] / L[X, X]     c = L[Y, X] / L[X, X]     b: back substitution over M
///
/// Error variances are taken off the diagonal first (Fuller 1987, section 2.2; Warren, White and
/// Fuller 1974). The error of Y stays in its residual and moves no path, so it is left where it is.
struct PathSolver {
    private let model: PathModel
    private let order: [Int]
    private let shares: [Double]
    private let fixed: [Double]
    private let signs: [Double]
    private let columns: Int

    /// What is left of a column must exceed this share of its variance.
    static let tolerance = 1e-10

    init(_ model: PathModel, columns: Int) {
        self.model = model
        self.columns = columns
        order = model.order
        var shares: [Double] = []
        var fixed: [Double] = []
        for place in model.order {
            let error = place == model.outcome ? nil : model.errors[place]
            if case .share(let share)? = error { shares.append(share) } else { shares.append(0) }
            if case .fixed(let variance)? = error { fixed.append(variance) } else { fixed.append(0) }
        }
        self.shares = shares
        self.fixed = fixed
        signs = model.order.map { model.method?.sign(of: $0) ?? 0 }
    }

    /// Places of scratch.
    var scratch: Int { order.count * order.count + order.count }

    /// - Parameter s: moments, `columns` × `columns`.
    /// - Returns: whether every pivot before Y was sound.
    func solve(
        _ s: UnsafeMutableBufferPointer<Double>, scratch l: UnsafeMutableBufferPointer<Double>,
        into out: UnsafeMutableBufferPointer<Double>
    ) -> Bool {
        let q = order.count
        let last = q - 1
        let k = model.mediators.count
        let x = model.covariates.count
        let share = methodShare(s)
        for i in 0..<q {
            let place = order[i]
            let row = i * q
            let own = s[place * columns + place]
            for j in 0..<i {
                let other = order[j]
                var value = s[place * columns + other]
                if share > 0 {
                    let spread = (own * s[other * columns + other]).squareRoot()
                    value -= share * signs[i] * signs[j] * spread
                }
                for t in 0..<j { value -= l[row + t] * l[j * q + t] }
                l[row + j] = value / l[j * q + j]
            }
            var pivot = own - shares[i] * own - fixed[i]
            if share > 0, signs[i] != 0 { pivot -= share * own }
            for t in 0..<i { pivot -= l[row + t] * l[row + t] }
            if i < last {
                guard pivot > own * Self.tolerance else { return false }
                l[row + i] = pivot.squareRoot()
            } else {
                l[row + i] = max(0, pivot)
            }
        }
        // Back substitution over D and M: coefficients stand behind the factor.
        let b = q * q
        for i in stride(from: last - 1, through: x, by: -1) {
            var value = l[last * q + i]
            for later in (i + 1)..<max(last, i + 1) { value -= l[later * q + i] * l[b + later] }
            l[b + i] = value / l[i * q + i]
        }
        let first = last - k
        let toX = 1 / l[x * q + x]
        for m in 0..<k {
            let a = l[(first + m) * q + x] * toX
            out[m] = a * l[b + first + m]
            if model.keeps == .everything {
                out[k + m] = a
                out[2 * k + m] = l[b + first + m]
            }
        }
        guard model.keeps == .everything else { return true }
        out[3 * k] = l[last * q + x] * toX
        out[3 * k + 1] = l[b + x]
        out[3 * k + 2] = s[model.outcome * columns + model.outcome].squareRoot()
        let along = l[last * q + last - 1]
        let rest = along * along + l[last * q + last]
        out[3 * k + 3] = rest > 0 ? along / rest.squareRoot() : 0
        out[3 * k + 4] = rest.squareRoot() / l[(last - 1) * q + last - 1]
        return true
    }

    private func methodShare(_ s: UnsafeMutableBufferPointer<Double>) -> Double {
        guard let method = model.method else { return 0 }
        if let share = method.share { return share }
        guard let marker = method.marker else { return 0 }
        return Self.markerShare(marker, method, s, columns: columns)
    }

    /// Mean correlation of the marker with the self-reports, each with its sign: the share of one method
    /// in all of them, if nothing else ties the marker to them. Not below 0.
    static func markerShare(
        _ marker: Int, _ method: PathModel.Method, _ s: UnsafeMutableBufferPointer<Double>, columns: Int
    ) -> Double {
        var sum = 0.0
        var count = 0.0
        for (place, sign) in zip(method.places, method.signs) {
            let spread = (s[marker * columns + marker] * s[place * columns + place]).squareRoot()
            guard spread > 0 else { continue }
            sum += sign * s[marker * columns + place] / spread
            count += 1
        }
        guard count > 0 else { return 0 }
        return min(0.95, (sum / count).magnitude)
    }
}
