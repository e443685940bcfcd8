import GRDB
import StudyDesign

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

    func real(_ column: String) throws -> Double {
        guard let number = try optionalReal(column) else { throw damaged(column) }
        return number
    }

    func optionalReal(_ column: String) throws -> Double? {
        switch try storage(column) {
        case .null: return nil
        case .double(let number): return number
        default: throw damaged(column)
        }
    }

    func bool(_ column: String) throws -> Bool {
        switch try integer(column) {
        case 0: return false
        case 1: return true
        default: throw damaged(column)
        }
    }

    func int(_ column: String) throws -> Int {
        guard let number = Int(exactly: try integer(column)) else { throw damaged(column) }
        return number
    }

    func instant(_ column: String) throws -> Instant { Instant(milliseconds: try integer(column)) }

    func choice<Choice: RawRepresentable>(_ column: String, _ type: Choice.Type) throws -> Choice
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text(column)) else { throw damaged(column) }
        return choice
    }
}
