import Statistics
import TrialStatistics

/// The mean of every cell, covariates at their means, by least squares. Each cell has a spread of its own; with
/// clusters the covariances are CR2 and the degrees of freedom Satterthwaite's (Bell and McCaffrey 2002), which hold up
/// with few clusters.
struct CellMeans: Sendable {
    let means: [Double]
    let sigma: Double
    let design: Matrix
    let response: [Double]
    let residualDF: Double
    let clusters: FrameFactor?
    /// Of people taken as independent.
    let cellSpread: GroupSpread
    private let fit: LeastSquares
    private let cells: Int
    /// Cluster by cluster: (I − H_gg)^−½ of its rows.
    private let adjustments: [(rows: [Int], root: Matrix)]

    init(_ cells: CrossedCells, frame: ModelFrame, outcome: String, clusters: FrameFactor?) throws {
        let covariates = (1..<max(frame.design.columns, 1)).map { column -> [Double] in
            let values = frame.design.matrix.column(column)
            let mean = values.reduce(0, +) / Double(values.count)
            return values.map { $0 - mean }
        }
        var design = Matrix(rows: frame.count, columns: cells.count + covariates.count)
        for row in 0..<frame.count {
            design[row, cells.codes[row]] = 1
            for (place, column) in covariates.enumerated() { design[row, cells.count + place] = column[row] }
        }
        let names = (0..<cells.count).map(cells.name) + frame.design.names.dropFirst()
        let fit = try LeastSquares(design: design, named: names, hasIntercept: false, response: frame.response, named: outcome)
        let df = Double(fit.residualDegreesOfFreedom)
        let size = frame.response.reduce(0) { $0 + $1 * $1 } / Double(frame.count)
        guard fit.residualSumOfSquares / df > 1e-24 * size else {
            throw TrialError("\"\(outcome)\" does not vary within the cells, so no difference can be held against anything.")
        }
        if let clusters, clusters.levels.count < 3 {
            throw TrialError("\"\(clusters.name)\" has \(clusters.levels.count) value\(clusters.levels.count == 1 ? "" : "s") in these rows; three clusters are the least that say how they differ.")
        }
        means = Array(fit.coefficients.prefix(cells.count))
        sigma = (fit.residualSumOfSquares / df).squareRoot()
        self.design = design
        response = frame.response
        residualDF = df
        self.clusters = clusters
        cellSpread = GroupSpread(fit, design: design, codes: cells.codes, groups: cells.count)
        self.fit = fit
        self.cells = cells.count
        adjustments = clusters.map { Self.adjust($0, design, fit.unscaledCovariance) } ?? []
    }

    private static func adjust(_ clusters: FrameFactor, _ design: Matrix, _ inverse: Matrix) -> [(rows: [Int], root: Matrix)] {
        let columns = Array(0..<design.columns)
        return clusters.levels.indices.map { level in
            let rows = clusters.codes.indices.filter { clusters.codes[$0] == level }
            let x = design.selecting(rows: rows, columns: columns)
            let left = Matrix.identity(rows.count) - (x * inverse).timesTransposed(x)
            guard let eigen = SymmetricEigen(left.symmetrized) else { return (rows, .identity(rows.count)) }
            var scaled = eigen.vectors
            for column in 0..<rows.count {
                // Directions in which the cluster decides the fit alone have no residual.
                let value = eigen.values[column]
                let factor = value > 1e-8 ? 1 / value.squareRoot() : 0
                for row in 0..<rows.count { scaled[row, column] *= factor }
            }
            return (rows, scaled.timesTransposed(eigen.vectors))
        }
    }

    struct Estimate: Sendable {
        let value, standardError, df, t, p, lower, upper: Double
    }

    func estimate(_ contrast: [Double], level: Double) -> Estimate {
        let value = zip(contrast, means).reduce(0) { $0 + $1.0 * $1.1 }
        let (error, df) = spread(contrast)
        let student = StudentT(df: df)
        let half = (student?.quantile((1 + level) / 2) ?? .nan) * error
        let t = value / error
        return Estimate(value: value, standardError: error, df: df, t: t, p: student?.twoSided(t) ?? .nan, lower: value - half, upper: value + half)
    }

    /// Standard error and degrees of freedom of a contrast of cells.
    private func spread(_ contrast: [Double]) -> (Double, Double) {
        guard !adjustments.isEmpty else { return (cellSpread.standardError(contrast), cellSpread.df(contrast)) }
        let width = design.columns
        let whole = contrast + [Double](repeating: 0, count: width - cells)
        let direction = fit.unscaledCovariance * whole
        var variance = 0.0
        var pulls: [[Double]] = []
        for part in adjustments {
            let along = part.rows.map { row in (0..<width).reduce(0.0) { $0 + design[row, $1] * direction[$1] } }
            let turned = part.root * along
            var score = 0.0
            for (place, row) in part.rows.enumerated() { score += turned[place] * fit.residuals[row] }
            variance += score * score
            // (I − H) of what the cluster pulls with.
            var back = [Double](repeating: 0, count: width)
            for (place, row) in part.rows.enumerated() { for column in 0..<width { back[column] += design[row, column] * turned[place] } }
            let hat = design * (fit.unscaledCovariance * back)
            var pull = hat.map { -$0 }
            for (place, row) in part.rows.enumerated() { pull[row] += turned[place] }
            pulls.append(pull)
        }
        var trace = 0.0
        var squares = 0.0
        for first in pulls.indices {
            for second in pulls.indices {
                let product = dot(pulls[first], pulls[second])
                if first == second { trace += product }
                squares += product * product
            }
        }
        return (variance.squareRoot(), squares > 0 ? trace * trace / squares : residualDF)
    }

    /// Covariances of the means, people taken as independent.
    var covariance: Matrix { cellSpread.covariance }
}

func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for index in first.indices { sum += first[index] * second[index] }
    return sum
}
