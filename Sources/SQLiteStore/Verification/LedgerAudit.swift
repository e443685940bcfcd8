import GRDB
import Ledger

/// Streams a stored ledger to its verification, and goes on behind rows that the file can
/// no longer give.
struct LedgerAudit {
    private let db: Database
    private let mostUnreadable = 10_000

    init(_ db: Database) { self.db = db }

    func report(publicKey: VerificationKey, keptElsewhere: [String], findings: inout Findings) -> LedgerReport {
        let notes = checkpoints(&findings) + keptElsewhere
        var verification = LedgerVerification(checkpoints: notes, publicKey: publicKey)
        let end = self.end(notes)
        var next: Int64 = 0
        var unreadable = 0
        var isRead = false
        while !isRead {
            do {
                try read(from: &next, into: &verification, &findings)
                isRead = true
            } catch {
                findings.add(.entry(next), "Entry \(next) cannot be read from the file: \(problem(error)).")
                unreadable += 1
                next += 1
                isRead = next >= end || unreadable >= mostUnreadable
            }
        }
        let report = verification.report()
        for finding in report.findings { findings.add(StoreFinding(finding)) }
        findings.count(further: report.furtherFindings)
        return report
    }

    private func read(
        from next: inout Int64, into verification: inout LedgerVerification, _ findings: inout Findings
    ) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT seq, entry, leaf FROM ledger WHERE seq >= ? ORDER BY seq", arguments: [next])
        while let row = try rows.next() {
            let cells = Cells(row, of: "ledger")
            let number = try cells.integer("seq")
            // A damaged page may give rows in any order; each is looked at, none twice over.
            next = max(next, number < Int64.max ? number + 1 : number)
            do {
                verification.take(
                    LedgerRow(sequence: number, bytes: try cells.bytes("entry"), leafHash: try cells.bytes("leaf")))
            } catch let error as StoreError {
                findings.add(.entry(number), "Entry \(number): \(error)")
            }
        }
    }

    private func checkpoints(_ findings: inout Findings) -> [String] {
        do {
            return try Reading(db).checkpoints()
        } catch {
            findings.add(.table("checkpoint"), "The checkpoints cannot be read: \(problem(error)).")
            return []
        }
    }

    /// A length that the ledger is known to have had, so that reading can go on to there.
    private func end(_ notes: [String]) -> Int64 {
        let last = (try? Int64.fetchOne(db, sql: "SELECT max(seq) FROM ledger")) ?? nil
        let signed = notes.compactMap { try? SignedCheckpoint(parsing: $0).checkpoint.size }.max()
        return max(last ?? 0, signed ?? 0, 0)
    }

    private func problem(_ error: any Error) -> String {
        (error as? DatabaseError).map(describe) ?? "\(error)"
    }
}
