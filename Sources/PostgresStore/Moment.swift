import Bookkeeping
import Ledger

/// One moment of the store, read through a transaction that is open on a connection.
class Moment: ReadingTransaction {
    let link: Link
    let place: Place
    /// The first failure of a statement; the transaction is worth nothing after it.
    private(set) var failure: ServerFault?
    private var openCursors = 0

    /// Rows that lie in memory at a time.
    private static let pageOfEntries: Int64 = 256
    private static let pageOfRows = 512

    init(_ link: Link, of place: Place) {
        self.link = link
        self.place = place
    }

    func ledgerSize() throws -> Int64 {
        let answer = try run { try $0.query("SELECT coalesce(max(seq) + 1, 0) FROM ledger") }
        guard answer.count == 1, let size = answer.integer(0, 0) else { throw StoreError.damagedRow(table: "ledger", column: "seq") }
        return size
    }

    func ledgerRows(from start: Int64, _ body: (LedgerRow) throws -> Bool) throws {
        var next = start
        while true {
            let page = try run { link in
                try link.query(
                    "SELECT seq, entry, leaf FROM ledger WHERE seq >= $1 ORDER BY seq LIMIT $2",
                    [.integer(next), .integer(Self.pageOfEntries)])
            }
            for index in 0..<page.count {
                guard let number = page.integer(index, 0) else { throw StoreError.damagedRow(table: "ledger", column: "seq") }
                guard let entry = page.bytes(index, 1) else { throw StoreError.damagedRow(table: "ledger", column: "entry") }
                guard let leaf = page.bytes(index, 2) else { throw StoreError.damagedRow(table: "ledger", column: "leaf") }
                guard try body(LedgerRow(sequence: number, bytes: entry, leafHash: leaf)) else { return }
                guard number < Int64.max else { return }
                next = number + 1
            }
            if page.count < Self.pageOfEntries { return }
        }
    }

    func checkpoints() throws -> [String] {
        var notes: [String] = []
        try each("SELECT note FROM checkpoint ORDER BY place") { notes.append(try note($0, $1)) }
        return notes
    }

    func newestCheckpoint() throws -> String? {
        let answer = try run { try $0.query("SELECT note FROM checkpoint ORDER BY size DESC, place DESC LIMIT 1") }
        return answer.count == 0 ? nil : try note(answer, 0)
    }

    func rows(of table: TableDesign, _ body: ([Cell]) throws -> Void) throws {
        try each("SELECT \(Schema.list(table.columns.map(\.name))) FROM \(quoted(table.name))") { page, row in
            try body(
                table.columns.enumerated().map { place, column in try cell(page, row, place, column, table.name) })
        }
    }

    /// Runs a statement, unless one has failed before.
    final func run<Value>(_ step: (Link) throws -> Value) throws -> Value {
        do {
            if let failure { throw failure }
            return try step(link)
        } catch let fault as ServerFault {
            failure = failure ?? fault
            throw StoreError.server(place: place.name, problem: fault.problem)
        }
    }

    private func note(_ answer: Answer, _ row: Int) throws -> String {
        guard let note = answer.text(row, 0) else { throw StoreError.damagedRow(table: "checkpoint", column: "note") }
        return note
    }

    private func cell(_ page: Answer, _ row: Int, _ place: Int, _ column: TableDesign.Column, _ table: String) throws -> Cell {
        if page.isNull(row, place), !column.isRequired { return .null }
        switch column.kind {
        case .integer: if let number = page.integer(row, place) { return .integer(number) }
        case .text: if let text = page.text(row, place) { return .text(text) }
        }
        throw StoreError.damagedRow(table: table, column: column.name)
    }

    /// Hands over the rows of a query page by page, so that a table of any size can be read.
    private func each(_ query: String, _ body: (Answer, Int) throws -> Void) throws {
        openCursors += 1
        let cursor = "rows_\(openCursors)"
        defer { openCursors -= 1 }
        _ = try run { try $0.execute("DECLARE \(cursor) NO SCROLL CURSOR FOR \(query)") }
        defer { if failure == nil { _ = try? run { try $0.execute("CLOSE \(cursor)") } } }
        while true {
            let page = try run { try $0.fetch("FETCH \(Self.pageOfRows) FROM \(cursor)") }
            for row in 0..<page.count { try body(page, row) }
            if page.count < Self.pageOfRows { return }
        }
    }
}
