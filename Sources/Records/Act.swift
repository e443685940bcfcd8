import Instruments
import Ledger
public import StudyDesign

/// One change with who made it, when, in which role and why: what the ledger records.
public struct Act: Hashable, Sendable {
    public let instant: Instant
    /// An account's id, a participant's pseudonym, or ``service``.
    public let actor: String
    public let role: Role
    public let change: Change
    public let reason: String?
    /// The zone of whoever acts, as an IANA name, where it is known.
    public let zone: String?

    /// The name under which the program itself acts.
    public static let service = "maitri"

    public init(
        at instant: Instant, by actor: String, as role: Role, _ change: Change, because reason: String? = nil,
        in zone: String? = nil
    ) {
        self.instant = instant
        self.actor = actor
        self.role = role
        self.change = change
        self.reason = reason
        self.zone = zone
    }

    /// The same act, taken in no earlier than the newest entry. Callers stamp their acts
    /// before they reach the writer, and clocks are set back; an answer is never refused for
    /// that. When something happened stands in the record itself.
    public func takenIn(noEarlierThan newest: Instant?) -> Act {
        guard let newest, instant < newest else { return self }
        return Act(at: newest, by: actor, as: role, change, because: reason, in: zone)
    }

    /// The same circumstances with another change.
    public func with(_ change: Change) -> Act {
        Act(at: instant, by: actor, as: role, change, because: reason, in: zone)
    }
}

extension Trace {
    /// What was done, as the ledger words it.
    public var act: String { names.act }

    /// To what it was done; it names the version of nothing.
    public var object: String { names.object }

    private var names: (act: String, object: String) {
        func of(_ participant: Participant.ID, _ rest: String = "") -> String {
            "participant/\(participant)" + (rest.isEmpty ? "" : "/" + rest)
        }
        return switch self {
        case .study(let study): ("open-study", "study/\(study.id)/\(study.version)")
        case .plan(let plan): ("freeze-plan", "plan/\(plan.name)")
        case .snapshot(let frozen): ("freeze-snapshot", "snapshot/\(frozen.digest.hex)")
        case .wording(let held): ("import-wording", "wording/\(held.instrument)/\(held.language)")
        case .goingLive(let record): ("go-live", "protocol/\(record.protocolVersion)")
        case .signature(let entry): ("sign-entry", "entry/\(entry)")
        case .account(let id, _, _, _): ("set-account", "account/\(id)")
        case .channel(let id, _, _, _): ("set-channel", "channel/\(id)")
        case .channelProof(let proof): ("prove-channel", "channel/\(proof.channel)")
        case .shift(let shift): ("set-shift", "shift/\(shift.id)")
        case .screening(let person, _, _, _): ("screen", of(person))
        case .identity(let person, _): ("set-identity", of(person, "identity"))
        case .zone(let move): ("set-zone", of(move.participant, "zone"))
        case .consentText(let text): ("publish-consent", "consent/\(text.form)/\(text.version)/\(text.language)")
        case .consentApproval(let approval):
            ("approve-consent", "consent/\(approval.form)/\(approval.version)/\(approval.language)")
        case .consentSignature(let person, let form, _, _, _, _): ("sign-consent", of(person, "consent/\(form)"))
        case .consentWithdrawal(let record): ("withdraw-consent", of(record.participant, "consent/\(record.form)"))
        case .enrollment(let record): ("enroll", of(record.participant))
        case .allocationList(let id, _, _): ("seal-allocation-list", "allocation-list/\(id)")
        case .allocationRequest(let record): ("ask-allocation", of(record.participant))
        case .allocation(let person, _, _): ("allocate", of(person))
        case .unblinding(let person, let number): ("unblind", of(person, "unblinding/\(number)"))
        case .leaving(let person, _, _, _): ("discontinue", of(person, "leaving"))
        case .privacy(let order): ("order-privacy", of(order.participant, order.act.rawValue))
        case .erasure(let record): ("erase", of(record.participant, "erasure/\(record.number)"))
        case .appointment(let record): ("appoint-visit", of(record.participant, "visit/\(record.visit)/appointment"))
        case .missedVisit(let person, let visit, _, _): ("miss-visit", of(person, "visit/\(visit)/missed"))
        case .answerSave(let form, _, _, _, _, _): ("save-answer", "response/\(form)")
        case .response(let record): ("submit-response", "response/\(record.id)")
        case .correctionRequest(let id, _, _): ("ask-correction", "correction/\(id)")
        case .rescoring(let person, let response, _): ("rescore", of(person, "response/\(response)/scores"))
        case .sessionOpening(let record): ("open-session", of(record.participant, "session/\(record.number)"))
        case .sessionEvent(let id, let person, let session, _): ("note-session", of(person, "session/\(session)/event/\(id)"))
        case .sessionClosing(let person, let number, _): ("close-session", of(person, "session/\(number)"))
        case .adverseEvent(let id, let person, _, _): ("report-adverse-event", of(person, "adverse-event/\(id)"))
        case .alert(let alert, _, _): ("raise-alert", "alert/\(alert.id)")
        case .alertStep(let alert, _, let step): (step.act, "alert/\(alert)")
        case .checkInEnd(let id, _, _): ("end-check-in", "check-in/\(id)")
        case .clockJump: ("suspect-clock", "clock")
        case .journal(let id, let person, _): ("write-journal", of(person, "journal/\(id)"))
        case .journalSharing(let sharing): ("share-journal", of(sharing.participant, "journal/\(sharing.entry)/readers"))
        case .practice(let id, let person, _, _): ("log-practice", of(person, "practice/\(id)"))
        case .note(let id, let person, _): ("write-note", of(person, "note/\(id)"))
        case .preferences(let person, _): ("set-preferences", of(person, "preferences"))
        case .personalPlan(let kind, let person, _): ("write-plan", of(person, "plan/\(kind.rawValue)"))
        case .wish(let id, let person, _): ("say-wish", of(person, "wish/\(id)"))
        case .promptDraw(let draw): ("draw-prompts", of(draw.participant, "prompts/\(draw.plan)/\(draw.day)"))
        case .promptStep(let step): ("send-prompt", of(step.participant, "prompt/\(step.about)"))
        case .viewing(let viewing): ("view", of(viewing.participant, viewing.what.rawValue))
        }
    }
}
