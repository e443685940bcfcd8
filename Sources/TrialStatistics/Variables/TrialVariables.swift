import Statistics

/// Groups of a column: its levels in order, or the distinct numbers in rising order.
struct Groups: Hashable, Sendable {
    let levels: [String]
    let codes: [Int?]

    init(_ name: String, in table: DataTable) throws {
        switch try table.requiring(name).content {
        case .categorical(let levels, let codes):
            self.levels = levels
            self.codes = codes
        case .numeric(let cells):
            let distinct = Set(cells.compactMap(\.value)).sorted()
            let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
            levels = distinct.map { $0.shortestText ?? "?" }
            codes = cells.map { $0.value.flatMap { place[$0] } }
        }
    }

    private init(levels: [String], codes: [Int?]) {
        self.levels = levels
        self.codes = codes
    }

    /// Without levels that no row has.
    var present: Groups {
        let occurring = Set(codes.compactMap { $0 }).sorted()
        let place = Dictionary(uniqueKeysWithValues: occurring.enumerated().map { ($1, $0) })
        return Groups(levels: occurring.map { levels[$0] }, codes: codes.map { $0.flatMap { place[$0] } })
    }

    /// One group for all rows.
    init(single name: String, rows: Int) {
        levels = [name]
        codes = [Int?](repeating: 0, count: rows)
    }

    /// Every combination of several columns that occurs, in the order of their levels.
    init(combining names: [String], in table: DataTable) throws {
        let parts = try names.map { try Groups($0, in: table) }
        var keys: [[Int]?] = []
        for row in 0..<table.rowCount {
            let key = parts.compactMap { $0.codes[row] }
            keys.append(key.count == parts.count ? key : nil)
        }
        let distinct = Set(keys.compactMap { $0 }).sorted { $0.lexicographicallyPrecedes($1) }
        let place = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
        levels = distinct.map { key in zip(parts, key).map { $0.levels[$1] }.joined(separator: ", ") }
        codes = keys.map { $0.flatMap { place[$0] } }
    }
}

/// Mean and variance (divisor n − 1) of a sample, in two passes.
struct Moments: Hashable, Sendable {
    let n: Double
    let mean: Double
    /// NaN for fewer than two numbers.
    let variance: Double

    init(_ values: [Double]) {
        let n = Double(values.count)
        var sum = 0.0
        for value in values { sum += value }
        var mean = sum / n
        var correction = 0.0
        for value in values { correction += value - mean }
        mean += correction / n
        var squares = 0.0
        for value in values { squares += (value - mean) * (value - mean) }
        self.n = n
        self.mean = mean
        variance = values.count > 1 ? squares / (n - 1) : .nan
    }

    var sd: Double { variance.squareRoot() }
}

/// An outcome in two groups: the first level is the reference (2), the second is 1.
struct TwoSamples {
    let levels: [String]
    /// Of the second level.
    let one: [Double]
    /// Of the reference level.
    let two: [Double]
    let rowsGiven: Int

    init(_ outcome: String, by group: String, in table: DataTable) throws {
        let cells = try table.numbers(outcome)
        var groups = try Groups(group, in: table)
        // After a subset a column keeps levels that have no row.
        if groups.levels.count > 2 { groups = groups.present }
        guard groups.levels.count == 2 else {
            throw TrialError("The column \"\(group)\" has \(groups.levels.count == 1 ? "one level" : "\(groups.levels.count) levels") (\(groups.levels.prefix(8).joined(separator: ", "))); two are compared here. Choose two with subset, or name them under variables.")
        }
        var one: [Double] = []
        var two: [Double] = []
        for row in 0..<table.rowCount {
            guard let code = groups.codes[row], let value = cells[row].value else { continue }
            if code == 1 { one.append(value) } else { two.append(value) }
        }
        levels = groups.levels
        self.one = one
        self.two = two
        rowsGiven = table.rowCount
        for (level, values) in [(groups.levels[1], one), (groups.levels[0], two)] where values.isEmpty {
            throw TrialError("No row of the group \"\(level)\" has a value of \"\(outcome)\"; there is nothing to compare.")
        }
    }

    var count: Int { one.count + two.count }

    var account: FitAccount {
        FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: count, units: [.init(levels[1], one.count), .init(levels[0], two.count)],
            missing: FitAccount.completeRows(given: rowsGiven, analysed: count))
    }
}

/// Two measurements of the same rows.
struct Pairs {
    let pre: [Double]
    let post: [Double]
    let rowsGiven: Int

    init(_ pre: String, _ post: String, in table: DataTable) throws {
        let first = try table.numbers(pre)
        let second = try table.numbers(post)
        var one: [Double] = []
        var two: [Double] = []
        for row in 0..<table.rowCount {
            guard let a = first[row].value, let b = second[row].value else { continue }
            one.append(a)
            two.append(b)
        }
        self.pre = one
        self.post = two
        rowsGiven = table.rowCount
        guard one.count >= 2 else {
            throw TrialError("Only \(one.count) of \(table.rowCount) rows have both \"\(pre)\" and \"\(post)\"; at least two are needed.")
        }
    }

    var account: FitAccount {
        FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: pre.count, units: [.init("pairs", pre.count)],
            missing: FitAccount.completeRows(given: rowsGiven, analysed: pre.count))
    }
}
