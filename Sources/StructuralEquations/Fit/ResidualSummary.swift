import Statistics

/// What the model leaves of the moments: root mean squares of residuals (Bentler 1995).
struct ResidualSummary {
    let srmr: Double
    let rmr: Double

    /// Groups weigh by their size.
    init(_ sample: [SampleMoments], _ states: [ModelState], hasMeans: Bool) {
        let total = sample.reduce(0.0) { $0 + Double($1.count) }
        var (standardized, raw) = (0.0, 0.0)
        for (moments, state) in zip(sample, states) {
            let size = moments.means.count
            let s = moments.covariance
            var (a, b) = (0.0, 0.0)
            for row in 0..<size {
                for column in 0...row {
                    let off = s[row, column] - state.implied[row, column]
                    a += off * off / (s[row, row] * s[column, column])
                    b += off * off
                }
                guard hasMeans else { continue }
                let off = moments.means[row] - state.means[row]
                a += off * off / s[row, row]
                b += off * off
            }
            let count = Double(size * (size + 1) / 2 + (hasMeans ? size : 0))
            let share = Double(moments.count) / total
            standardized += share * (a / count).squareRoot()
            raw += share * (b / count).squareRoot()
        }
        srmr = standardized
        rmr = raw
    }
}
