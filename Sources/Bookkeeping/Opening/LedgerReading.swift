import Ledger
import Records
import StudyDesign

/// Reads a ledger from its first entry on, checks it against what was signed, and builds the
/// state that it amounts to.
struct LedgerReading: Sendable {
    let key: VerificationKey
    let openedAt: Instant

    init(key: VerificationKey, openedAt: Instant) {
        self.key = key
        self.openedAt = openedAt
    }

    /// The generations of keys that sealed entries name, and the newest checkpoint's place.
    typealias UsedKeys = [KeyName: Int]

    func read(_ store: any ReadingTransaction, keptBesideKeys: String?) throws -> (draft: Draft, used: UsedKeys) {
        let draft = Draft(state: RecordState(), book: LedgerBook(openedAt: openedAt))
        let newest = try store.newestCheckpoint().map { try checkpoint($0, "The newest checkpoint") }
        let kept = try keptBesideKeys.map { try checkpoint($0, "The checkpoint kept beside the keyring") }
        var used: UsedKeys = [:]
        func adoptIfReached() throws {
            for expected in [newest, kept].compactMap(\.self) where expected.checkpoint.size == draft.book.size {
                guard expected.checkpoint.root == draft.book.rootOfEntries else {
                    throw StoreError.ledger("The first \(draft.book.size) entries of the ledger are not those that were signed. The store was not opened; verify it.")
                }
            }
            if let newest, newest.checkpoint.size == draft.book.size { draft.book.adopt(newest) }
        }
        try store.ledgerRows(from: 0) { row in
            let entry = try read(row, expected: draft.state.size)
            if let sealed = entry.sealed { used[sealed.key] = max(used[sealed.key] ?? 0, sealed.generation) }
            draft.take(row, entry.entry, entry.trace, by: entry.entry.actor, as: entry.role)
            try adoptIfReached()
            return true
        }
        let longest = [newest, kept].compactMap { $0?.checkpoint.size }.max() ?? 0
        guard longest <= draft.state.size else {
            throw StoreError.ledger("The ledger has \(draft.state.size) entries, but \(longest) were signed. An older copy was put back, or entries were taken away. The store was not opened; verify it.")
        }
        return (draft, used)
    }

    private func checkpoint(_ note: String, _ what: String) throws -> SignedCheckpoint {
        do {
            let signed = try SignedCheckpoint(parsing: note)
            try signed.verify(with: key)
            return signed
        } catch {
            throw StoreError.ledger("\(what) does not verify: \(error) The store was not opened; use its own key, or verify it.")
        }
    }

    private func read(_ row: LedgerRow, expected: Int64) throws -> (entry: LedgerEntry, trace: Trace, role: Role, sealed: SealedContent?) {
        do {
            let entry = try LedgerEntry(decoding: row.bytes)
            guard row.sequence == expected, entry.sequence == expected, entry.leafHash.bytes == row.leafHash else {
                throw StoreError.ledger("Entry \(row.sequence) of the ledger is not what was written. The store was not opened; verify it.")
            }
            let payload = try EntryPayload(decoding: entry.payload)
            guard let role = Role(rawValue: entry.role) else { throw PayloadError("it has an unknown role") }
            return (entry, try payload.decodedClear().trace, role, payload.sealed)
        } catch let error as StoreError {
            throw error
        } catch is DecodingError {
            throw StoreError.ledger("The open part of entry \(row.sequence) of the ledger cannot be read. The store was not opened; verify it.")
        } catch {
            throw StoreError.ledger("Entry \(row.sequence) of the ledger cannot be read: \(error) The store was not opened; verify it.")
        }
    }
}
