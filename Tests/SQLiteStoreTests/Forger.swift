@testable import Bookkeeping
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign

/// Somebody who holds every key and writes a history as they like: no rule is asked, the
/// entries are hashed, the tables fit the open parts, and the end is signed.
struct Forger {
    /// An entry to write: the act, and what may be untrue about it.
    struct Item {
        let act: Act
        /// Said in the open in place of what the change says.
        var trace: Trace?
        /// The number of an earlier entry whose sealed box stands here.
        var boxOf: Int?

        init(_ act: Act, says trace: Trace? = nil, boxOf: Int? = nil) {
            self.act = act
            self.trace = trace
            self.boxOf = boxOf
        }
    }

    let keyring = Keyring.inMemory(random: 7)

    /// What a deep verification with the right keys finds in the forged store.
    func report(on items: [Item]) async throws -> StoreReport {
        let backend = try SQLiteBackend.inMemory()
        let rows = try self.rows(items)
        let signer = CheckpointSigner(key: try testKey())
        try await backend.write { store in
            var tree = MerkleFrontier()
            for (row, follow) in rows {
                try store.append(row, follow)
                tree.append(MerkleHash.leaf(row.bytes))
            }
            let signed = try signer.signFirst(size: tree.size, root: tree.root)
            try store.append(checkpoint: signed.text, size: signed.checkpoint.size)
        }
        return try await StoreVerification.verify(
            backend, publicKey: testKey().verificationKey, depth: .deep(.bundled(), keyring))
    }

    private func rows(_ items: [Item]) throws -> [(LedgerRow, [Bookkeeping.TableRow])] {
        var boxes: [SealedContent?] = []
        return try items.enumerated().map { number, item in
            if let key = item.act.change.vault.key { _ = try keyring.ensure([key]) }
            let trace = item.trace ?? item.act.change.trace
            let honest = try PreparedAct.parts(of: item.act, stamped: nil)
            let clear = try CanonicalJSON.encode(EntryPayload.Clear(trace: trace, zone: nil, stamped: nil))
            let parts = PreparedAct.Parts(trace: trace, clear: clear, content: honest.content)
            var entry = try EntrySealing.entry(number: Int64(number), act: item.act, parts: parts, keyring: keyring)
            let payload = try EntryPayload(decoding: entry.payload)
            if let place = item.boxOf {
                entry = try LedgerEntry(
                    sequence: entry.sequence, instant: entry.instant, actor: entry.actor, role: entry.role, act: entry.act,
                    object: entry.object, payload: EntryPayload(clear: payload.clear, sealed: boxes[place]).encoded)
            }
            boxes.append(payload.sealed)
            return (LedgerRow(entry), Routing.rows(of: trace, object: trace.object, entry: Int64(number), checkInDelays: SafeguardPlan.standard.checkIns))
        }
    }
}
