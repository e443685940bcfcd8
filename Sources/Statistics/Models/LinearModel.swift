/// A linear regression as a specification: which column is explained by which others.
public struct LinearModel: Hashable, Sendable, Codable {
    public let outcome: String
    /// Numeric columns, or columns of two levels (0 for the first, 1 for the second).
    public let predictors: [String]
    /// Confidence level of the intervals, strictly between 0 and 1.
    public let level: Double

    public init(outcome: String, predictors: [String], level: Double = 0.95) {
        self.outcome = outcome
        self.predictors = predictors
        self.level = level
    }

    /// Fits by least squares on the rows in which no column of the model is missing.
    ///
    /// - Throws: ``TableError`` for an unknown or textual column, ``LinearModelError`` when the
    ///   columns do not determine the coefficients.
    public func fit(on table: DataTable) throws -> LinearFit {
        var seen: Set<String> = []
        for name in [outcome] + predictors {
            guard seen.insert(name).inserted else { throw LinearModelError.repeated(name) }
        }
        let rows = try table.completeRows(of: [outcome] + predictors)
        let values = try ([outcome] + predictors).map { name in
            let cells = try table.numbers(name)
            return rows.compactMap { cells[$0].value }
        }
        let solution = try LeastSquares(
            outcome: values[0], named: outcome, predictors: Array(values.dropFirst()),
            named: predictors)
        return LinearFit(model: self, solution: solution)
    }
}

/// A fitted linear regression.
public struct LinearFit: Hashable, Sendable {
    public let model: LinearModel
    public let solution: LeastSquares

    public init(model: LinearModel, solution: LeastSquares) {
        self.model = model
        self.solution = solution
    }

    /// s² = RSS / (n − k).
    public var residualVariance: Double {
        solution.residualSumOfSquares / Double(solution.residualDegreesOfFreedom)
    }

    /// s, in units of the outcome.
    public var sigma: Double { residualVariance.squareRoot() }

    /// s² (X'X)⁻¹ in the order of the terms.
    public var covariance: Matrix { solution.unscaledCovariance.scaled(by: residualVariance) }

    /// 1 − RSS / TSS.
    public var r2: Double { 1 - solution.residualSumOfSquares / solution.totalSumOfSquares }

    /// Whether the residuals are nothing but rounding: tests and standard errors then mean nothing.
    public var isPerfect: Bool {
        solution.residualSumOfSquares <= 1e-24 * solution.totalSumOfSquares
    }

    public func index(of term: String) -> Int? { solution.terms.firstIndex(of: term) }
}
