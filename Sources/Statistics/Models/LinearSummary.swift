/// One coefficient of a linear regression with its uncertainty, in the units of outcome per predictor.
public struct CoefficientRow: Hashable, Sendable {
    public let term: String
    public let estimate: Double
    /// √ of s²(X'X)⁻¹, s² = RSS/(n − k).
    public let standardError: Double
    /// estimate / standardError; nil for a perfect fit.
    public let t: Double?
    /// Two-sided, from t(n − k).
    public let p: Double?
    public let lower: Double
    public let upper: Double
    /// With divisor n for the residual variance: maximum likelihood.
    public let standardErrorML: Double
    /// Heteroscedasticity-consistent, HC0 (White 1980).
    public let standardErrorHC0: Double
    /// HC3, residuals over 1 − leverage (MacKinnon and White 1985); nil when a row has leverage 1.
    public let standardErrorHC3: Double?
}

/// What a fitted linear regression says, ready to print.
public struct LinearSummary: Hashable, Sendable {
    public let outcome: String
    public let rows: [CoefficientRow]
    public let observations: Int
    /// n − k.
    public let degreesOfFreedom: Int
    public let r2: Double
    /// Residual standard deviation with divisor n − k.
    public let sigma: Double
    public let isPerfect: Bool

    public func row(_ term: String) -> CoefficientRow? { rows.first { $0.term == term } }
}

extension LinearFit {
    public var summary: LinearSummary {
        let n = Double(solution.observations)
        let df = Double(solution.residualDegreesOfFreedom)
        let distribution = StudentT(df: df)
        let quantile = distribution?.quantile((1 + model.level) / 2) ?? .infinity
        let squares = solution.residuals.map { $0 * $0 }
        let corrected: [Double]? = solution.leverages.contains { 1 - $0 < 1e-12 }
            ? nil
            : zip(squares, solution.leverages).map { square, leverage in
                square / ((1 - leverage) * (1 - leverage))
            }
        let rows = solution.terms.indices.map { index -> CoefficientRow in
            let estimate = solution.coefficients[index]
            let unscaled = solution.unscaledCovariance[index, index]
            let se = (residualVariance * unscaled).squareRoot()
            let t = isPerfect ? nil : estimate / se
            return CoefficientRow(
                term: solution.terms[index], estimate: estimate, standardError: se, t: t,
                p: t.flatMap { distribution?.twoSided($0) },
                lower: estimate - quantile * se, upper: estimate + quantile * se,
                standardErrorML: se * (df / n).squareRoot(),
                standardErrorHC0: sandwich(index, squares),
                standardErrorHC3: corrected.map { sandwich(index, $0) })
        }
        return LinearSummary(
            outcome: model.outcome, rows: rows, observations: solution.observations,
            degreesOfFreedom: solution.residualDegreesOfFreedom, r2: r2, sigma: sigma,
            isPerfect: isPerfect)
    }

    /// √ of the term's diagonal element of (X'X)⁻¹ X' diag(w) X (X'X)⁻¹.
    private func sandwich(_ term: Int, _ weights: [Double]) -> Double {
        var sum = 0.0
        for row in weights.indices {
            let influence = solution.pseudoinverse[term, row]
            sum += influence * influence * weights[row]
        }
        return sum.squareRoot()
    }
}

extension CoefficientRow {
    /// Under the names of the reference cases: est, se, t, p, ci_lower, ci_upper, se_ml, se_hc0, se_hc3.
    public var results: ResultTree {
        let perfect = "The residuals are only rounding: a test means nothing."
        return .of([
            "est": .number(estimate),
            "se": .number(standardError),
            "t": t.map(ResultTree.number) ?? .missing(perfect),
            "p": p.map(ResultTree.number) ?? .missing(perfect),
            "ci_lower": .number(lower),
            "ci_upper": .number(upper),
            "se_ml": .number(standardErrorML),
            "se_hc0": .number(standardErrorHC0),
            "se_hc3": standardErrorHC3.map(ResultTree.number)
                ?? .missing("A row has leverage 1: the equation passes through it whatever its value."),
        ])
    }
}

extension LinearSummary {
    /// `coef.<term>`, `df`, `r2`, `sigma`.
    public var results: ResultTree {
        .of([
            "coef": .branch(rows.map { .init($0.term, $0.results) }),
            "df": .count(degreesOfFreedom),
            "r2": .number(r2),
            "sigma": .number(sigma),
        ])
    }
}
