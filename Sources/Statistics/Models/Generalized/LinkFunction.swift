import RealModule

/// What one row adds to the log-likelihood, its score and its expected information, as functions of η.
enum LinkFunction {
    struct Term {
        var logLikelihood: Double
        /// ∂ log-likelihood / ∂η.
        var score: Double
        /// Expected −∂² log-likelihood / ∂η².
        var information: Double
    }

    /// `y` successes of `m`. Without the binomial coefficient.
    @inline(__always) static func logit(_ eta: Double, _ y: Double, _ m: Double) -> Term {
        let small = Double.exp(-eta.magnitude)
        let softplus = max(eta, 0) + Double.log(onePlus: small)
        let mu = eta >= 0 ? 1 / (1 + small) : small / (1 + small)
        let variance = small / ((1 + small) * (1 + small))
        return Term(logLikelihood: y * eta - m * softplus, score: y - m * mu, information: m * variance)
    }

    @inline(__always) static func probit(_ eta: Double, _ y: Double, _ m: Double) -> Term {
        let z = min(max(eta, -37), 37)
        let density = Double.exp(-z * z / 2) * 0.3989422804014326779
        let below = 0.5 * Double.erfc(-z * 0.7071067811865475244)
        let above = 0.5 * Double.erfc(z * 0.7071067811865475244)
        // Φ near 1 has lost the digits that its complement still has.
        let logBelow = z > 0 ? Double.log(onePlus: -above) : Double.log(below)
        let logAbove = z < 0 ? Double.log(onePlus: -below) : Double.log(above)
        let won = density / below
        let lost = density / above
        return Term(
            logLikelihood: y * logBelow + (m - y) * logAbove, score: y * won - (m - y) * lost, information: m * won * lost)
    }

    @inline(__always) static func cloglog(_ eta: Double, _ y: Double, _ m: Double) -> Term {
        let e = Double.exp(min(max(eta, -700), 6.5))
        let fails = Double.exp(-e)
        let mu = -Double.expMinusOne(-e)
        let won = e * fails / mu
        return Term(
            logLikelihood: y * Double.log(mu) - (m - y) * e, score: y * won - (m - y) * e, information: m * won * e)
    }

    /// Without log y!.
    @inline(__always) static func poisson(_ eta: Double, _ y: Double) -> Term {
        let mu = Double.exp(eta)
        return Term(logLikelihood: y * eta - mu, score: y - mu, information: mu)
    }

    /// Without the gamma functions of y and θ.
    @inline(__always) static func negativeBinomial(_ eta: Double, _ y: Double, _ theta: Double) -> Term {
        let mu = Double.exp(eta)
        let ratio = mu / theta
        let widened = 1 + ratio
        let logarithm = Double.log(onePlus: ratio)
        return Term(
            logLikelihood: y * (eta - logarithm) - theta * logarithm, score: (y - mu) / widened, information: mu / widened)
    }

    static func mean(_ link: GeneralizedLinearModel.Link, _ eta: Double) -> Double {
        switch link {
        case .logit:
            let small = Double.exp(-eta.magnitude)
            return eta >= 0 ? 1 / (1 + small) : small / (1 + small)
        case .probit: return 0.5 * Double.erfc(-eta * 0.7071067811865475244)
        case .cloglog: return -Double.expMinusOne(-Double.exp(eta))
        case .log: return Double.exp(eta)
        }
    }

    /// η at which a search starts, of a mean drawn in from its bounds.
    static func start(_ link: GeneralizedLinearModel.Link, _ y: Double, _ m: Double) -> Double {
        let share = (y + 0.5) / (m + 1)
        switch link {
        case .logit: return Double.log(share / (1 - share))
        case .probit: return Normal.standard.quantile(share) ?? 0
        case .cloglog: return Double.log(-Double.log(1 - share))
        case .log: return Double.log(y + 0.1)
        }
    }
}
