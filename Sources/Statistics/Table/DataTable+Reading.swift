extension DataTable {
    /// Reads a file whole: its form and its fields, so that everything wrong with it is said at once.
    ///
    /// A column is numeric when every field that is neither empty nor a missing code is a number,
    /// else categorical with its levels in code-point order. In a file separated by semicolons or
    /// tabs a number may have a decimal comma; both marks in one file are a fault, since one of
    /// them could be a thousands separator.
    ///
    /// - Throws: ``DelimitedFaults``.
    public init(
        bytes: [UInt8], separator: DelimitedText.Separator? = nil,
        reading: TableReading = TableReading()
    ) throws {
        let scan = DelimitedScan(bytes, separator: separator)
        try self.init(scan.text, faults: scan.faults, brokenRows: scan.brokenRows, reading: reading)
    }

    /// The fields of `text` as numbers and categories, as in ``init(bytes:separator:reading:)``.
    ///
    /// - Throws: ``DelimitedFaults``.
    public init(reading text: DelimitedText, as reading: TableReading = TableReading()) throws {
        try self.init(text, faults: FaultCollector(), brokenRows: [], reading: reading)
    }

    private init(
        _ text: DelimitedText, faults: FaultCollector, brokenRows: Set<Int>, reading: TableReading
    ) throws {
        let reader = ColumnReader(text: text, reading: reading, brokenRows: brokenRows)
        var faults = faults
        var outcomes: [ColumnReader.Outcome] = []
        for index in text.header.indices {
            let outcome = reader.read(index)
            outcome.faults.forEach { faults.add($0) }
            outcomes.append(outcome)
        }
        let points = outcomes.reduce(0) { $0 + $1.points.count }
        let commas = outcomes.reduce(0) { $0 + $1.commas.count }
        if points > 0, commas > 0 {
            // The rarer mark is the fault; a file with commas is the likelier of two equals.
            let faultyIsComma = commas < points
            for (index, outcome) in outcomes.enumerated() {
                for row in faultyIsComma ? outcome.commas : outcome.points {
                    faults.add(
                        DelimitedFault(
                            .otherDecimalMark(isComma: faultyIsComma), row: row + 2,
                            position: index + 1, column: text.header[index]))
                }
            }
        }
        try faults.throwIfAny()
        try self.init(columns: outcomes.map(\.column))
    }
}
