import GRDB
public import Ledger

extension SQLiteStore {
    /// Checks the ledger of a store's file against its signed checkpoints.
    ///
    /// - Parameters:
    ///   - path: The store's directory or its database file.
    ///   - publicKey: The key that its checkpoints must be signed with.
    ///   - keptElsewhere: Texts of checkpoints that were kept outside the store; only they can
    ///     show that a whole older copy was put back.
    /// - Throws: `StoreError.notFound` alone. Damage of any kind is a finding.
    public static func verifyLedger(
        at path: String, publicKey: VerificationKey, keptElsewhere: [String] = []
    ) throws -> StoreReport {
        try report(at: path, publicKey: publicKey, keptElsewhere: keptElsewhere, isDeep: false) { _, _ in }
    }

    static func report(
        at path: String, publicKey: VerificationKey, keptElsewhere: [String], isDeep: Bool,
        deeper: (Database, inout Findings) throws -> Void
    ) throws -> StoreReport {
        var findings = Findings()
        var ledger = LedgerVerification.verify(rows: [], checkpoints: [], publicKey: publicKey)
        do {
            try EvidenceFile.open(path).read { db in
                ledger = LedgerAudit(db).report(publicKey: publicKey, keptElsewhere: keptElsewhere, findings: &findings)
                try deeper(db, &findings)
            }
        } catch let error as DatabaseError {
            findings.add(.file, "SQLite cannot read the file: \(describe(error)).")
        }
        return StoreReport(
            ledger: ledger, isDeep: isDeep, findings: findings.listed, furtherFindings: findings.further)
    }
}

/// SQLite's message and code, without a statement's arguments.
func describe(_ error: DatabaseError) -> String {
    "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
}
