import Statistics
import TrialStatistics

/// The effect of the arm within one compound: weighted least squares with studies, covariates, and arm × moderator.
struct CompoundModel: Sendable {
    struct Estimate: Sendable {
        let value, standardError, df: Double

        func ends(_ level: Double) -> (lower: Double, upper: Double) {
            let half = (StudentT(df: df)?.quantile((1 + level) / 2) ?? .nan) * standardError
            return (value - half, value + half)
        }

        var p: Double { StudentT(df: df)?.twoSided(value / standardError) ?? .nan }
    }

    let effect: Estimate
    /// One a moderator that was asked for.
    let slopes: [Estimate]

    /// Standard errors HC3 (MacKinnon and White 1985).
    ///
    /// - Parameters:
    ///   - moderator: columns crossed with the arm, each less its mean over these rows.
    ///   - weights: above 0, one a row of `rows`; nil for 1.
    init(_ data: CompoundData, rows: [Int], moderators: [[Double]], weights: [Double]? = nil) throws {
        var names: [String] = []
        var columns: [[Double]] = []
        let studies = Set(rows.map { data.studyOf[$0] }).sorted()
        for study in studies {
            names.append("study \(data.studies[study])")
            columns.append(rows.map { data.studyOf[$0] == study ? 1 : 0 })
        }
        names.append("arm")
        columns.append(rows.map { data.arm[$0] })
        for column in data.columns {
            let values = rows.map { column.values[$0] }
            guard let low = values.min(), let high = values.max(), low < high else { continue }
            let mean = values.reduce(0, +) / Double(values.count)
            names.append(column.name)
            columns.append(values.map { $0 - mean })
        }
        for (place, moderator) in moderators.enumerated() {
            let values = rows.map { moderator[$0] }
            let mean = values.reduce(0, +) / Double(values.count)
            names.append("arm:moderator \(place + 1)")
            columns.append(rows.indices.map { data.arm[rows[$0]] * (values[$0] - mean) })
        }
        var response = rows.map { data.outcome[$0] }
        if let weights {
            let roots = weights.map { max($0, 0).squareRoot() }
            response = response.indices.map { response[$0] * roots[$0] }
            columns = columns.map { column in column.indices.map { column[$0] * roots[$0] } }
        }
        let fit = try LeastSquares(design: Matrix(columns: columns), named: names, hasIntercept: false, response: response, named: "outcome")
        let df = Double(fit.residualDegreesOfFreedom)
        func estimate(_ term: Int) -> Estimate {
            var variance = 0.0
            for row in rows.indices {
                let left = max(1 - fit.leverages[row], 1e-8)
                let pull = fit.pseudoinverse[term, row] * fit.residuals[row] / left
                variance += pull * pull
            }
            return Estimate(value: fit.coefficients[term], standardError: variance.squareRoot(), df: df)
        }
        effect = estimate(studies.count)
        slopes = moderators.indices.map { estimate(names.count - moderators.count + $0) }
    }
}
