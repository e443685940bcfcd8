extension LeastSquares {
    /// From the columns of a design, with or without an intercept; of full rank.
    ///
    /// Without an intercept the columns are not centered, and the total sum of squares is about 0,
    /// as R has it.
    ///
    /// - Throws: ``LinearModelError``
    public init(
        design: Matrix, named names: [String], hasIntercept: Bool, response: [Double], named responseName: String
    ) throws(LinearModelError) {
        if hasIntercept {
            let predictors = (1..<max(design.columns, 1)).map { design.column($0) }
            try self.init(
                outcome: response, named: responseName, predictors: predictors, named: Array(names.dropFirst()))
            return
        }
        guard design.rows > design.columns else { throw .tooFewRows(design.rows, coefficients: design.columns) }
        let columns = (0..<design.columns).map { design.column($0) }
        let decomposition: HouseholderQR
        do {
            decomposition = try HouseholderQR(columns: columns)
        } catch {
            throw .collinear(names[error.column], with: error.on.map { names[$0] })
        }
        let q = decomposition.q
        let projected = q.transposedTimes(Matrix(rows: response.count, columns: 1, elements: response)).elements
        let coefficients = decomposition.backSubstitute(projected)
        let pseudoinverse = decomposition.inverseR.timesTransposed(q)
        var residuals = response
        var leverages = [Double](repeating: 0, count: design.rows)
        for row in 0..<design.rows {
            for column in 0..<design.columns {
                residuals[row] -= design[row, column] * coefficients[column]
                leverages[row] += q[row, column] * q[row, column]
            }
        }
        self.init(
            terms: names, coefficients: coefficients, unscaledCovariance: pseudoinverse.timesTransposed(pseudoinverse),
            pseudoinverse: pseudoinverse, residuals: residuals, leverages: leverages,
            residualSumOfSquares: dot(residuals, residuals), totalSumOfSquares: dot(response, response))
    }
}
