import Ledger
import Records
import StudyDesign

/// Reads entries and their contents inside one transaction that sees one moment.
struct LedgerReader {
    let store: any ReadingTransaction
    let keyring: Keyring?

    /// Hands entries over in order; `opens` says of which the sealed part is wanted.
    ///
    /// - Throws: `StoreError.ledger` at an entry that cannot be read.
    func each(
        from start: Int64 = 0, opening opens: (Trace) -> Bool = { _ in true }, _ body: (ReadEntry) throws -> Bool
    ) throws {
        try store.ledgerRows(from: start) { row in
            let closed = try read(row, keyring: nil)
            let isWanted = opens(closed.trace) && closed.change == nil
            return try body(isWanted ? read(row, keyring: keyring) : closed)
        }
    }

    func entry(_ number: Int64) throws -> ReadEntry? {
        try store.ledgerRow(number).map { try read($0, keyring: keyring) }
    }

    private func read(_ row: LedgerRow, keyring: Keyring?) throws -> ReadEntry {
        do {
            return try ReadEntry(row, keyring: keyring)
        } catch is DecodingError {
            throw StoreError.ledger("The open part of entry \(row.sequence) of the ledger cannot be read. Verify the store.")
        } catch {
            throw StoreError.ledger("Entry \(row.sequence) of the ledger cannot be read: \(error) Verify the store.")
        }
    }

    /// The records that stand after the first `entries` entries.
    func snapshot(ofFirst entries: UInt64, alsoWithheld: Set<Participant.ID> = []) throws -> Snapshot {
        var builder = SnapshotBuilder()
        guard try store.ledgerSize() >= Int64(clamping: entries) else {
            throw StoreError.ledger("The ledger has \(try store.ledgerSize()) entries, fewer than the \(entries) that were asked for.")
        }
        try each(opening: SnapshotBuilder.needs) { entry in
            guard entry.entry.sequence < Int64(clamping: entries) else { return false }
            builder.take(entry)
            return true
        }
        return try builder.snapshot(alsoWithheld: alsoWithheld)
    }

    /// The record of an alert that is open, from the entry that raised it. When that cannot
    /// be opened it is still an alert, and an urgent one.
    func alert(_ open: OpenAlert) throws -> AlertRecord {
        let alerts: [AlertRecord] = switch try entry(open.entry)?.change {
        case .submitted(let submission): submission.alerts
        case .answerSaved(let save): save.alerts
        case .alertRaised(let alert): [alert]
        default: []
        }
        return alerts.first { $0.id == open.id }
            ?? AlertRecord(
                id: open.id, participant: open.participant,
                cause: .couldNotAssess("What raised this alert cannot be opened with this keyring."), raised: open.raised)
    }
}
