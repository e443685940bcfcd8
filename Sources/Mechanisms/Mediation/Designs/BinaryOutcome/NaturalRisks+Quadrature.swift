import RealModule
import Statistics

/// Points and weights of the trapezoidal rule for ∫ φ(z) F(η + s z) dz over the line.
///
/// For a function that is smooth around the line the rule converges faster than any power of its step h
/// (Trefethen and Weideman 2014). Here the nearest pole of the logistic function lies π/s off the line,
/// so h ≤ 0.68/s, and at most 1/2, leaves an error below 10⁻¹¹.
struct NormalQuadrature {
    /// Eight points at a time: h φ(z), 0 for those that fill up.
    private(set) var weights: [SIMD8<Double>] = []
    /// exp(−s z).
    private(set) var decays: [SIMD8<Double>] = []

    mutating func prepare(_ s: Double) {
        let step = max(min(0.5, 0.68 / max(s, 1e-300)), 0.002)
        let reach = Int((8.5 / step).rounded(.up))
        let count = (2 * reach + 1 + 7) / 8
        weights.removeAll(keepingCapacity: true)
        decays.removeAll(keepingCapacity: true)
        for block in 0..<count {
            var weight = SIMD8<Double>(repeating: 0)
            var decay = SIMD8<Double>(repeating: 1)
            for lane in 0..<8 {
                let index = block * 8 + lane - reach
                guard index <= reach else { continue }
                let z = Double(index) * step
                weight[lane] = step * 0.398942280401432678 * Double.exp(-z * z / 2)
                decay[lane] = Double.exp(min(max(-s * z, -300), 300))
            }
            weights.append(weight)
            decays.append(decay)
        }
    }

    /// ∫ φ(z) / (1 + odds exp(−s z)) dz, odds = exp(−η).
    @inline(__always)
    func logistic(_ odds: Double) -> Double {
        var sum = SIMD8<Double>(repeating: 0)
        for index in weights.indices { sum += weights[index] / (1 + odds * decays[index]) }
        return sum.sum()
    }
}

extension BinaryWorkspace {
    /// The four risks at the two fits, by quadrature for the logistic link and in closed form,
    /// ∫ φ(z) Φ(η + s z) dz = Φ(η / √(1 + s²)), for the normal one.
    mutating func risks(_ kernel: BinaryKernel) -> NaturalRisks {
        let width = kernel.width
        let slope = theta[1]
        let s = slope.magnitude * sigma
        let difference = kernel.treated - kernel.control
        let byMediator = slope * gamma[1] * difference
        let byExposure = theta[2] * difference
        if kernel.link == .logit { quadrature.prepare(s) }
        let shrink = 1 / (1 + s * s).squareRoot()
        let oddsM = Double.exp(min(max(-byMediator, -300), 300))
        let oddsX = Double.exp(min(max(-byExposure, -300), 300))
        var sums: (Double, Double, Double, Double) = (0, 0, 0, 0)
        var draws = 0.0
        for row in active {
            let at = row * width
            var mediator = gamma[0] + gamma[1] * kernel.control
            var eta = theta[0] + theta[2] * kernel.control
            for i in 3..<max(width, 3) {
                mediator += gamma[i - 1] * kernel.design[at + i]
                eta += theta[i] * kernel.design[at + i]
            }
            eta += slope * mediator
            let weight = weights[row]
            draws += weight
            switch kernel.link {
            case .logit:
                let odds = Double.exp(min(max(-eta, -300), 300))
                sums.0 += weight * quadrature.logistic(odds)
                sums.1 += weight * quadrature.logistic(odds * oddsM)
                sums.2 += weight * quadrature.logistic(odds * oddsX)
                sums.3 += weight * quadrature.logistic(odds * oddsM * oddsX)
            case .probit:
                sums.0 += weight * Normal.standard.cdf(eta * shrink)
                sums.1 += weight * Normal.standard.cdf((eta + byMediator) * shrink)
                sums.2 += weight * Normal.standard.cdf((eta + byExposure) * shrink)
                sums.3 += weight * Normal.standard.cdf((eta + byMediator + byExposure) * shrink)
            }
        }
        return NaturalRisks(p00: sums.0 / draws, p01: sums.1 / draws, p10: sums.2 / draws, p11: sums.3 / draws)
    }
}
