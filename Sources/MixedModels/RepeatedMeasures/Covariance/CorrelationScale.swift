import RealModule

/// A correlation as a function of a parameter that may be any number, with two derivatives.
struct CorrelationScale {
    /// Of `cs` and `csh`, where the least correlation of T visits is −1/(T − 1): that bound; nil
    /// where −1 is.
    let exchangeableVisits: Int?

    struct Value {
        let rho: Double
        let first: Double
        let second: Double
    }

    /// ρ = θ/√(1 + θ²), or ρ = (1 + a)/(1 + e^(−θ)) − a with a = 1/(T − 1).
    func value(_ theta: Double) -> Value {
        guard let visits = exchangeableVisits else {
            let square = 1 + theta * theta
            let root = square.squareRoot()
            return Value(rho: theta / root, first: 1 / (square * root), second: -3 * theta / (square * square * root))
        }
        let a = 1 / Double(visits - 1)
        let s = 1 / (1 + Double.exp(-theta))
        let first = (1 + a) * s * (1 - s)
        return Value(rho: (1 + a) * s - a, first: first, second: first * (1 - 2 * s))
    }

    /// The θ of a correlation, kept away from the bounds.
    func parameter(_ rho: Double) -> Double {
        guard let visits = exchangeableVisits else {
            let kept = min(max(rho, -0.95), 0.95)
            return kept / (1 - kept * kept).squareRoot()
        }
        let a = 1 / Double(visits - 1)
        let s = min(max((rho + a) / (1 + a), 0.02), 0.98)
        return Double.log(s / (1 - s))
    }
}
