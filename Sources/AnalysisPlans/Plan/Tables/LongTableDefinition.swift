public import Statistics

/// A long table made from the plan's data, which have one row a person: a row for each person and
/// occasion. What is made and not given cannot be given twice, so a plan keeps one data file.
public struct LongTableDefinition: Hashable, Sendable {
    /// One new column: which column of the data holds it at which occasion.
    public struct Values: Hashable, Sendable {
        public let name: String
        public let columns: [Source]
    }

    public struct Source: Hashable, Sendable {
        public let occasion: String
        public let column: String
    }

    public let name: String
    /// The column that names the person; carried along.
    public let id: String
    /// Further columns carried along on each row.
    public let keep: [String]
    /// The name of the column of occasions.
    public let occasion: String
    public let values: [Values]
    /// Definitions that are made on the long table.
    public let variables: VariableDefinitions

    /// Every occasion: numbers in ascending order, words in the order in which they stand.
    var occasions: [String] {
        let named = values.flatMap(\.columns).map(\.occasion).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let numbers = named.compactMap(Self.number)
        guard numbers.count == named.count else { return named }
        return zip(named, numbers).sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// Rows by person in the order of the data, then by occasion.
    ///
    /// - Throws: `TableError`, `VariableFaults`.
    func made(from data: DataTable) throws -> DataTable {
        let occasions = occasions
        var rows: [Int] = []
        var places: [Int] = []
        for row in 0..<data.rowCount {
            for place in occasions.indices {
                rows.append(row)
                places.append(place)
            }
        }
        var columns = try ([id] + keep).map { try data.requiring($0).selecting(rows) }
        columns.append(occasionColumn(occasions, places))
        for value in values {
            let sources = try occasions.map { occasion in
                try value.columns.first { $0.occasion == occasion }.map { try data.numbers($0.column) }
            }
            let cells = zip(rows, places).map { row, place in sources[place]?[row] ?? .missing(.notAsked) }
            columns.append(Column(name: value.name, content: .numeric(cells)))
        }
        return try variables.apply(to: try DataTable(columns: columns))
    }

    private static func number(_ occasion: String) -> Double? { Double(occasion).flatMap { $0.isFinite ? $0 : nil } }

    private func occasionColumn(_ occasions: [String], _ places: [Int]) -> Column {
        let numbers = occasions.compactMap(Self.number)
        guard numbers.count == occasions.count else {
            return Column(name: occasion, content: .categorical(levels: occasions, codes: places))
        }
        return Column(name: occasion, content: .numeric(places.map { .value(numbers[$0]) }))
    }
}

extension MissingReason {
    /// At this occasion nobody was asked.
    public static let notAsked = MissingReason("not asked")
}
