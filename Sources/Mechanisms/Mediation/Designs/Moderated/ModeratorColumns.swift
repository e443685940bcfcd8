import Statistics

/// A moderator as the columns that stand for it: itself, or the contrasts of a factor.
struct ModeratorColumns {
    let names: [String]
    /// Of a factor, those that complete rows hold; nil for a number.
    let levels: [String]?
    let table: DataTable

    init(_ moderator: String, values: [Double]?, beside variables: [String], in table: DataTable) throws {
        guard let column = table.column(moderator), case .categorical(let all, let codes) = column.content else {
            names = [moderator]
            levels = nil
            self.table = table
            return
        }
        guard values == nil else {
            throw MediationError.plan(["moderator_values are for a numeric moderator; \"\(moderator)\" has levels, and each is shown."])
        }
        let known = variables.filter { table.column($0) != nil } + [moderator]
        var isPresent = [Bool](repeating: false, count: all.count)
        for row in try table.completeRows(of: known) { if let code = codes[row] { isPresent[code] = true } }
        let present = all.indices.filter { isPresent[$0] }
        guard present.count > 1 else {
            throw MediationError.plan(["The moderator \"\(moderator)\" has fewer than two levels in the complete rows; nothing can depend on it."])
        }
        var added: [Column] = []
        for level in present.dropFirst() {
            let numbers = codes.map { code in code.map { $0 == level ? 1.0 : 0.0 } }
            added.append(Column(name: moderator + all[level], numbers: numbers))
        }
        names = added.map(\.name)
        levels = present.map { all[$0] }
        self.table = try DataTable(columns: table.columns + added)
    }

    /// Where effects are shown; and the labels of those that lie beyond what was seen.
    func points(_ rows: CompleteRows, values: [Double]?) throws -> (points: [ModeratorPoint], beyond: [String]) {
        if let levels {
            let points = levels.indices.map { level in
                ModeratorPoint(label: levels[level], value: nil, columns: names.indices.map { $0 + 1 == level ? 1 : 0 })
            }
            return (points, [])
        }
        let seen = rows.column(names[0])
        guard let least = seen.min(), let largest = seen.max(), least < largest else {
            throw MediationError.equation(outcome: rows.names[1], .constant(names[0], rows: rows.count))
        }
        var points: [ModeratorPoint]
        if let values {
            points = values.map { ModeratorPoint(label: $0.shortestText ?? "value", value: $0, columns: [$0]) }
        } else if seen.allSatisfy({ $0 == least || $0 == largest }) {
            points = [least, largest].map { ModeratorPoint(label: $0.shortestText ?? "value", value: $0, columns: [$0]) }
        } else {
            let (mean, spread) = (average(seen), standardDeviation(seen))
            points = zip(["low", "mean", "high"], [mean - spread, mean, mean + spread]).map {
                ModeratorPoint(label: $0, value: $1, columns: [$1])
            }
        }
        let beyond = points.filter { point in point.value.map { $0 < least || $0 > largest } ?? false }
        return (points, beyond.map(\.label))
    }
}
