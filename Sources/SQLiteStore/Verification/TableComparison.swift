import GRDB

/// One table as it lives, row by row against the same table rebuilt from the ledger.
struct TableComparison {
    private let table: String
    private let live: Database
    private let rebuilt: Database

    init(_ table: String, live: Database, rebuilt: Database) {
        self.table = table
        self.live = live
        self.rebuilt = rebuilt
    }

    func run(_ findings: inout Findings) throws {
        // Names come from the rebuilt table, whose shape is ours.
        let shape = try Shape(table, rebuilt)
        do {
            try compare(shape, &findings)
        } catch let error as DatabaseError {
            findings.add(.table(table), "The table \(table) cannot be read: \(describe(error)).")
        }
    }

    private func compare(_ shape: Shape, _ findings: inout Findings) throws {
        let found = try Row.fetchCursor(live, sql: shape.sql)
        let wanted = try Row.fetchCursor(rebuilt, sql: shape.sql)
        var left = try found.next().map(shape.line)
        var right = try wanted.next().map(shape.line)
        while left != nil || right != nil {
            if let row = left, right.map({ row.key < $0.key }) ?? true {
                findings.add(place(row), "\(table) \(row.keyText): no entry of the ledger accounts for this row.")
                left = try found.next().map(shape.line)
            } else if let row = right, left.map({ row.key < $0.key }) ?? true {
                findings.add(place(row), "\(table) \(row.keyText): the row that the ledger amounts to is missing.")
                right = try wanted.next().map(shape.line)
            } else if let there = left, let due = right {
                if there.values != due.values {
                    let columns = shape.differences(there.values, due.values).joined(separator: ", ")
                    findings.add(place(there), "\(table) \(there.keyText): \(columns) is not what the ledger amounts to.")
                }
                left = try found.next().map(shape.line)
                right = try wanted.next().map(shape.line)
            }
        }
    }

    private func place(_ line: Line) -> StoreFinding.Place { .row(table: table, key: line.keyText) }
}

/// A row's values with its key, in SQLite's own order of values.
private struct Line {
    let key: Key
    let values: [Value]

    var keyText: String { key.values.map(\.text).joined(separator: "/") }

    struct Key: Comparable {
        let values: [Value]

        static func < (left: Key, right: Key) -> Bool { left.values.lexicographicallyPrecedes(right.values) }
    }
}

/// NULL, then numbers, then text and bytes: "Datatypes In SQLite", section 4.1.
private enum Value: Hashable, Comparable {
    case null
    case integer(Int64)
    case real(Double)
    case bytes([UInt8])

    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .bytes(Array(text.utf8))
        case .blob(let data): self = .bytes(Array(data))
        }
    }

    var text: String {
        switch self {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }

    static func < (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.real(let left), .real(let right)): left < right
        case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .null: 0
        case .integer, .real: 1
        case .bytes: 2
        }
    }
}

/// A table's columns and key, as SQL that reads it in the order of the key.
private struct Shape {
    let sql: String
    private let columns: [String]
    private let keyPlaces: [Int]

    init(_ table: String, _ db: Database) throws {
        var columns: [String] = []
        var expressions: [String] = []
        var key: [(order: Int64, place: Int)] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT name, type, pk FROM pragma_table_info(?)", arguments: [table])
        while let row = try rows.next() {
            let cells = Cells(row, of: "table_info")
            let name = try cells.text("name")
            let order = try cells.integer("pk")
            if order > 0 { key.append((order, columns.count)) }
            // Text as bytes, so that what follows a NUL is compared as well.
            expressions.append(try cells.text("type") == "TEXT" ? "CAST(\(name) AS BLOB)" : name)
            columns.append(name)
        }
        self.columns = columns
        keyPlaces = key.sorted { $0.order < $1.order }.map(\.place)
        let order = keyPlaces.map { columns[$0] }.joined(separator: ", ")
        sql = "SELECT \(expressions.joined(separator: ", ")) FROM \(table) ORDER BY \(order)"
    }

    func line(_ row: Row) -> Line {
        let values = Array(row.databaseValues).map(Value.init)
        return Line(key: Line.Key(values: keyPlaces.map { values[$0] }), values: values)
    }

    func differences(_ left: [Value], _ right: [Value]) -> [String] {
        zip(columns, zip(left, right)).filter { $0.1.0 != $0.1.1 }.map(\.0)
    }
}
