/// Named columns of equal length, in a fixed order. What every analysis takes in.
public struct DataTable: Hashable, Sendable {
    public let columns: [Column]
    public let rowCount: Int

    /// - Throws: ``TableError`` when two columns share a name or differ in length.
    public init(columns: [Column]) throws {
        var seen: Set<String> = []
        let rowCount = columns.first?.count ?? 0
        for column in columns {
            guard seen.insert(column.name).inserted else { throw TableError.twice(column.name) }
            guard column.count == rowCount else {
                throw TableError.length(column.name, column.count, expected: rowCount)
            }
        }
        self.columns = columns
        self.rowCount = rowCount
    }

    public var names: [String] { columns.map(\.name) }

    public func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// - Throws: ``TableError/unknown(_:nearest:)``, which names the nearest columns there are.
    public func requiring(_ name: String) throws -> Column {
        guard let column = column(name) else {
            throw TableError.unknown(name, nearest: nearestNames(to: name, among: names))
        }
        return column
    }

    /// The cells of a numeric column. A categorical column of two levels is 0 for the first and 1 for the second.
    public func numbers(_ name: String) throws -> [NumericCell] {
        switch try requiring(name).content {
        case .numeric(let cells): return cells
        case .categorical(let levels, let codes):
            guard levels.count == 2 else { throw TableError.notNumeric(name, levels: levels) }
            return codes.map { $0.map { .value(Double($0)) } ?? .missing(.blank) }
        }
    }

    /// The rows named, in that order, of every column.
    public func selecting(rows: [Int]) -> DataTable {
        DataTable(unchecked: columns.map { $0.selecting(rows) }, rowCount: rows.count)
    }

    /// The rows in which none of `names` is missing, in order.
    public func completeRows(of names: [String]) throws -> [Int] {
        let wanted = try names.map { try requiring($0) }
        return (0..<rowCount).filter { row in wanted.allSatisfy { !$0.isMissing(at: row) } }
    }

    private init(unchecked columns: [Column], rowCount: Int) {
        self.columns = columns
        self.rowCount = rowCount
    }
}
