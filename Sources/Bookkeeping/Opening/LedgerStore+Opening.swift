public import Instruments
import Ledger
import Records
public import StudyDesign

extension LedgerStore {
    /// Opens what is in the backend, an empty one too, after checking that it is durable and
    /// the continuation of what was signed.
    ///
    /// Every entry is read and hashed, and the state built from the traces; no key is needed
    /// for that. Then the keyring is compared with the ledger: a key that is missing without
    /// an erasure is refused, an erasure that was begun is completed, and a checkpoint that
    /// was kept beside the keyring must be part of this ledger, so that an older copy of the
    /// store that was put back is noticed.
    ///
    /// - Parameter now: The store's clock.
    /// - Throws: `StoreError`.
    public static func open(
        _ backend: any StoreBackend, keys: Keys, catalog: Catalog, now: @escaping @Sendable () -> Instant
    ) async throws -> LedgerStore {
        do {
            let faults = try await backend.durabilityFaults()
            guard faults.isEmpty else { throw StoreError.notDurable(faults) }
            let reading = LedgerReading(key: keys.signing.verificationKey, openedAt: now())
            let keptNote = try keys.keyring.keptCheckpoint()
            let (draft, used) = try await backend.read { store in try reading.read(store, keptBesideKeys: keptNote) }
            // After a disaster the operator sets the kept checkpoint aside, and with it says that
            // an older copy is meant: keys that were destroyed since then stay destroyed.
            try KeyComparison(used: used, state: draft.state, isRecovery: keptNote == nil).check(keys.keyring)
            let writer = WriteQueue(
                backend, draft: draft, signer: CheckpointSigner(key: keys.signing), keyring: keys.keyring, catalog: catalog,
                now: now)
            let store = LedgerStore(backend, writer: writer, keys: keys, catalog: catalog)
            try await store.completeErasures(at: now())
            return store
        } catch {
            try? await backend.close()
            throw error
        }
    }
}
