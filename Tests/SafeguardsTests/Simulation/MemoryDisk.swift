import Bookkeeping
import Ledger
import Synchronization

/// What a database keeps on its disk, in memory: it outlives the process that wrote it.
final class MemoryDisk: Sendable {
    struct Content: Sendable {
        var ledger: [LedgerRow] = []
        var checkpoints: [String] = []
        var rows: [String: [[Cell]]] = [:]
        var keys: Set<[String]> = []
    }

    private let content: Mutex<Content>

    init(_ content: Content = Content()) { self.content = Mutex(content) }

    var now: Content { content.withLock { $0 } }
    func count(of table: String) -> Int { content.withLock { $0.rows[table]?.count ?? 0 } }

    func copy() -> MemoryDisk { MemoryDisk(now) }

    func commit(_ staged: Content) {
        content.withLock { content in
            content.ledger += staged.ledger
            content.checkpoints += staged.checkpoints
            for (table, rows) in staged.rows { content.rows[table, default: []] += rows }
            content.keys.formUnion(staged.keys)
        }
    }
}

/// One transaction over a disk: what it adds lies aside until it is committed.
final class MemoryTransaction: WritingTransaction {
    private var base: MemoryDisk.Content
    private(set) var staged = MemoryDisk.Content()
    private let whileAppending: () throws -> Void

    init(_ base: MemoryDisk.Content, whileAppending: @escaping () throws -> Void = {}) {
        self.base = base
        self.whileAppending = whileAppending
    }

    /// What it added; the moment that it saw is let go of, so that the disk can grow in place.
    func end() -> MemoryDisk.Content {
        base = MemoryDisk.Content()
        return staged
    }

    func ledgerSize() -> Int64 { Int64(base.ledger.count + staged.ledger.count) }

    func ledgerRows(from start: Int64, _ body: (LedgerRow) throws -> Bool) throws {
        var place = max(0, Int(start))
        while place < base.ledger.count + staged.ledger.count {
            let row = place < base.ledger.count ? base.ledger[place] : staged.ledger[place - base.ledger.count]
            guard try body(row) else { return }
            place += 1
        }
    }

    func checkpoints() -> [String] { base.checkpoints + staged.checkpoints }
    func newestCheckpoint() -> String? { staged.checkpoints.last ?? base.checkpoints.last }

    func rows(of table: TableDesign, _ body: ([Cell]) throws -> Void) throws {
        for row in (base.rows[table.name] ?? []) + (staged.rows[table.name] ?? []) { try body(row) }
    }

    func append(_ entry: LedgerRow, _ rows: [TableRow]) throws {
        var keys: [[String]] = []
        for row in rows {
            let names = row.table.columns.map(\.name)
            let key = [row.table.name] + row.table.key.map { name in
                names.firstIndex(of: name).map { "\(row.cells[$0])" } ?? "?"
            }
            guard !base.keys.contains(key), !staged.keys.contains(key) else {
                throw ConstraintBreach("\(row.table.name) has this key already")
            }
            keys.append(key)
        }
        staged.keys.formUnion(keys)
        staged.ledger.append(entry)
        for row in rows { staged.rows[row.table.name, default: []].append(row.cells) }
        try whileAppending()
    }

    func append(checkpoint note: String, size: Int64) { staged.checkpoints.append(note) }
}
