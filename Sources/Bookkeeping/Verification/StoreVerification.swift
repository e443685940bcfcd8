public import Instruments
public import Ledger

/// Checks a store without changing it. The ledger alone needs neither key nor secret.
public enum StoreVerification {
    /// How far a verification looks.
    public enum Depth: Sendable {
        /// The ledger against its signed checkpoints.
        case ledger
        /// Also: every row that should follow from the ledger is worked out again and
        /// compared with the tables, in both directions; whatever the keyring opens is
        /// compared with what stands in the open, held against the rules and scored again;
        /// every frozen snapshot is hashed again. Without a keyring, what is sealed is counted.
        case deep(Catalog, Keyring?)
    }

    /// - Parameters:
    ///   - publicKey: The key that the store's checkpoints must be signed with.
    ///   - keptElsewhere: Texts of checkpoints that were kept outside the store; only they can
    ///     show that a whole older copy was put back.
    /// - Throws: `StoreError` when the store cannot be read at all. Damage is a finding.
    public static func verify(
        _ backend: any StoreBackend, publicKey: VerificationKey, keptElsewhere: [String] = [], depth: Depth
    ) async throws -> StoreReport {
        var findings = Findings()
        if case .deep = depth {
            do {
                for fault in try await backend.storageFaults() { findings.add(.file, fault) }
            } catch {
                findings.add(.file, "The database cannot be checked: \(error)")
            }
        }
        let start = findings
        do {
            return try await backend.read { try report(on: $0, publicKey, keptElsewhere, depth, start) }
        } catch let error as StoreError {
            // The file would not even begin to be read; a server that is away is no damage.
            guard case .ledger = error else { throw error }
            var findings = start
            findings.add(.file, "\(error)")
            let ledger = LedgerVerification(checkpoints: keptElsewhere, publicKey: publicKey).report()
            let isDeep = if case .deep = depth { true } else { false }
            return StoreReport(
                ledger: ledger, isDeep: isDeep, findings: findings.listed, furtherFindings: findings.further, contents: .init(),
                notes: [])
        }
    }

    private static func report(
        on store: any ReadingTransaction, _ publicKey: VerificationKey, _ keptElsewhere: [String], _ depth: Depth,
        _ start: Findings
    ) throws -> StoreReport {
        var findings = start
        let ledger = LedgerAudit(store).report(publicKey: publicKey, keptElsewhere: keptElsewhere, findings: &findings)
        guard case .deep(let catalog, let keyring) = depth else {
            return StoreReport(
                ledger: ledger, isDeep: false, findings: findings.listed, furtherFindings: findings.further,
                contents: .init(), notes: [])
        }
        var replay = Replay(of: store, catalog: catalog, keyring: keyring)
        replay.run(&findings)
        for table in Tables.all { replay.rows.compare(table, with: store, &findings) }
        return StoreReport(
            ledger: ledger, isDeep: true, findings: findings.listed, furtherFindings: findings.further,
            contents: replay.contents, notes: replay.notes)
    }
}
