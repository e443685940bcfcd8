import Bookkeeping
import Ledger
import PostgresStore
import Testing

/// Two tables with every kind of rule that a design can hold.
enum TestTables {
    static let person = TableDesign(
        "person", key: ["id"], unique: [["site", "number"]],
        [.sequence, .text("id"), .text("site"), .integer("number"), .optionalText("note"), .optionalInteger("age")])
    /// Named and with a column named as SQL's own words are.
    static let order = TableDesign(
        "order", key: ["seq", "group"], [.sequence, .text("group"), .text("person", refersTo: ("person", "id"))])

    static let all = [person, order]
}

func entry(_ number: Int64, _ text: String = "entry") -> LedgerRow {
    LedgerRow(sequence: number, bytes: Array("\(text) \(number)".utf8), leafHash: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 32))
}

func person(_ seq: Int64, id: String? = nil, site: String = "a", number: Int64? = nil, note: Cell = .null) -> TableRow {
    TableRow(TestTables.person, [.integer(seq), .text(id ?? "p\(seq)"), .text(site), .integer(number ?? seq), note, .null])
}

extension StoreBackend {
    /// Appends an entry after the last, with a person.
    @discardableResult
    func appendPerson(_ text: String = "entry") async throws -> Int64 {
        try await write { transaction in
            let number = try transaction.ledgerSize()
            try transaction.append(entry(number, text), [person(number)])
            return number
        }
    }

    func entries(from start: Int64 = 0) async throws -> [LedgerRow] {
        try await read { transaction in
            var rows: [LedgerRow] = []
            try transaction.ledgerRows(from: start) { rows.append($0); return true }
            return rows
        }
    }

    func cells(of table: TableDesign) async throws -> Set<[Cell]> {
        try await read { transaction in
            var rows: Set<[Cell]> = []
            try transaction.rows(of: table) { rows.insert($0) }
            return rows
        }
    }
}

/// Runs `body` with a store in a fresh database of the shared server.
func withStore(_ body: (PostgresBackend, PostgresServer, String) async throws -> Void) async throws {
    guard let server = try await PostgresServer.shared() else { return }
    let address = try await server.freshDatabase()
    try await PostgresBackend.create(at: address, tables: TestTables.all)
    let store = try await PostgresBackend.open(at: address, tables: TestTables.all)
    do {
        try await body(store, server, address)
    } catch {
        try await store.close()
        throw error
    }
    try await store.close()
}

/// The `StoreError` that `body` throws.
func storeError(_ body: () async throws -> Void) async -> StoreError? {
    do { try await body() } catch { return error as? StoreError }
    return nil
}
