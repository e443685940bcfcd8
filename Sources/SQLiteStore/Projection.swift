import Foundation
import GRDB
import Instruments
import Ledger
import Records
import StudyDesign

/// The one place that writes rows: a ledger entry and what it amounts to in the tables.
///
/// Nothing else in this room may insert, and nothing at all updates or deletes; a test reads
/// the sources for it. The same code rebuilds the tables when a store is verified.
struct Projection {
    private let db: Database
    private let sequence: Int64
    private let instant: Instant

    private init(db: Database, entry: LedgerEntry) {
        self.db = db
        sequence = entry.sequence
        instant = Instant(milliseconds: entry.instant)
    }

    /// Appends the entry to the ledger and its change to the tables.
    static func write(_ entry: LedgerEntry, leaf: Digest256, change: Change, to db: Database) throws {
        let projection = Projection(db: db, entry: entry)
        try projection.insert(
            "INSERT INTO ledger (seq, entry, leaf) VALUES (?, ?, ?)",
            [entry.sequence, Data(entry.encoded), Data(leaf.bytes)])
        try projection.write(change)
    }

    static func write(_ checkpoint: SignedCheckpoint, to db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)")
            .execute(arguments: [checkpoint.checkpoint.size, checkpoint.text])
    }

    private func insert(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    private func write(_ change: Change) throws {
        switch change {
        case .studyOpened(let study): try write(study)
        case .screened(let record): try write(record)
        case .enrolled(let record):
            try insert(
                "INSERT INTO enrollment (participant, seq, day, protocol_version) VALUES (?, ?, ?, ?)",
                [record.participant.rawValue, sequence, record.day.description, record.protocolVersion])
        case .allocated(let record):
            try insert(
                "INSERT INTO allocation (participant, seq, arm, place) VALUES (?, ?, ?, ?)",
                [record.participant.rawValue, sequence, record.arm, record.place])
        case .sessionHeld(let record):
            try insert(
                "INSERT INTO session (participant, number, seq, day, supplemental_dose) VALUES (?, ?, ?, ?, ?)",
                [record.participant.rawValue, record.number, sequence, record.day.description, record.supplementalDoseTaken])
        case .submitted(let submission): try write(submission)
        case .visitMissed(let record):
            try insert(
                "INSERT INTO missed_visit (participant, visit, seq, reason) VALUES (?, ?, ?, ?)",
                [record.participant.rawValue, record.visit, sequence, record.reason])
        case .discontinued(let record):
            try insert(
                "INSERT INTO discontinuation (participant, seq, day, reason) VALUES (?, ?, ?, ?)",
                [record.participant.rawValue, sequence, record.day.description, record.reason.rawValue])
        case .planFrozen(let plan):
            try insert(
                "INSERT INTO frozen_plan (name, seq, text, digest) VALUES (?, ?, ?, ?)",
                [plan.name, sequence, plan.text, plan.digest.hex])
        case .snapshotFrozen(let snapshot):
            try insert(
                "INSERT INTO frozen_snapshot (seq, ledger_size, digest) VALUES (?, ?, ?)",
                [sequence, Int64(clamping: snapshot.ledgerSize), snapshot.digest.hex])
        }
    }

    private func write(_ study: StudyProtocol) throws {
        let text = String(decoding: try CanonicalJSON.encode(study), as: UTF8.self)
        try insert(
            "INSERT INTO study (id, version, seq, title, protocol) VALUES (?, ?, ?, ?, ?)",
            [study.id.rawValue, study.version, sequence, study.title, text])
    }

    private func write(_ record: ScreeningRecord) throws {
        let participant = record.participant.rawValue
        let (outcome, failures) = switch record.outcome {
        case .eligible: ("eligible", [String]())
        case .excluded(let criteria): ("excluded", criteria)
        case .declined: ("declined", [String]())
        }
        try insert(
            "INSERT INTO screening (participant, seq, day, outcome) VALUES (?, ?, ?, ?)",
            [participant, sequence, record.day.description, outcome])
        for finding in record.findings {
            try insert(
                "INSERT INTO screening_finding (participant, criterion, is_met, evidence) VALUES (?, ?, ?, ?)",
                [participant, finding.criterion, finding.isMet, finding.evidence])
        }
        for criterion in failures {
            try insert(
                "INSERT INTO screening_failure (participant, criterion) VALUES (?, ?)", [participant, criterion])
        }
    }

    private func write(_ submission: Submission) throws {
        let response = submission.response
        try insert(
            "INSERT INTO response (id, seq, participant, visit, day, instrument, instrument_version, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                response.id.rawValue, sequence, response.participant.rawValue, response.visit, response.day.description,
                response.answers.instrument.rawValue, response.answers.version, response.replaces?.rawValue,
            ])
        for (place, entry) in response.answers.entries.enumerated() {
            let (value, blank): (Double?, String?) = switch entry.answer {
            case .value(let value): (value, nil)
            case .missing(let blank): (nil, blank.rawValue)
            }
            try insert(
                "INSERT INTO answer (response, item, place, value, blank) VALUES (?, ?, ?, ?, ?)",
                [response.id.rawValue, entry.code, place + 1, value, blank])
        }
        for (place, score) in submission.scores.scores.enumerated() {
            let (value, missing): (Double?, String?) = switch score.outcome {
            case .value(let value): (value, nil)
            case .missing(let missing): (nil, missing.kind.rawValue)
            }
            try insert(
                "INSERT INTO score (response, scale, place, value, missing, direction, rule, version, prorated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    response.id.rawValue, score.scale, place + 1, value, missing, score.direction.rawValue, score.rule,
                    submission.scores.version, score.prorated,
                ])
        }
        for alert in submission.alerts { try write(alert) }
    }

    /// The alert, its clock and its message are born together.
    private func write(_ alert: AlertRecord) throws {
        let rule = alert.finding.rule
        try insert(
            "INSERT INTO alert (id, seq, response, participant, instrument, item, answer, threshold, fires_when_unanswered, severity, acknowledge_within, instruction, raised, acknowledge_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                alert.id.rawValue, sequence, alert.response.rawValue, alert.participant.rawValue,
                rule.instrument.rawValue, rule.item, alert.finding.answer, rule.threshold, rule.firesWhenUnanswered,
                rule.severity.rawValue, rule.acknowledgeWithin, rule.instruction, alert.raised.milliseconds,
                alert.acknowledgeBy.milliseconds,
            ])
        try insert(
            "INSERT INTO timer (id, alert, purpose, due) VALUES (?, ?, 'acknowledge', ?)",
            ["\(alert.id)-acknowledge", alert.id.rawValue, alert.acknowledgeBy.milliseconds])
        // Mail and text messages are read over shoulders: they say nothing of whom or what.
        try insert(
            "INSERT INTO outbox (id, alert, born, text) VALUES (?, ?, ?, ?)",
            ["\(alert.id)-message-1", alert.id.rawValue, instant.milliseconds, "Please open the study site."])
    }
}
