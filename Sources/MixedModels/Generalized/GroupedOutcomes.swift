import Statistics

/// Outcomes by person, for a model with one random intercept, in coordinates in which X has
/// orthogonal columns of root mean square 1.
struct GroupedOutcomes: Sendable {
    let family: ConditionalFamily
    /// First row of each group in the arrays below, and at the end their number.
    let starts: [Int]
    let outcome: [Double]
    let trials: [Double]
    let offset: [Double]
    /// Rows × p.
    let design: [Double]
    let columns: Int
    /// What carries coefficients back: β = T γ.
    let back: Matrix
    /// Sum of the parts of the log-likelihood that no parameter changes.
    let constant: Double

    var groups: Int { starts.count - 1 }
    var rows: Int { outcome.count }

    init(
        family: ConditionalFamily, outcome: [Double], trials: [Double], offset: [Double], design: Matrix, names: [String],
        codes: [Int], groups: Int
    ) throws(MixedModelError) {
        self.family = family
        let (q, inverse, _) = try ScaledMixedModel.orthonormal(design, names)
        let scale = Double(max(1, outcome.count)).squareRoot()
        columns = design.columns
        back = inverse.scaled(by: scale)
        var counts = [Int](repeating: 0, count: groups + 1)
        for code in codes { counts[code + 1] += 1 }
        for group in 0..<groups { counts[group + 1] += counts[group] }
        starts = counts
        var next = counts
        var order = [Int](repeating: 0, count: codes.count)
        for (row, code) in codes.enumerated() {
            order[next[code]] = row
            next[code] += 1
        }
        self.outcome = order.map { outcome[$0] }
        self.trials = order.map { trials[$0] }
        self.offset = order.map { offset[$0] }
        var values = [Double](repeating: 0, count: q.rows * q.columns)
        for (place, row) in order.enumerated() {
            for column in 0..<columns { values[place * columns + column] = q[row, column] * scale }
        }
        self.design = values
        var sum = 0.0
        for row in outcome.indices { sum += family.constant(outcome[row], trials[row]) }
        constant = sum
    }
}
