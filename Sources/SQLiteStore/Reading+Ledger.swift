import GRDB
import Ledger
import Records
import StudyDesign

/// The ledger read from its first entry on.
extension Reading {
    /// Hands every ledger row over, in order.
    func eachLedgerRow(_ body: (LedgerRow) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT seq, entry, leaf FROM ledger ORDER BY seq")
        while let row = try rows.next() {
            let cells = Cells(row, of: "ledger")
            try body(
                LedgerRow(
                    sequence: try cells.integer("seq"), bytes: try cells.bytes("entry"),
                    leafHash: try cells.bytes("leaf")))
        }
    }

    /// Hands the first entries over with their changes, decoded.
    func eachEntry(first limit: UInt64, _ body: (LedgerEntry, Change) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT entry FROM ledger ORDER BY seq LIMIT ?", arguments: [Int64(clamping: limit)])
        var number: Int64 = 0
        while let row = try rows.next() {
            let bytes = try Cells(row, of: "ledger").bytes("entry")
            do {
                let entry = try LedgerEntry(decoding: bytes)
                try body(entry, try CanonicalJSON.decode(Change.self, from: entry.payload))
            } catch let error as LedgerEntryError {
                throw StoreError.ledger("Entry \(number) of the ledger cannot be read: \(error) Verify the store.")
            } catch is DecodingError {
                throw StoreError.ledger("The content of entry \(number) of the ledger cannot be read. Verify the store.")
            }
            number += 1
        }
    }

    /// What a writer must know to go on. Every entry is hashed again, and the tree compared
    /// with the newest checkpoint, so that nothing is signed on top of a damaged ledger.
    func book(signedBy key: VerificationKey, openedAt now: Instant) throws -> LedgerBook {
        var book = LedgerBook(openedAt: now)
        let newest = try newestCheckpoint()
        if let newest {
            do {
                try newest.verify(with: key)
            } catch {
                throw StoreError.ledger("The newest checkpoint does not verify: \(error) The store was not opened; use its own key, or verify it.")
            }
        }
        func adoptIfReached() throws {
            guard let newest, newest.checkpoint.size == book.size else { return }
            guard newest.checkpoint.root == book.rootOfEntries else {
                throw StoreError.ledger("The first \(book.size) entries of the ledger are not those that were signed. The store was not opened; verify it.")
            }
            book.adopt(newest)
        }
        try eachLedgerRow { row in
            let entry: LedgerEntry
            do {
                entry = try LedgerEntry(decoding: row.bytes)
            } catch {
                throw StoreError.ledger("Entry \(row.sequence) of the ledger cannot be read: \(error) The store was not opened; verify it.")
            }
            guard row.sequence == book.size, entry.sequence == book.size, entry.leafHash.bytes == row.leafHash else {
                throw StoreError.ledger("Entry \(row.sequence) of the ledger is not what was written. The store was not opened; verify it.")
            }
            book.append(leaf: entry.leafHash, at: Instant(milliseconds: entry.instant))
            try adoptIfReached()
        }
        if let newest, newest.checkpoint.size > book.size {
            throw StoreError.ledger("The ledger has \(book.size) entries, but \(newest.checkpoint.size) were signed. The store was not opened; verify it.")
        }
        for study in try protocols() { book.open(study) }
        return book
    }
}
