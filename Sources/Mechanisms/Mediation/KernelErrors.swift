/// Delta-method standard errors of the effects of eight resamples, from the factors that ``MediationKernel``
/// left behind: what the studentised interval divides by.
///
/// With L the factor, x the place of the exposure, G the rows and columns of L from x to before Y, and
/// K = G⁻¹: E'E = Σ L[Mᵢ, t] L[Mⱼ, t] over t > x; [(X'X)⁻¹] at X is 1/L[x, x]²; the block of (Z'Z)⁻¹ of
/// the outcome equation is K'K; its residual sum of squares is what is left of Y; b = K' times the row Y.
struct KernelErrors {
    /// One an effect in the order of the weights, then of c', then of c, in units.
    private(set) var values: [SIMD8<Double>]
    private let weights: [[Double]]
    private let mediators: Int
    /// X, the mediators, and what only the outcome equation holds constant.
    private let block: Int
    private let x: Int
    private let last: Int
    private let unit: Double
    private var inverse: [SIMD8<Double>]
    private var covarianceA: [SIMD8<Double>]
    private var covarianceB: [SIMD8<Double>]
    private var a: [SIMD8<Double>]
    private var b: [SIMD8<Double>]

    init(_ kernel: MediationKernel, weights: [[Double]]) {
        self.weights = weights
        mediators = kernel.mediatorCount
        block = 1 + kernel.mediatorCount + kernel.outcomeCovariateCount
        x = kernel.exposureColumn
        last = kernel.columnCount - 1
        unit = kernel.unit.magnitude
        let needed = !weights.isEmpty
        values = Array(repeating: .zero, count: needed ? weights.count + 2 : 0)
        inverse = Array(repeating: .zero, count: needed ? block * block : 0)
        covarianceA = Array(repeating: .zero, count: needed ? mediators * mediators : 0)
        covarianceB = covarianceA
        a = Array(repeating: .zero, count: needed ? mediators : 0)
        b = a
    }

    /// - Parameters:
    ///   - s: packed factors; the diagonal still holds the sums themselves.
    ///   - inverses: 1 over the diagonal of the factors, before Y.
    mutating func compute(
        _ s: UnsafeMutableBufferPointer<SIMD8<Double>>, _ inverses: UnsafeMutableBufferPointer<SIMD8<Double>>
    ) {
        let n = s[0]
        let rowY = last * (last + 1) / 2
        var left = s[rowY + last]
        for t in 0...x { left -= s[rowY + t] * s[rowY + t] }
        let ofTotal = left / (n - Double(x + 1))
        for t in (x + 1)..<max(last, x + 1) { left -= s[rowY + t] * s[rowY + t] }
        left.replace(with: 0, where: left .< 0)
        let ofOutcome = left / (n - Double(last))
        invert(s, inverses)

        let atX = inverses[x] * inverses[x]
        let scaleA = atX / (n - Double(x + 1))
        for i in 0..<mediators {
            let rowI = (x + 1 + i) * (x + 2 + i) / 2
            a[i] = s[rowI + x] * inverses[x]
            var slope = SIMD8<Double>.zero
            for t in (1 + i)..<block { slope += inverse[t * block + 1 + i] * s[rowY + x + t] }
            b[i] = slope
            for j in 0...i {
                let rowJ = (x + 1 + j) * (x + 2 + j) / 2
                var product = SIMD8<Double>.zero
                for t in (x + 1)..<(x + 1 + j) { product += s[rowI + t] * s[rowJ + t] }
                let diagonal = 1 / inverses[x + 1 + j]
                product += (i == j ? diagonal : s[rowI + x + 1 + j]) * diagonal
                covarianceA[i * mediators + j] = product * scaleA
                covarianceA[j * mediators + i] = product * scaleA
                let unscaled = crossed(1 + i, 1 + j)
                covarianceB[i * mediators + j] = unscaled * ofOutcome
                covarianceB[j * mediators + i] = unscaled * ofOutcome
            }
        }
        for (place, w) in weights.enumerated() { values[place] = variance(w).squareRoot() * unit }
        values[weights.count] = (crossed(0, 0) * ofOutcome).squareRoot() * unit
        values[weights.count + 1] = (ofTotal * atX).squareRoot() * unit
    }

    /// K = G⁻¹, lower triangular.
    private mutating func invert(
        _ s: UnsafeMutableBufferPointer<SIMD8<Double>>, _ inverses: UnsafeMutableBufferPointer<SIMD8<Double>>
    ) {
        for i in 0..<block {
            let row = (x + i) * (x + i + 1) / 2
            inverse[i * block + i] = inverses[x + i]
            for j in 0..<i {
                var sum = SIMD8<Double>.zero
                for t in j..<i { sum += s[row + x + t] * inverse[t * block + j] }
                inverse[i * block + j] = -sum * inverses[x + i]
            }
        }
    }

    /// Element (i, j) of K'K.
    private func crossed(_ i: Int, _ j: Int) -> SIMD8<Double> {
        var sum = SIMD8<Double>.zero
        for t in max(i, j)..<block { sum += inverse[t * block + i] * inverse[t * block + j] }
        return sum
    }

    /// (w∘b)' Va (w∘b) + (w∘a)' Vb (w∘a).
    private func variance(_ w: [Double]) -> SIMD8<Double> {
        var sum = SIMD8<Double>.zero
        for i in 0..<mediators where w[i] != 0 {
            for j in 0..<mediators where w[j] != 0 {
                let fromA = b[i] * b[j] * covarianceA[i * mediators + j]
                let fromB = a[i] * a[j] * covarianceB[i * mediators + j]
                sum += (fromA + fromB) * (w[i] * w[j])
            }
        }
        return sum
    }
}
