import Instruments
import Ledger
import Records
import StudyDesign

/// The rows that follow from an entry: one pure function, with which the tables are written
/// and, when a store is verified, written again.
enum Routing {
    /// The message of every alert.
    static let message = "Please open the study site."

    /// - Parameter checkInDelays: Of the protocol in force when the entry was made, in minutes.
    static func rows(of trace: Trace, object: String, entry: Int64, checkInDelays: [Int]) -> [TableRow] {
        let seq = Cell.integer(entry)
        var rows: [TableRow] = []
        if let version = trace.version {
            rows.append(
                TableRow(
                    Tables.version,
                    [.text(object), .integer(Int64(version)), seq, trace.participant.map { .text($0.rawValue) } ?? .null]))
        }
        switch trace {
        case .study(let study):
            rows.append(TableRow(Tables.study, [.text(study.version), seq, .text(study.id.rawValue)]))
        case .plan(let plan): rows.append(TableRow(Tables.plan, [.text(plan.name), seq, .text(plan.digest.hex)]))
        case .snapshot(let frozen):
            rows.append(TableRow(Tables.snapshot, [seq, .integer(Int64(clamping: frozen.ledgerSize)), .text(frozen.digest.hex)]))
        case .enrollment(let record):
            rows.append(
                TableRow(
                    Tables.enrollment,
                    [.text(record.participant.rawValue), seq, .text(record.day.description), .text(record.protocolVersion)]))
        case .allocation(let participant, let stratum, let place):
            rows.append(
                TableRow(Tables.allocation, [.text(participant.rawValue), seq, .text(stratum), .integer(Int64(place))]))
        case .response(let response): rows += self.rows(of: response, seq)
        case .answerSave(_, let participant, _, _, _, let alerts):
            for alert in alerts { rows += self.rows(of: alert, participant, seq) }
        case .alert(let alert, let participant, _): rows += self.rows(of: alert, participant, seq)
        case .sessionOpening(let opening): rows += self.rows(of: opening, seq, checkInDelays)
        case .checkInEnd(let id, _, let isCompleted):
            rows.append(TableRow(Tables.checkInEnd, [.text(id.rawValue), seq, .integer(isCompleted ? 1 : 0)]))
        case .alertStep(let alert, _, let step):
            rows.append(TableRow(Tables.alertStep, [seq, .text(alert.rawValue), .text(trace.act)]))
            if step == .closed { rows.append(TableRow(Tables.alertEnd, [.text(alert.rawValue), seq])) }
        default: break
        }
        return rows
    }

    private static func rows(of response: Trace.Response, _ seq: Cell) -> [TableRow] {
        let row = TableRow(
            Tables.response,
            [
                .text(response.participant.rawValue), .text(response.id.rawValue), seq, .text(response.visit),
                .text(response.day.description), .text(response.instrument.rawValue), .text(response.instrumentVersion),
                response.replaces.map { .text($0.rawValue) } ?? .null,
            ])
        return [row] + response.alerts.flatMap { rows(of: $0, response.participant, seq) }
    }

    /// The alert, its clock and its message are born together.
    private static func rows(of alert: Trace.RaisedAlert, _ participant: Participant.ID, _ seq: Cell) -> [TableRow] {
        let raised = Cell.integer(alert.raised.milliseconds)
        return [
            TableRow(Tables.alert, [.text(alert.id.rawValue), seq, .text(participant.rawValue), raised]),
            TableRow(Tables.timer, [.text(alert.id.rawValue), seq, .text("escalate"), raised]),
            TableRow(Tables.outbox, [.text(alert.id.rawValue + "-message"), seq, .text(alert.id.rawValue), .text(message)]),
        ]
    }

    private static func rows(of opening: Trace.Session, _ seq: Cell, _ delays: [Int]) -> [TableRow] {
        let row = TableRow(
            Tables.session,
            [
                .text(opening.participant.rawValue), .integer(Int64(opening.number)), .integer(Int64(opening.version)), seq,
                .text(opening.day.description), .integer(opening.began.milliseconds),
            ])
        let checkIns = CheckIn.all(
            of: opening.participant, session: opening.number, began: opening.began, delays: delays)
        return [row] + checkIns.flatMap { checkIn in
            let due = Cell.integer(checkIn.due.milliseconds)
            return [
                TableRow(Tables.checkIn, [.text(checkIn.id.rawValue), seq, .text(checkIn.participant.rawValue), due]),
                TableRow(Tables.timer, [.text(checkIn.id.rawValue), seq, .text("check-in"), due]),
            ]
        }
    }
}

extension Trace {
    /// The version of what the entry sets, where that has versions.
    var version: Int? {
        switch self {
        case .account(_, let version, _, _), .channel(_, let version, _, _), .screening(_, let version, _, _),
            .identity(_, let version), .leaving(_, let version, _, _), .missedVisit(_, _, let version, _),
            .rescoring(_, _, let version), .sessionEvent(_, _, _, let version), .adverseEvent(_, _, let version, _),
            .journal(_, _, let version), .practice(_, _, let version, _), .note(_, _, let version), .preferences(_, let version), .personalPlan(_, _, let version):
            version
        case .consentSignature(_, _, _, _, let number, _), .unblinding(_, let number): number
        case .shift(let shift): shift.version
        case .privacy(let order): order.version
        case .appointment(let record): record.version
        case .consentText(let text): text.version
        case .journalSharing(let sharing): sharing.version
        case .sessionOpening(let opening): opening.version
        default: nil
        }
    }
}
