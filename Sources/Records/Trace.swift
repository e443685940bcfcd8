public import Instruments
public import Ledger
public import StudyDesign

/// What an entry says in the open: under pseudonyms, who may do what next and by when;
/// never what was answered, found, given or written. Everything that rules and clocks need
/// follows from traces, so a store opens, and its tables are rebuilt, without any key, and
/// goes on counting a person whose key was destroyed.
public enum Trace: Hashable, Sendable, Codable {
    case study(StudyProtocol)
    case plan(FrozenPlan)
    case snapshot(FrozenSnapshot)
    case wording(HeldWording)
    case goingLive(GoingLive)
    case signature(entry: UInt64)
    case account(id: Account.ID, version: Int, roles: [Role], isOpen: Bool)
    case channel(id: Channel.ID, version: Int, account: Account.ID, isOpen: Bool)
    case channelProof(ChannelProof)
    case shift(Shift)
    case screening(of: Participant.ID, version: Int, day: Day, outcome: ScreeningRecord.Outcome.Kind)
    case identity(of: Participant.ID, version: Int)
    case zone(ZoneMove)
    case consentText(ConsentText)
    case consentApproval(ConsentApproval)
    case consentSignature(
        of: Participant.ID, form: ConsentText.Form, textVersion: Int, language: String, number: Int, day: Day)
    case consentWithdrawal(ConsentWithdrawal)
    case enrollment(Enrollment)
    case allocationList(id: AllocationList.ID, commitment: Digest256, places: [String: Int])
    case allocationRequest(AllocationRequest)
    case allocation(of: Participant.ID, stratum: String, place: Int)
    case unblinding(of: Participant.ID, number: Int)
    case leaving(of: Participant.ID, version: Int, day: Day, isRevoked: Bool)
    case privacy(PrivacyOrder)
    case erasure(Erasure)
    case appointment(Appointment)
    case missedVisit(of: Participant.ID, visit: Visit.Code, version: Int, isRevoked: Bool)
    case answerSave(
        form: ResponseRecord.ID, of: Participant.ID, visit: Visit.Code, instrument: Instrument.ID, revision: Int,
        alerts: [RaisedAlert])
    case response(Response)
    case correctionRequest(id: CorrectionRequest.ID, of: Participant.ID, response: ResponseRecord.ID)
    case rescoring(of: Participant.ID, response: ResponseRecord.ID, version: Int)
    case sessionOpening(Session)
    case sessionEvent(id: SessionEvent.ID, of: Participant.ID, session: Int, version: Int)
    case sessionClosing(of: Participant.ID, number: Int, ended: Instant)
    case adverseEvent(id: AdverseEvent.ID, of: Participant.ID, version: Int, isConfidential: Bool)
    case alert(RaisedAlert, of: Participant.ID, silence: CheckIn.ID?)
    case alertStep(alert: AlertRecord.ID, of: Participant.ID, step: Step)
    case checkInEnd(id: CheckIn.ID, of: Participant.ID, isCompleted: Bool)
    case clockJump(ClockJump)
    case journal(id: JournalEntry.ID, of: Participant.ID, version: Int)
    case journalSharing(JournalSharing)
    case practice(id: Practice.ID, of: Participant.ID, version: Int, day: Day)
    case note(id: Note.ID, of: Participant.ID, version: Int)
    case preferences(of: Participant.ID, version: Int)
    case personalPlan(PersonalPlan.Kind, of: Participant.ID, version: Int)
    case wish(id: Wish.ID, of: Participant.ID, kind: Wish.Kind)
    case promptDraw(PromptDraw)
    case promptStep(PromptStep)
    case viewing(Viewing)

    /// An alert without its cause. How urgent it is, is sealed.
    public struct RaisedAlert: Hashable, Sendable, Codable {
        public let id: AlertRecord.ID
        public let raised: Instant
    }

    public struct Response: Hashable, Sendable, Codable {
        public let id: ResponseRecord.ID
        public let participant: Participant.ID
        public let visit: Visit.Code
        public let day: Day
        public let instrument: Instrument.ID
        public let instrumentVersion: String
        public let replaces: ResponseRecord.ID?
        public let alerts: [RaisedAlert]
    }

    public struct Session: Hashable, Sendable, Codable {
        public let participant: Participant.ID
        public let number: Int
        public let version: Int
        public let day: Day
        public let began: Instant
        public let monitors: [Account.ID]
        public let physician: Account.ID
    }

    /// A step on the ladder without what was said.
    public enum Step: Hashable, Sendable, Codable {
        case dispatched(rung: Int, to: Account.ID?, isAccepted: Bool)
        case seen, claimed, takenOver, acted, closed

        var act: String {
            switch self {
            case .dispatched: "dispatch-alert"
            case .seen: "see-alert"
            case .claimed: "claim-alert"
            case .takenOver: "take-over-alert"
            case .acted: "act-on-alert"
            case .closed: "close-alert"
            }
        }
    }
}
