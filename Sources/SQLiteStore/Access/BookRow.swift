import Access
import Bookkeeping
import GRDB
import Records
import StudyDesign

/// One row of the book, read without trust: what cannot be is an error, never a trap.
struct BookRow {
    private let row: Row
    private let table: String
    private let cells: Cells

    init(_ row: Row, of table: String) {
        self.row = row
        self.table = table
        cells = Cells(row, of: table)
    }

    /// The first row of a table, `rest` being all that follows the table's name.
    static func first(_ db: Database, _ table: String, _ rest: String, _ arguments: StatementArguments) throws -> BookRow? {
        try Row.fetchOne(db, sql: "SELECT * FROM \(table) \(rest)", arguments: arguments).map { BookRow($0, of: table) }
    }

    static func all(_ db: Database, _ table: String, _ rest: String, _ arguments: StatementArguments) throws -> [BookRow] {
        try Row.fetchAll(db, sql: "SELECT * FROM \(table) \(rest)", arguments: arguments).map { BookRow($0, of: table) }
    }

    func isNull(_ column: String) -> Bool { (row[column] as DatabaseValue).isNull }
    func text(_ column: String) throws -> String { try cells.text(column) }
    func bytes(_ column: String) throws -> [UInt8] { try cells.bytes(column) }
    func integer(_ column: String) throws -> Int64 { try cells.integer(column) }
    func count(_ column: String) throws -> Int { try whole(column, Int(exactly: integer(column))) }
    func instant(_ column: String) throws -> Instant { Instant(milliseconds: try integer(column)) }
    func hash(_ column: String = "hash") throws -> TokenHash { try whole(column, TokenHash(bytes: bytes(column))) }
    func person() throws -> Person { try whole("person", Person(text("person"))) }
    func name() throws -> SignInName { try whole("name", SignInName(text("name"))) }

    /// A secret that opens only in this row; nil where there is none.
    func secret(_ column: String, of owner: Person, in place: SecretSeal.Place, with key: AccessKey) throws -> TimeCodeSecret? {
        guard !isNull(column) else { return nil }
        let opened = try SecretSeal.open(bytes(column), of: owner.description, in: place, with: key)
        return try whole(column, opened.flatMap(TimeCodeSecret.init(bytes:)))
    }

    /// A value that the column must be able to give.
    func whole<Value>(_ column: String, _ value: Value?) throws -> Value {
        guard let value else { throw StoreError.damagedRow(table: table, column: column) }
        return value
    }
}

extension BookRow {
    func invitation() throws -> Invitation {
        try Invitation(hash: hash(), person: person(), name: name(), created: instant("created"), expires: instant("expires"))
    }

    func ticket(with key: AccessKey) throws -> Ticket {
        let person = try person()
        return try Ticket(
            hash: hash(), person: person, expires: instant("expires"),
            offer: secret("offer", of: person, in: .ticket, with: key), label: text("label"))
    }

    func session() throws -> Session {
        try Session(
            hash: hash(), line: hash("line"), holder: holder(), way: whole("way", Session.Way(rawValue: text("way"))),
            created: instant("created"), seen: instant("seen"), steppedUp: isNull("stepped_up") ? nil : instant("stepped_up"),
            label: text("label"))
    }

    private func holder() throws -> Session.Holder {
        guard isNull("errand") else { return .errand(try whole("errand", Errand(encoded: bytes("errand")))) }
        switch try person() {
        case .participant(let id): return .participant(id)
        case .staff(let id): return .staff(id, try whole("role", Role(rawValue: text("role"))))
        }
    }
}
