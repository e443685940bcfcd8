import Statistics

/// Numbers of the people in the order in which they appear, and means and distances within each.
enum PersonRows {
    /// - Returns: a number from 0 for each row, nil where the person is missing.
    static func codes(_ column: Column) -> [Int?] {
        switch column.content {
        case .categorical(let levels, let codes):
            var places = [Int](repeating: -1, count: levels.count)
            var next = 0
            return codes.map { code in
                guard let code else { return nil }
                if places[code] < 0 {
                    places[code] = next
                    next += 1
                }
                return places[code]
            }
        case .numeric(let cells):
            var known: [Double: Int] = [:]
            return cells.map { cell in
                guard let value = cell.value else { return nil }
                if let place = known[value] { return place }
                let place = known.count
                known[value] = place
                return place
            }
        }
    }

    /// The mean of each person, NaN for one without rows.
    static func means(_ values: [Double], _ codes: [Int], people: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: people)
        var sizes = [Double](repeating: 0, count: people)
        for (row, code) in codes.enumerated() {
            sums[code] += values[row]
            sizes[code] += 1
        }
        return zip(sums, sizes).map { $0 / $1 }
    }

    /// Standard deviation within people: squares of the distances from one's own mean over rows minus people.
    static func withinDeviation(_ within: [Double], people: Int) -> Double {
        let freedom = Double(within.count - people)
        guard freedom > 0 else { return .nan }
        return (within.reduce(0) { $0 + $1 * $1 } / freedom).squareRoot()
    }
}

/// Covariates as numbers under plain names `z1` …: categories become 0 and 1 a level but the first.
struct PlainCovariates {
    private(set) var columns: [Column] = []
    /// Plain name → name in the plan.
    private(set) var own: [String: String] = [:]

    var names: [String] { columns.map(\.name) }

    init(_ names: [String], of table: DataTable) throws {
        for name in names {
            let plain = "z\(columns.count + 1)"
            guard case .categorical(let levels, let codes) = try table.requiring(name).content, levels.count > 2 else {
                columns.append(Column(name: plain, content: .numeric(try table.numbers(name))))
                own[plain] = name
                continue
            }
            for level in levels.indices.dropFirst() where codes.contains(level) {
                let plain = "z\(columns.count + 1)"
                columns.append(Column(name: plain, numbers: codes.map { code in code.map { $0 == level ? 1 : 0 } }))
                own[plain] = "\(name)\(levels[level])"
            }
        }
    }

    /// Without those that are one number in the rows given.
    func varying(in rows: [Int]) -> [Column] {
        columns.map { $0.selecting(rows) }.filter { column in
            guard case .numeric(let cells) = column.content else { return false }
            let values = cells.compactMap(\.value)
            guard let least = values.min(), let largest = values.max() else { return false }
            return largest > least
        }
    }
}
