import RealModule
import Statistics

/// The distribution of an outcome given its linear predictor η.
public enum ConditionalFamily: String, CaseIterable, Hashable, Sendable {
    case binomialLogit = "logit"
    case binomialProbit = "probit"
    case poissonLog = "log"

    /// log density, without what does not depend on η, and its first three derivatives by η.
    struct Derivatives {
        var value: Double
        var first: Double
        var second: Double
        var third: Double
    }

    /// - Parameters:
    ///   - y: successes, or a count.
    ///   - m: trials; not used for counts.
    @inline(__always)
    func derivatives(_ eta: Double, _ y: Double, _ m: Double) -> Derivatives {
        switch self {
        case .binomialLogit:
            // μ and 1 − μ without cancellation, log(1 + e^η) without overflow.
            let tail = Double.exp(-eta.magnitude)
            let mean = eta >= 0 ? 1 / (1 + tail) : tail / (1 + tail)
            let rest = eta >= 0 ? tail / (1 + tail) : 1 / (1 + tail)
            let softplus = max(eta, 0) + Double.log(onePlus: tail)
            let variance = m * mean * rest
            return Derivatives(
                value: y * eta - m * softplus, first: y - m * mean, second: -variance, third: -variance * (rest - mean))
        case .poissonLog:
            let mean = Double.exp(eta)
            return Derivatives(value: y * eta - mean, first: y - mean, second: -mean, third: -mean)
        case .binomialProbit:
            let above = Self.mills(eta)
            let below = Self.mills(-eta)
            let failures = m - y
            return Derivatives(
                value: (y > 0 ? y * above.log : 0) + (failures > 0 ? failures * below.log : 0),
                first: y * above.ratio - failures * below.ratio, second: y * above.first + failures * below.first,
                third: y * above.second - failures * below.second)
        }
    }

    /// log Φ(η), λ = φ(η)/Φ(η) and the first two derivatives of λ.
    private static func mills(_ eta: Double) -> (log: Double, ratio: Double, first: Double, second: Double) {
        let logDensity = -eta * eta / 2 - 0.918938533204672742
        let ratio: Double
        let log: Double
        if eta > -30 {
            log = eta > 5 ? Double.log(onePlus: -Normal.standard.upperTail(eta)) : Double.log(Normal.standard.cdf(eta))
            ratio = Double.exp(logDensity - log)
        } else {
            // The asymptotic series of Mills' ratio; four terms give every digit here.
            let s = 1 / (eta * eta)
            let series = 1 - s * (1 - 3 * s * (1 - 5 * s * (1 - 7 * s)))
            ratio = -eta / series
            log = logDensity - Double.log(ratio)
        }
        let first = -ratio * (eta + ratio)
        let second = -first * (eta + ratio) - ratio * (1 + first)
        return (log, ratio, first, second)
    }

    /// The part of the log density that does not depend on η.
    func constant(_ y: Double, _ m: Double) -> Double {
        switch self {
        case .binomialLogit, .binomialProbit:
            Double.logGamma(m + 1) - Double.logGamma(y + 1) - Double.logGamma(m - y + 1)
        case .poissonLog: -Double.logGamma(y + 1)
        }
    }
}
