import Statistics

/// The weeks of a table, sorted by person and week, and the pairs of one week and the next.
struct PracticeWeeks {
    /// One practice: in every week with a value, its amount, the distance from the person's own mean.
    struct Dose {
        /// By row of the table; nil where it is missing.
        let within: [Double?]
        let mean: [Double?]
        let weeks: Int
        let none: Int
        let above: Int
        let below: Int
        let average: Double
        let deviationWithin: Double
        let deviationBetween: Double
    }

    /// The person of each row; nil where it is missing.
    let codes: [Int?]
    let week: [Double?]
    let outcome: [Double?]
    /// Rows of a week and of the next one, of the same person.
    let pairs: [(now: Int, next: Int)]
    let repeated: Int
    /// Next rows of a person that are not one step away.
    let skipped: Int

    init(_ specification: PracticeSpecification, _ table: DataTable) throws {
        codes = PersonRows.codes(try table.requiring(specification.person))
        week = try table.numbers(specification.week).map(\.value)
        outcome = try table.numbers(specification.outcome).map(\.value)
        var rows: [(person: Int, week: Double, row: Int)] = []
        for row in 0..<table.rowCount {
            if let person = codes[row], let week = week[row] { rows.append((person, week, row)) }
        }
        rows.sort { ($0.person, $0.week, $0.row) < ($1.person, $1.week, $1.row) }
        var kept: [(person: Int, week: Double, row: Int)] = []
        for entry in rows {
            if let last = kept.last, last.person == entry.person, last.week == entry.week { continue }
            kept.append(entry)
        }
        repeated = rows.count - kept.count
        var pairs: [(now: Int, next: Int)] = []
        var skipped = 0
        for (one, two) in zip(kept, kept.dropFirst()) where one.person == two.person {
            let isNext = (two.week - one.week - specification.step).magnitude < 1e-9 * (1 + two.week.magnitude)
            if isNext { pairs.append((one.row, two.row)) } else { skipped += 1 }
        }
        self.skipped = skipped
        self.pairs = pairs
    }

    /// Splits a column over all rows that have it.
    func dose(_ values: [Double?]) -> Dose {
        var rows: [Int] = []
        for row in values.indices where values[row] != nil && codes[row] != nil && week[row] != nil { rows.append(row) }
        let numbers = rows.compactMap { values[$0] }
        let people = (codes.compactMap(\.self).max() ?? -1) + 1
        let of = rows.compactMap { codes[$0] }
        let means = PersonRows.means(numbers, of, people: people)
        var within = [Double?](repeating: nil, count: values.count)
        var mean = within
        var (above, below, none) = (0, 0, 0)
        var distances: [Double] = []
        for (place, row) in rows.enumerated() {
            let distance = numbers[place] - means[of[place]]
            within[row] = distance
            mean[row] = means[of[place]]
            distances.append(distance)
            if numbers[place] == 0 { none += 1 }
            if distance > 1e-12 * (1 + numbers[place].magnitude) { above += 1 } else if distance < -1e-12 * (1 + numbers[place].magnitude) { below += 1 }
        }
        let own = means.filter(\.isFinite)
        let count = Double(own.count)
        let middle = own.reduce(0, +) / count
        let spread = own.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        return Dose(
            within: within, mean: mean, weeks: rows.count, none: none, above: above, below: below,
            average: numbers.isEmpty ? .nan : numbers.reduce(0, +) / Double(numbers.count),
            deviationWithin: PersonRows.withinDeviation(distances, people: own.count), deviationBetween: count > 1 ? (spread / (count - 1)).squareRoot() : .nan)
    }
}
