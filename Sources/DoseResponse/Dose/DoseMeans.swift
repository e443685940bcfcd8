import Statistics
import TrialStatistics

/// The mean of every dose with their covariances: all that contrasts and shapes need.
struct DoseMeans: Sendable {
    let doses: [Double]
    let counts: [Int]
    let means: [Double]
    /// Of the means, with a variance of each dose's own.
    let spread: GroupSpread
    /// Over all doses, and its degrees of freedom: a description.
    let sigma: Double
    let df: Double
    /// To repeat it on resampled people; nil for a table of doses.
    let people: DosePeople?

    var count: Int { doses.count }
    var covariance: Matrix { spread.covariance }

    func standardError(_ contrast: [Double]) -> Double { spread.standardError(contrast) }
    func estimate(_ contrast: [Double]) -> Double { zip(contrast, means).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The difference of two doses as a contrast.
    func difference(_ first: Int, _ second: Int) -> [Double] {
        var contrast = [Double](repeating: 0, count: count)
        contrast[first] = 1
        contrast[second] = -1
        return contrast
    }
}

extension DoseMeans {
    /// From people: least squares with a mean a dose, at the mean of each covariate.
    init(outcome: String, covariates: [String], dose: String, table: DataTable) throws {
        let levels = try DoseLevels(dose, in: table)
        let frame = try ModelFrame(formula(outcome, covariates.map(quoted)), table: table, extraColumns: [dose])
        let codes = frame.rows.compactMap { levels.codes[$0] }
        let present = Set(codes).sorted()
        guard present.count >= 2 else { throw TrialError("Only one dose has people with every variable of the model; two or more are compared.") }
        let places = codes.compactMap { code in present.firstIndex(of: code) }
        let people = DosePeople(
            response: frame.response, places: places, groups: present.count,
            covariates: (1..<max(frame.design.columns, 1)).map { frame.design.matrix.column($0) })
        let doses = present.map { levels.doses[$0] }
        let names = doses.map { "dose \(doseText($0))" } + frame.design.names.dropFirst()
        let fit = try LeastSquares(design: people.design, named: names, hasIntercept: false, response: frame.response, named: outcome)
        let df = Double(fit.residualDegreesOfFreedom)
        let variance = fit.residualSumOfSquares / df
        let size = frame.response.reduce(0) { $0 + $1 * $1 } / Double(frame.count)
        guard variance > 1e-24 * size, variance.isFinite else {
            throw TrialError("\"\(outcome)\" does not vary within the doses, so no difference between them can be held against anything.")
        }
        let block = Array(0..<doses.count)
        self.init(
            doses: doses, counts: block.map { place in places.count { $0 == place } }, means: Array(fit.coefficients.prefix(doses.count)),
            spread: GroupSpread(fit, design: people.design, codes: places, groups: doses.count), sigma: variance.squareRoot(), df: df,
            people: people)
    }

    /// From a table with a row a dose: the standard deviation of each.
    init(_ summary: DoseResponse.Summary, dose: String, table: DataTable) throws {
        let levels = try DoseLevels(dose, in: table)
        let means = try table.numbers(summary.mean)
        let spreads = try table.numbers(summary.sd)
        let sizes = try table.numbers(summary.n)
        var rows: [(place: Int, mean: Double, sd: Double, n: Double)] = []
        for row in 0..<table.rowCount {
            guard let place = levels.codes[row], let mean = means[row].value, let sd = spreads[row].value, let n = sizes[row].value else { continue }
            guard n >= 1, n <= 1e9, n == n.rounded(), sd >= 0 else {
                throw TrialError("Row \(row + 1): \"\(summary.n)\" is a whole number of people from 1, and \"\(summary.sd)\" is not below 0.")
            }
            guard !rows.contains(where: { $0.place == place }) else {
                throw TrialError("The dose \(doseText(levels.doses[place])) stands in two rows; a table of doses has one row each. Choose one study and occasion with subset.")
            }
            rows.append((place, mean, sd, n))
        }
        rows.sort { $0.place < $1.place }
        var df = 0.0
        var squares = 0.0
        for row in rows {
            df += row.n - 1
            squares += (row.n - 1) * row.sd * row.sd
        }
        guard rows.count >= 2, df >= 1, squares > 0 else {
            throw TrialError("Two doses with their mean, a standard deviation above 0 and n are needed; \(rows.count) rows have all three.")
        }
        let variance = squares / df
        var parts: [Matrix] = []
        var pooled: [Int] = []
        var own: [(variance: Double, df: Double)] = []
        for (place, row) in rows.enumerated() {
            let isOwn = row.n >= 2 && row.sd * row.sd > 1e-12 * variance
            if !isOwn { pooled.append(place) }
            own.append(isOwn ? (row.sd * row.sd, row.n - 1) : (variance, df))
            var part = Matrix(rows: rows.count, columns: rows.count)
            part[place, place] = own[place].variance / row.n
            parts.append(part)
        }
        let spread = GroupSpread(parts: parts, dfs: own.map(\.df), sds: own.map { $0.variance.squareRoot() }, pooled: pooled)
        self.init(
            doses: rows.map { levels.doses[$0.place] }, counts: rows.map { Int($0.n) }, means: rows.map(\.mean), spread: spread,
            sigma: variance.squareRoot(), df: df, people: nil)
    }
}
