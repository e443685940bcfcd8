import Statistics

/// The analysis of completed vectors: the outcome of a visit on group and baseline, by least squares.
/// Group and baseline are complete, so that one inverse serves every data set.
struct VisitAnalysis {
    private let design: Matrix
    private let inverse: Matrix
    /// Places of the groups that are compared with the reference, in order.
    let compared: [Int]

    init(_ data: VisitData) throws {
        compared = data.levels.indices.filter { $0 != data.reference }
        var columns: [[Double]] = [[Double](repeating: 1, count: data.count)]
        for level in compared { columns.append(data.group.map { $0 == level ? 1 : 0 }) }
        for place in 0..<data.baselineCount {
            let values = data.values.map { $0[place] }
            let mean = Moments(values).mean
            columns.append(values.map { $0 - mean })
        }
        design = Matrix(columns: columns)
        guard let inverse = design.transposedTimes(design).inversePositiveDefinite?.inverse, data.count > columns.count else {
            throw TrialError("Group and baseline do not determine the analysis: one is a combination of the others, or there are too few persons.")
        }
        self.inverse = inverse
    }

    var completeDF: Double { Double(design.rows - design.columns) }

    /// Each group's difference from the reference and its variance.
    func differences(_ outcome: [Double]) -> (estimates: [Double], variances: [Double]) {
        let beta = inverse * design.transposedTimes(Matrix(rows: outcome.count, columns: 1, elements: outcome)).elements
        var rss = 0.0
        for (observed, fitted) in zip(outcome, design * beta) { rss += (observed - fitted) * (observed - fitted) }
        let scale = rss / completeDF
        let places = compared.indices.map { $0 + 1 }
        return (places.map { beta[$0] }, places.map { inverse[$0, $0] * scale })
    }
}
