import Bookkeeping
import GRDB

/// One row, read without trust: a value of the wrong type is an error, never a trap.
struct Cells {
    private let row: Row
    private let table: String

    init(_ row: Row, of table: String) {
        self.row = row
        self.table = table
    }

    private func storage(_ column: String) throws -> DatabaseValue.Storage {
        guard row.hasColumn(column) else { throw damaged(column) }
        return (row[column] as DatabaseValue).storage
    }

    private func damaged(_ column: String) -> StoreError { .damagedRow(table: table, column: column) }

    func text(_ column: String) throws -> String {
        guard case .string(let text) = try storage(column) else { throw damaged(column) }
        return text
    }

    func integer(_ column: String) throws -> Int64 {
        guard case .int64(let number) = try storage(column) else { throw damaged(column) }
        return number
    }

    func bytes(_ column: String) throws -> [UInt8] {
        guard case .blob(let data) = try storage(column) else { throw damaged(column) }
        return Array(data)
    }
}
