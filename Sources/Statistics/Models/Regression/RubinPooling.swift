/// Estimates of completed data sets put together by Rubin's rules (Rubin 1987), with the degrees of
/// freedom of Barnard and Rubin (1999).
public struct PooledEstimate: Hashable, Sendable {
    /// How many data sets.
    public let sets: Int
    /// Their mean.
    public let estimate: Double
    /// W, the mean of the squared standard errors.
    public let within: Double
    /// B, the variance of the estimates, divisor m − 1.
    public let between: Double
    /// T = W + (1 + 1/m) B.
    public let total: Double
    /// (1 + 1/m) B / W: relative increase in variance.
    public let increase: Double
    /// (1 + 1/m) B / T.
    public let lambda: Double
    public let df: Double
    /// Fraction of missing information.
    public let fractionMissing: Double

    public var standardError: Double { total.squareRoot() }

    /// - Parameter completeDF: degrees of freedom that the analysis of one complete data set has;
    ///   nil is infinite.
    /// - Returns: nil for fewer than two data sets, or variances that are not positive.
    public init?(estimates: [Double], variances: [Double], completeDF: Double?) {
        guard estimates.count == variances.count, estimates.count > 1 else { return nil }
        let m = Double(estimates.count)
        let mean = estimates.reduce(0, +) / m
        let within = variances.reduce(0, +) / m
        let between = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (m - 1)
        let spread = (1 + 1 / m) * between
        let total = within + spread
        guard total > 0, total.isFinite, within > 0 else { return nil }
        sets = estimates.count
        estimate = mean
        self.within = within
        self.between = between
        self.total = total
        increase = spread / within
        lambda = spread / total
        // ν₁ is infinite where the data sets agree.
        let old = lambda > 0 ? (m - 1) / (lambda * lambda) : .infinity
        if let nu = completeDF {
            let observed = (nu + 1) / (nu + 3) * nu * (1 - lambda)
            df = old.isFinite ? old * observed / (old + observed) : observed
        } else {
            df = old
        }
        let share = df.isFinite ? 2 / (df + 3) : 0
        fractionMissing = (increase + share) / (increase + 1)
    }

    /// estimate / SE.
    public var t: Double { estimate / standardError }

    public var p: Double { StudentT(df: df)?.twoSided(t) ?? Normal.twoSided(t) }

    public func interval(level: Double) -> (lower: Double, upper: Double) {
        let tail = (1 + level) / 2
        let quantile = StudentT(df: df)?.quantile(tail) ?? Normal.standard.quantile(tail) ?? .infinity
        return (estimate - quantile * standardError, estimate + quantile * standardError)
    }

    /// est, within, between, total, se, df_barnard_rubin, riv, lambda, fmi, t, p, ci_lower, ci_upper.
    public func results(level: Double) -> ResultTree {
        let (lower, upper) = interval(level: level)
        let none = "There is no finite number."
        return .of([
            "est": .finite(estimate, else: none), "within": .finite(within, else: none),
            "between": .finite(between, else: none), "total": .finite(total, else: none),
            "se": .finite(standardError, else: none),
            "df_barnard_rubin": .finite(df, else: "Infinite: the data sets agree."),
            "riv": .finite(increase, else: none), "lambda": .finite(lambda, else: none),
            "fmi": .finite(fractionMissing, else: none), "t": .finite(t, else: none), "p": .finite(p, else: none),
            "ci_lower": .finite(lower, else: none), "ci_upper": .finite(upper, else: none),
        ])
    }
}
