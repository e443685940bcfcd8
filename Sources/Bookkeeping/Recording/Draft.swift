import Ledger
import Records
import StudyDesign

/// What the writer knows without reading: the record's state and the ledger's tree. It is
/// handed to one transaction at a time and grows in place. When a transaction fails it is
/// ahead of the store and thrown away; the store then writes nothing more.
final class Draft: @unchecked Sendable {
    var state: RecordState
    var book: LedgerBook
    /// The allocation list, once a place was asked for.
    var list: AllocationList?

    init(state: RecordState, book: LedgerBook) {
        self.state = state
        self.book = book
    }

    func take(_ row: LedgerRow, _ entry: LedgerEntry, _ trace: Trace, by actor: String, as role: Role) {
        let instant = Instant(milliseconds: entry.instant)
        state.take(trace, by: actor, as: role, at: instant, entry: entry.sequence)
        book.append(leaf: Digest256(bytes: row.leafHash) ?? entry.leafHash, at: instant)
    }
}
