import Ledger
import Records
import StudyDesign

/// Snapshots are read from the ledger, which is signed, and not from the tables, which are
/// what it amounts to.
extension Reading {
    func snapshot() throws -> Snapshot {
        try snapshot(ofFirst: UInt64(Int64.max))
    }

    func snapshot(ofFirst limit: UInt64) throws -> Snapshot {
        var records = CurrentRecords()
        try eachEntry(first: limit) { _, change in records.take(change) }
        if limit < UInt64(Int64.max), records.size < limit {
            throw StoreError.ledger("The ledger has \(records.size) entries, not \(limit).")
        }
        guard let snapshot = records.snapshot() else {
            throw StoreError.ledger("No study has been opened in this store.")
        }
        return snapshot
    }
}
