import Statistics

/// One coefficient over m completed data sets (Rubin 1987): W the mean of the squared standard errors,
/// B the variance of the estimates, T = W + (1 + 1/m) B; degrees of freedom after Barnard and Rubin (1999).
package struct RubinPool: Hashable, Sendable {
    package let estimate, within, between, total, se, riv, lambda, df, fmi, t, p, lower, upper: Double

    /// - Parameter completeDF: rows of one data set less coefficients.
    package init(estimates: [Double], variances: [Double], completeDF: Double, level: Double) {
        let m = Double(estimates.count)
        let moments = Moments(estimates)
        estimate = moments.mean
        within = Moments(variances).mean
        between = estimates.count > 1 ? moments.variance : 0
        let extra = (1 + 1 / m) * between
        total = within + extra
        se = total.squareRoot()
        riv = extra / within
        lambda = extra / total
        let nuObserved = (completeDF + 1) / (completeDF + 3) * completeDF * (1 - lambda)
        if lambda > 0, estimates.count > 1 {
            let nuOld = (m - 1) / (lambda * lambda)
            df = nuOld * nuObserved / (nuOld + nuObserved)
        } else {
            df = nuObserved
        }
        fmi = (riv + 2 / (df + 3)) / (riv + 1)
        t = estimate / se
        let distribution = StudentT(df: df)
        p = t.isFinite ? distribution?.twoSided(t) ?? .nan : .nan
        let half = (distribution?.quantile((1 + level) / 2) ?? .nan) * se
        lower = estimate - half
        upper = estimate + half
    }

    private var none: String { "The completed data sets have no residual spread." }

    var results: ResultTree {
        .branch([
            .init("est", .number(estimate)), .init("within", .number(within)), .init("between", .number(between)),
            .init("total", .number(total)), .init("se", .finite(se, else: none)), .init("riv", .finite(riv, else: none)),
            .init("lambda", .finite(lambda, else: none)), .init("df_barnard_rubin", .finite(df, else: none)),
            .init("fmi", .finite(fmi, else: none)), .init("t", .finite(t, else: none)), .init("p", .finite(p, else: none)),
            .init("ci_lower", .finite(lower, else: none)), .init("ci_upper", .finite(upper, else: none)),
        ])
    }

    func cells(_ name: String) -> [ReadableTable.Cell] {
        [
            .text(name), .number(estimate), .finite(se, else: none), .ends(lower, upper, else: none), .finite(df, else: none),
            .probability(p, else: none), fmi.isFinite ? .share(min(1, fmi)) : .missing(none),
        ]
    }

    static func columns(_ level: Double) -> [String] { ["", "estimate", "se", intervalHeading(level), "df", "p", "missing information"] }
}
