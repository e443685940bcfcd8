/// Turns one column of raw fields into numbers or categories.
struct ColumnReader {
    let text: DelimitedText
    let reading: TableReading
    let brokenRows: Set<Int>

    /// What a column became, with what there is to say about it.
    struct Outcome {
        let column: Column
        var faults: [DelimitedFault] = []
        /// The rows, by index, whose number has a decimal point, and those with a comma.
        var points: [Int] = []
        var commas: [Int] = []
    }

    func read(_ index: Int) -> Outcome {
        let name = text.header[index]
        let codes = reading.codes(of: name)
        let understandsCommas = text.separator != .comma
        let mustBeNumeric = reading.mustBeNumeric(name)
        var cells: [NumericCell] = []
        cells.reserveCapacity(text.rowCount)
        var points: [Int] = []
        var commas: [Int] = []
        var faults: [DelimitedFault] = []
        for row in 0..<text.rowCount {
            let span = text.fields[row * text.header.count + index]
            if span.isEmpty {
                cells.append(.missing(.blank))
            } else if let codes, let reason = codes[span.text(in: text.bytes)] {
                cells.append(.missing(reason))
            } else if let number = NumberText(text.bytes, in: span.range, commas: understandsCommas) {
                cells.append(.value(number.value))
                if understandsCommas, let mark = number.mark {
                    if mark == .point { points.append(row) } else { commas.append(row) }
                }
            } else if mustBeNumeric {
                cells.append(.missing(.blank))
                guard !brokenRows.contains(row) else { continue }
                let field = span.text(in: text.bytes)
                faults.append(
                    DelimitedFault(
                        .notANumber(code: usualMissingCodes.contains(field) ? field : nil),
                        row: row + 2, position: index + 1, column: name))
            } else {
                return Outcome(column: categories(index, codes: codes))
            }
        }
        return Outcome(
            column: Column(name: name, content: .numeric(cells)), faults: faults, points: points,
            commas: commas)
    }

    /// Levels in code-point order.
    private func categories(_ index: Int, codes: [String: MissingReason]?) -> Column {
        let values: [String?] = (0..<text.rowCount).map { row in
            let field = text.field(row: row, column: index)
            return field.isEmpty || codes?[field] != nil ? nil : field
        }
        return Column(name: text.header[index], categories: values)
    }
}

extension Column {
    /// A categorical column whose levels are the values that occur, in code-point order.
    public init(name: String, categories values: [String?]) {
        var seen: [String: Int] = [:]
        var inOrderSeen: [String] = []
        let provisional: [Int?] = values.map { value in
            guard let value else { return nil }
            if let code = seen[value] { return code }
            seen[value] = inOrderSeen.count
            inOrderSeen.append(value)
            return inOrderSeen.count - 1
        }
        // UTF-8 sorts as its code points do.
        let order = inOrderSeen.indices.sorted {
            inOrderSeen[$0].utf8.lexicographicallyPrecedes(inOrderSeen[$1].utf8)
        }
        var rank = [Int](repeating: 0, count: order.count)
        for (position, code) in order.enumerated() { rank[code] = position }
        self.init(
            name: name,
            content: .categorical(
                levels: order.map { inOrderSeen[$0] }, codes: provisional.map { $0.map { rank[$0] } }))
    }
}
