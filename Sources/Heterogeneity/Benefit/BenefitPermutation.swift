import Statistics
import TrialStatistics

/// Whether benefit differs by the moderators at all: F of all interactions, with residuals of the model without them
/// shuffled among people (Freedman and Lane 1983).
struct BenefitPermutation: Sendable {
    let f: Double
    let p: Double
    let permutations: Int

    init?(_ data: BenefitData, permutations: Int, seed: UInt64, running: Running) throws {
        guard permutations > 0 else { return nil }
        let n = data.count
        let arm = data.arm.map { Double($0) - 0.5 }
        let ones = [Double](repeating: 1, count: n)
        let centered = data.columns.map { column -> [Double] in
            let moments = Moments(column)
            let sd = moments.sd > 0 ? moments.sd : 1
            return column.map { ($0 - moments.mean) / sd }
        }
        let products = (0..<data.moderatorColumns).map { index in (0..<n).map { arm[$0] * centered[index][$0] } }
        let basis = Self.orthonormal([ones, arm] + centered)
        let whole = Self.orthonormal(basis + products)
        let extra = Array(whole.dropFirst(basis.count))
        let df = n - whole.count
        guard !extra.isEmpty, df > 0 else { return nil }
        var residuals = data.outcome
        for vector in basis {
            let along = dot(vector, residuals)
            for row in 0..<n { residuals[row] -= along * vector[row] }
        }
        let factor = Double(df) / Double(extra.count)
        @Sendable func statistic(_ values: [Double]) -> Double {
            var left = dot(values, values)
            for vector in basis {
                let along = dot(vector, values)
                left -= along * along
            }
            var gained = 0.0
            for vector in extra {
                let along = dot(vector, values)
                gained += along * along
            }
            let rest = left - gained
            return rest > 0 ? factor * gained / rest : .infinity
        }
        let observed = statistic(residuals)
        guard observed.isFinite else { return nil }
        let fixed = residuals
        let found = try Resampling.run(permutations, width: 1, running: running) { sample in
            var stream = RandomStream(seed: seed, stream: UInt64(sample), purpose: 0xBE4F)
            return [statistic(stream.shuffled(fixed))]
        }
        f = observed
        p = Double(found.columns[0].count { $0 >= observed - 1e-12 } + 1) / Double(found.count + 1)
        self.permutations = found.count
    }

    /// Gram–Schmidt, twice; columns that others give are left out.
    private static func orthonormal(_ columns: [[Double]]) -> [[Double]] {
        var kept: [[Double]] = []
        for column in columns {
            let length = dot(column, column).squareRoot()
            guard length > 0 else { continue }
            var vector = column
            for _ in 0..<2 {
                for other in kept {
                    let along = dot(vector, other)
                    for row in vector.indices { vector[row] -= along * other[row] }
                }
            }
            let left = dot(vector, vector).squareRoot()
            guard left > 1e-9 * length else { continue }
            kept.append(vector.map { $0 / left })
        }
        return kept
    }
}

private func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for index in first.indices { sum += first[index] * second[index] }
    return sum
}
