import Statistics

/// Observed against expected events in each group, summed over event times and strata: chi-square
/// (O − E)' V⁻ (O − E), V hypergeometric (Mantel 1966; Peto and Peto 1972).
struct LogRank {
    let observed: [Double]
    let expected: [Double]
    let chiSquared: Double
    let df: Int
    let p: Double

    /// - Returns: nil for one group, or when no event time has two groups at risk.
    init?(_ data: SurvivalData) {
        let groups = data.groupLevels.count
        guard groups > 1 else { return nil }
        var observed = [Double](repeating: 0, count: groups)
        var expected = observed
        var covariance = Matrix(rows: groups, columns: groups)
        let order = data.time.indices.sorted {
            (data.strata[$0], data.time[$0], $0) < (data.strata[$1], data.time[$1], $1)
        }
        var position = 0
        while position < order.count {
            let stratum = data.strata[order[position]]
            var end = position
            var atRisk = [Double](repeating: 0, count: groups)
            while end < order.count, data.strata[order[end]] == stratum {
                atRisk[data.group[order[end]]] += 1
                end += 1
            }
            while position < end {
                let now = data.time[order[position]]
                var deaths = [Double](repeating: 0, count: groups)
                var leaving = deaths
                while position < end, data.time[order[position]] == now {
                    let row = order[position]
                    leaving[data.group[row]] += 1
                    if data.isEvent[row] { deaths[data.group[row]] += 1 }
                    position += 1
                }
                let d = deaths.reduce(0, +)
                let y = atRisk.reduce(0, +)
                if d > 0 {
                    let factor = y > 1 ? d * (y - d) / (y - 1) : 0
                    for i in 0..<groups {
                        let share = atRisk[i] / y
                        observed[i] += deaths[i]
                        expected[i] += d * share
                        for j in 0..<groups {
                            covariance[i, j] += factor * share * ((i == j ? 1 : 0) - atRisk[j] / y)
                        }
                    }
                }
                for i in 0..<groups { atRisk[i] -= leaving[i] }
            }
        }
        let difference = zip(observed, expected).map { $0 - $1 }
        guard let (inverse, rank) = covariance.pseudoinverseSymmetric(tolerance: 1e-10), rank > 0 else { return nil }
        self.observed = observed
        self.expected = expected
        chiSquared = inverse.quadraticForm(difference)
        df = rank
        p = ChiSquared(df: Double(rank))?.upperTail(chiSquared) ?? .nan
    }
}
