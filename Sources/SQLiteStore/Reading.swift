import Foundation
import GRDB
import Instruments
import Ledger
import Records
import StudyDesign

/// Everything that is read from the tables, inside one transaction that sees one moment.
struct Reading {
    let db: Database

    init(_ db: Database) { self.db = db }

    func study() throws -> StudyProtocol? {
        guard let row = try Row.fetchOne(db, sql: "SELECT protocol FROM study ORDER BY seq DESC LIMIT 1") else { return nil }
        return try protocolValue(Cells(row, of: "study"))
    }

    /// Every version of the protocol, oldest first.
    func protocols() throws -> [StudyProtocol] {
        var protocols: [StudyProtocol] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT protocol FROM study ORDER BY seq")
        while let row = try rows.next() { protocols.append(try protocolValue(Cells(row, of: "study"))) }
        return protocols
    }

    private func protocolValue(_ cells: Cells) throws -> StudyProtocol {
        do {
            return try CanonicalJSON.decode(StudyProtocol.self, from: Array(try cells.text("protocol").utf8))
        } catch is DecodingError {
            throw StoreError.damagedRow(table: "study", column: "protocol")
        }
    }

    func frozen() throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) {
        var plans: [FrozenPlan] = []
        let planRows = try Row.fetchCursor(db, sql: "SELECT name, text, digest FROM frozen_plan ORDER BY seq")
        while let row = try planRows.next() {
            let cells = Cells(row, of: "frozen_plan")
            let plan = FrozenPlan(name: try cells.text("name"), text: try cells.text("text"))
            guard plan.digest.hex == (try cells.text("digest")) else {
                throw StoreError.damagedRow(table: "frozen_plan", column: "text")
            }
            plans.append(plan)
        }
        var snapshots: [FrozenSnapshot] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT ledger_size, digest FROM frozen_snapshot ORDER BY seq")
        while let row = try rows.next() {
            let cells = Cells(row, of: "frozen_snapshot")
            guard let digest = Digest256(hex: try cells.text("digest")),
                let size = UInt64(exactly: try cells.integer("ledger_size"))
            else { throw StoreError.damagedRow(table: "frozen_snapshot", column: "digest") }
            snapshots.append(FrozenSnapshot(ledgerSize: size, digest: digest))
        }
        return (plans, snapshots)
    }

    /// Nothing in this version acknowledges an alert, so every alert is open. Urgent ones
    /// first, then by the time at which they escalate.
    func openAlerts() throws -> [AlertRecord] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, response, participant, instrument, item, answer, threshold, fires_when_unanswered,
                    severity, acknowledge_within, instruction, raised, acknowledge_by
                FROM alert ORDER BY severity <> 'urgent', acknowledge_by, id
                """)
        var alerts: [AlertRecord] = []
        while let row = try rows.next() { alerts.append(try alert(Cells(row, of: "alert"))) }
        return alerts
    }

    private func alert(_ cells: Cells) throws -> AlertRecord {
        let rule = AlertRule(
            instrument: Instrument.ID(try cells.text("instrument")), item: try cells.text("item"),
            threshold: try cells.real("threshold"), firesWhenUnanswered: try cells.bool("fires_when_unanswered"),
            severity: try cells.choice("severity", AlertRule.Severity.self),
            acknowledgeWithin: try cells.int("acknowledge_within"), instruction: try cells.text("instruction"))
        return AlertRecord(
            id: AlertRecord.ID(try cells.text("id")), response: ResponseRecord.ID(try cells.text("response")),
            participant: Participant.ID(try cells.text("participant")),
            finding: AlertFinding(rule: rule, answer: try cells.optionalReal("answer")),
            raised: try cells.instant("raised"), acknowledgeBy: try cells.instant("acknowledge_by"))
    }

    func newestCheckpoint() throws -> SignedCheckpoint? {
        guard let row = try Row.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1") else { return nil }
        return try SignedCheckpoint(parsing: Cells(row, of: "checkpoint").text("note"))
    }

    func checkpoints() throws -> [String] {
        var notes: [String] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT note FROM checkpoint ORDER BY size")
        while let row = try rows.next() { notes.append(try Cells(row, of: "checkpoint").text("note")) }
        return notes
    }
}
