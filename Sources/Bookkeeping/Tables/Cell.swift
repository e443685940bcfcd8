/// A value in one cell of a table. Routing rows need no more: what was answered is sealed
/// in the ledger and stands in no table.
public enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
}

/// One row, its cells in the order of its table's columns.
public struct TableRow: Hashable, Sendable {
    public let table: TableDesign
    public let cells: [Cell]

    public init(_ table: TableDesign, _ cells: [Cell]) {
        self.table = table
        self.cells = cells
    }
}
