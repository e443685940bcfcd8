/// Ordinary least squares on plain columns, by Householder QR of centered columns.
///
/// Centering before the decomposition keeps columns with a large mean and a small spread (a year, a
/// time stamp) accurate; the intercept and its covariances are put back afterwards.
public struct LeastSquares: Hashable, Sendable {
    /// `(Intercept)` first, then the predictors in their order.
    public let terms: [String]
    public let coefficients: [Double]
    /// (X'X)⁻¹ in the order of ``terms``.
    public let unscaledCovariance: Matrix
    /// (X'X)⁻¹X': one row a term, one column an observation.
    public let pseudoinverse: Matrix
    public let residuals: [Double]
    /// Diagonal of the hat matrix, between 1/n and 1.
    public let leverages: [Double]
    /// Sum of squared residuals.
    public let residualSumOfSquares: Double
    /// Sum of squared deviations of the outcome from its mean.
    public let totalSumOfSquares: Double

    public var observations: Int { residuals.count }
    /// n − k, at least 1.
    public var residualDegreesOfFreedom: Int { residuals.count - terms.count }

    public static let interceptName = "(Intercept)"

    /// - Parameters:
    ///   - predictors: finite numbers, one array a predictor, each as long as `outcome`. The
    ///     intercept is added.
    /// - Throws: ``LinearModelError``
    public init(
        outcome: [Double], named outcomeName: String, predictors: [[Double]], named names: [String]
    ) throws(LinearModelError) {
        precondition(predictors.count == names.count, "Every predictor has a name.")
        precondition(predictors.allSatisfy { $0.count == outcome.count }, "Columns differ in length.")
        let rows = outcome.count
        let n = Double(rows)
        guard rows > names.count + 1 else {
            throw .tooFewRows(rows, coefficients: names.count + 1)
        }
        for (name, values) in zip(names + [outcomeName], predictors + [outcome])
        where Self.isConstant(values) {
            throw .constant(name, rows: rows)
        }

        let means = predictors.map(Self.mean)
        let outcomeMean = Self.mean(outcome)
        let centered = zip(predictors, means).map { values, mean in values.map { $0 - mean } }
        let response = outcome.map { $0 - outcomeMean }
        let decomposition: HouseholderQR
        do {
            decomposition = try HouseholderQR(columns: centered)
        } catch {
            throw .collinear(names[error.column], with: error.on.map { names[$0] })
        }

        let q = decomposition.q
        var projected = [Double](repeating: 0, count: names.count)
        for row in 0..<rows {
            for column in 0..<names.count { projected[column] += q[row, column] * response[row] }
        }
        let slopes = decomposition.backSubstitute(projected)

        // (X'X)⁻¹X' = R⁻¹Q' for the slopes; the intercept's row is 1/n minus the slopes' at the means.
        let slopeRows = decomposition.inverseR * q.transposed
        var pseudoinverse = Matrix(rows: names.count + 1, columns: rows)
        for row in 0..<rows {
            var intercept = 1 / n
            for column in 0..<names.count {
                pseudoinverse[column + 1, row] = slopeRows[column, row]
                intercept -= means[column] * slopeRows[column, row]
            }
            pseudoinverse[0, row] = intercept
        }

        var intercept = outcomeMean
        for column in 0..<names.count { intercept -= means[column] * slopes[column] }
        var residuals = response
        var leverages = [Double](repeating: 1 / n, count: rows)
        for row in 0..<rows {
            for column in 0..<names.count {
                residuals[row] -= centered[column][row] * slopes[column]
                leverages[row] += q[row, column] * q[row, column]
            }
        }
        terms = [Self.interceptName] + names
        coefficients = [intercept] + slopes
        self.pseudoinverse = pseudoinverse
        unscaledCovariance = pseudoinverse.timesTransposed(pseudoinverse)
        self.residuals = residuals
        self.leverages = leverages
        residualSumOfSquares = residuals.reduce(0) { $0 + $1 * $1 }
        totalSumOfSquares = response.reduce(0) { $0 + $1 * $1 }
    }

    init(
        terms: [String], coefficients: [Double], unscaledCovariance: Matrix, pseudoinverse: Matrix, residuals: [Double],
        leverages: [Double], residualSumOfSquares: Double, totalSumOfSquares: Double
    ) {
        self.terms = terms
        self.coefficients = coefficients
        self.unscaledCovariance = unscaledCovariance
        self.pseudoinverse = pseudoinverse
        self.residuals = residuals
        self.leverages = leverages
        self.residualSumOfSquares = residualSumOfSquares
        self.totalSumOfSquares = totalSumOfSquares
    }

    /// The mean, corrected once for the rounding of the first pass.
    static func mean(_ values: [Double]) -> Double {
        let n = Double(values.count)
        let first = values.reduce(0, +) / n
        return first + values.reduce(0) { $0 + ($1 - first) } / n
    }

    /// Whether the values differ by no more than rounding.
    static func isConstant(_ values: [Double]) -> Bool {
        guard let lowest = values.min(), let highest = values.max() else { return true }
        return highest - lowest <= 8 * max(lowest.magnitude, highest.magnitude).ulp
    }
}
