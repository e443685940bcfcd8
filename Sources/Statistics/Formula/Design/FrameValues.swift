/// A variable in the rows of a frame.
enum FrameValues: Hashable, Sendable {
    /// Row by row, `width` numbers each.
    case numbers([Double])
    case factor(levels: [String], codes: [Int])
}

/// A variable in every row of a table, before incomplete rows are left out.
struct TableValues {
    enum Content {
        case numbers([NumericCell])
        case factor(levels: [String], codes: [Int?])
    }

    let content: Content

    init(_ variable: FormulaVariable, in table: DataTable) throws {
        switch variable.kind {
        case .column(let name): content = Self.content(of: try table.requiring(name))
        case .expression(let expression), .basis(let expression, _):
            content = .numbers(try expression.evaluate(on: table))
        }
    }

    private static func content(of column: Column) -> Content {
        switch column.content {
        case .numeric(let cells): .numbers(cells)
        case .categorical(let levels, let codes): .factor(levels: levels, codes: codes)
        }
    }

    /// Clears the rows in which there is no value; returns how many are not defined (log of 0).
    func clear(_ isComplete: inout [Bool]) -> Int {
        var undefined = 0
        switch content {
        case .numbers(let cells):
            for row in cells.indices {
                guard case .missing(let reason) = cells[row] else { continue }
                isComplete[row] = false
                if reason == .undefined { undefined += 1 }
            }
        case .factor(_, let codes):
            for row in codes.indices where codes[row] == nil { isComplete[row] = false }
        }
        return undefined
    }

    /// In the rows named, which have a value. Levels that none of them has are left out.
    func selecting(_ rows: [Int]) -> (values: FrameValues, unused: [String]) {
        switch content {
        case .numbers(let cells):
            var numbers = [Double](repeating: 0, count: rows.count)
            for index in rows.indices { numbers[index] = cells[rows[index]].value ?? 0 }
            return (.numbers(numbers), [])
        case .factor(let levels, let codes):
            var chosen = [Int](repeating: 0, count: rows.count)
            var isUsed = [Bool](repeating: false, count: levels.count)
            for index in rows.indices {
                let code = codes[rows[index]] ?? 0
                chosen[index] = code
                isUsed[code] = true
            }
            let unused = levels.indices.filter { !isUsed[$0] }
            guard !unused.isEmpty else { return (.factor(levels: levels, codes: chosen), []) }
            let kept = levels.indices.filter { isUsed[$0] }
            var place = [Int](repeating: 0, count: levels.count)
            for (index, level) in kept.enumerated() { place[level] = index }
            for index in chosen.indices { chosen[index] = place[chosen[index]] }
            return (.factor(levels: kept.map { levels[$0] }, codes: chosen), unused.map { levels[$0] })
        }
    }
}
