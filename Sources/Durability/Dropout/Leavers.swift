import Statistics

/// Who left when, and how they were when they were last seen beside those who stayed.
struct Leavers {
    struct Arm {
        let name: String
        let n: Int
        /// With a value at each visit.
        let seen: [Int]
        /// Without the last visit.
        let left: Int
        /// Each leaver's last value less the mean of those of the arm who were seen then and later.
        let gaps: [Double]
    }

    let arms: [Arm]
    /// Of the last visit, within arms; nil where fewer than two were seen.
    let spread: Double?

    init(_ spec: DropoutSpecification, in table: DataTable) throws {
        let groups = try LabelledColumn(spec.arm, in: table)
        let columns = try spec.visits.map { try table.numbers($0).map(\.value) }
        guard let final = columns.last else { throw DurabilityError("visits names no column; the outcome needs at least one.") }
        var squares = 0.0
        var freedom = 0.0
        var arms: [Arm] = []
        for level in groups.levels.indices {
            let rows = (0..<table.rowCount).filter { groups.codes[$0] == level }
            let lasts = rows.map { row in columns.lastIndex { $0[row] != nil } }
            var gaps: [Double] = []
            for (row, last) in zip(rows, lasts) {
                guard let last, last < columns.count - 1, let own = columns[last][row] else { continue }
                var sum = 0.0
                var count = 0.0
                for (other, otherLast) in zip(rows, lasts) where (otherLast ?? -1) > last {
                    guard let value = columns[last][other] else { continue }
                    sum += value
                    count += 1
                }
                if count > 0 { gaps.append(own - sum / count) }
            }
            let values = rows.compactMap { final[$0] }
            if values.count > 1 {
                let mean = values.reduce(0, +) / Double(values.count)
                for value in values { squares += (value - mean) * (value - mean) }
                freedom += Double(values.count - 1)
            }
            arms.append(Arm(
                name: groups.levels[level], n: rows.count, seen: columns.map { column in rows.count { column[$0] != nil } },
                left: lasts.count { ($0 ?? -1) < columns.count - 1 }, gaps: gaps))
        }
        self.arms = arms
        guard freedom > 0, squares > 0 else {
            spread = nil
            return
        }
        let variance: Double = squares / freedom
        spread = variance.squareRoot()
    }

    /// The mean of the gaps with a t interval.
    static func mean(_ gaps: [Double], level: Double) -> (mean: Double, lower: Double, upper: Double)? {
        let n = Double(gaps.count)
        guard gaps.count > 1, let quantile = StudentT(df: n - 1)?.quantile((1 + level) / 2) else { return nil }
        let mean = gaps.reduce(0, +) / n
        var squares = 0.0
        for gap in gaps { squares += (gap - mean) * (gap - mean) }
        let variance: Double = squares / (n - 1) / n
        let half = quantile * variance.squareRoot()
        return (mean, mean - half, mean + half)
    }
}
