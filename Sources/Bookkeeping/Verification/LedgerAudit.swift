import Ledger

/// Streams a stored ledger to its verification, and goes on behind rows that the database
/// can no longer give.
struct LedgerAudit {
    private let store: any ReadingTransaction
    private let mostUnreadable = 10_000

    init(_ store: any ReadingTransaction) { self.store = store }

    func report(publicKey: VerificationKey, keptElsewhere: [String], findings: inout Findings) -> LedgerReport {
        let notes = checkpoints(&findings) + keptElsewhere
        var verification = LedgerVerification(checkpoints: notes, publicKey: publicKey)
        let end = self.end(notes)
        var next: Int64 = 0
        var unreadable = 0
        var isRead = false
        while !isRead {
            do {
                try store.ledgerRows(from: next) { row in
                    // A damaged page may give rows in any order; each is looked at, none twice over.
                    next = max(next, row.sequence < Int64.max ? row.sequence + 1 : row.sequence)
                    verification.take(row)
                    return true
                }
                isRead = true
            } catch {
                findings.add(.entry(next), "Entry \(next) cannot be read: \(error)")
                unreadable += 1
                guard next < Int64.max else { break }
                next += 1
                isRead = next >= end || unreadable >= mostUnreadable
            }
        }
        let report = verification.report()
        for finding in report.findings { findings.add(StoreFinding(finding)) }
        findings.count(further: report.furtherFindings)
        return report
    }

    private func checkpoints(_ findings: inout Findings) -> [String] {
        do {
            return try store.checkpoints()
        } catch {
            findings.add(.table("checkpoint"), "The checkpoints cannot be read: \(error)")
            return []
        }
    }

    /// A length that the ledger is known to have had, so that reading can go on to there.
    private func end(_ notes: [String]) -> Int64 {
        let last = (try? store.ledgerSize()) ?? 0
        let signed = notes.compactMap { try? SignedCheckpoint(parsing: $0).checkpoint.size }.max()
        return max(last, signed ?? 0, 0)
    }
}
