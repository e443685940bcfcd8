import GRDB
import Instruments
import Ledger
import Records
import StudyDesign

/// A ledger replayed into empty tables, act by act, under the rules that held when it grew.
struct Replay {
    private let live: Database
    private let rebuilt: Database
    private let catalog: Catalog
    private var recording: Recording
    private var records = CurrentRecords()

    init(of live: Database, into rebuilt: Database, catalog: Catalog) {
        self.live = live
        self.rebuilt = rebuilt
        self.catalog = catalog
        recording = Recording(db: rebuilt, book: LedgerBook(openedAt: Instant(milliseconds: 0)))
    }

    mutating func run(_ findings: inout Findings) {
        do {
            let rows = try Row.fetchCursor(live, sql: "SELECT seq, entry FROM ledger ORDER BY seq")
            while let row = try rows.next() {
                let cells = Cells(row, of: "ledger")
                let number = try cells.integer("seq")
                do {
                    let entry = try LedgerEntry(decoding: cells.bytes("entry"))
                    try replay(entry, &findings)
                } catch {
                    // The ledger's own verification has named bytes that are not an entry.
                    findings.add(.entry(number), "Entry \(number) cannot be replayed: \(problem(error)).")
                }
            }
        } catch {
            findings.add(.ledger, "The ledger cannot be replayed to its end: \(problem(error)).")
        }
    }

    private mutating func replay(_ entry: LedgerEntry, _ findings: inout Findings) throws {
        let number = entry.sequence
        let change = try CanonicalJSON.decode(Change.self, from: entry.payload)
        guard let role = Role(rawValue: entry.role), change.act == entry.act, change.object == entry.object else {
            findings.add(.entry(number), "Entry \(number) names another act, object or role than its content.")
            return
        }
        let act = Act(
            at: Instant(milliseconds: entry.instant), by: entry.actor, as: role, change, because: entry.reason)
        do {
            try Rules(db: rebuilt, book: recording.book).check(act)
        } catch let refusal as Refusal {
            findings.add(.entry(number), "Entry \(number) should have been refused: \(refusal.sentence)")
        }
        try recording.record(entry, change)
        if case .submitted(let submission) = change { try check(submission, number, &findings) }
        if case .snapshotFrozen(let frozen) = change { try check(frozen, number, &findings) }
        records.take(change)
    }

    private func problem(_ error: any Error) -> String {
        switch error {
        case let error as DatabaseError: describe(error)
        case is DecodingError: "its content is not a change that this program knows"
        default: "\(error)"
        }
    }
}

extension Replay {
    /// Scores again, and looks into the live tables for what the answers demand. The rebuilt
    /// tables are not asked: a projection that forgets an alert would forget it there as well.
    private func check(_ submission: Submission, _ number: Int64, _ findings: inout Findings) throws {
        let response = submission.response
        let answers = response.answers
        if let instrument = catalog.instrument(answers.instrument), instrument.version == answers.version {
            if instrument.score(answers) != submission.scores {
                findings.add(
                    .row(table: "score", key: response.id.rawValue),
                    "Response \(response.id) (entry \(number)) gives other scores when its answers are scored again.")
            }
        } else {
            findings.add(
                .row(table: "score", key: response.id.rawValue),
                "Response \(response.id) (entry \(number)) cannot be scored again: \(answers.instrument) \(answers.version) is not on the shelf.")
        }
        guard let study = recording.book.study else { return }
        for place in study.alerts(for: answers).indices {
            let alert = "\(response.id)-alert-\(place + 1)"
            for (table, sql) in [
                ("alert", "SELECT 1 FROM alert WHERE id = ?"),
                ("timer", "SELECT 1 FROM timer WHERE alert = ?"),
                ("outbox", "SELECT 1 FROM outbox WHERE alert = ?"),
            ] where try Int.fetchOne(live, sql: sql, arguments: [alert]) == nil {
                findings.add(
                    .row(table: table, key: alert),
                    "An answer of response \(response.id) (entry \(number)) demands an alert, but \(table) has no row for \(alert).")
            }
        }
    }

    private func check(_ frozen: FrozenSnapshot, _ number: Int64, _ findings: inout Findings) throws {
        let snapshot = frozen.ledgerSize == records.size
            ? records.snapshot() : try Reading(live).snapshot(ofFirst: frozen.ledgerSize)
        if try snapshot?.digest() != frozen.digest {
            findings.add(
                .entry(number),
                "Entry \(number) froze the first \(frozen.ledgerSize) entries as \(frozen.digest.short), but they do not give that hash.")
        }
    }
}
