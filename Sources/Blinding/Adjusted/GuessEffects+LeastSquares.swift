import Statistics

/// Effects by least squares, with t intervals: by guess, and of the guess.
extension GuessEffects {
    /// The effect of the arm among some rows; nil where it cannot be estimated.
    static func plain(_ sample: GuessSample, rows: [Int], level: Double) -> Plain? {
        let arm = rows.map { Double(sample.arm[$0]) }
        return coefficient(rows.map { sample.y[$0] }, [arm] + sample.covariates.map { column in rows.map { column[$0] } }, at: 1, level)
    }

    static func ofGuess(_ sample: GuessSample, level: Double) -> Plain? {
        let rows = sample.y.indices.filter { sample.guess[$0] != nil }
        let guess = rows.map { Double(sample.guess[$0] ?? 0) }
        let arm = rows.map { Double(sample.arm[$0]) }
        return coefficient(rows.map { sample.y[$0] }, [guess, arm] + sample.covariates.map { column in rows.map { column[$0] } }, at: 1, level)
    }

    private static func coefficient(_ y: [Double], _ x: [[Double]], at place: Int, _ level: Double) -> Plain? {
        let names = x.indices.map { "x\($0)" }
        guard let solved = try? LeastSquares(outcome: y, named: "y", predictors: x, named: names) else { return nil }
        let df = Double(solved.residualDegreesOfFreedom)
        let variance = solved.residualSumOfSquares / df * solved.unscaledCovariance[place, place]
        let error = variance.squareRoot()
        guard let student = StudentT(df: df), let reach = student.quantile((1 + level) / 2), error > 0 else { return nil }
        let estimate = solved.coefficients[place]
        return Plain(
            estimate: estimate, standardError: error, lower: estimate - reach * error, upper: estimate + reach * error,
            p: student.twoSided(estimate / error), n: y.count)
    }
}
