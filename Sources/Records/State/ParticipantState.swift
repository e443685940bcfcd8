public import Instruments
public import StudyDesign

/// One person on their way through the study, as far as it decides what may come next.
public struct ParticipantState: Hashable, Sendable {
    public internal(set) var screening: Screening?
    public internal(set) var identityVersion = 0
    /// In the order in which they were told.
    public internal(set) var zones: [ZoneMove] = []
    public internal(set) var signatures: [ConsentText.Form: [Signature]] = [:]
    public internal(set) var enrollment: Enrollment?
    public internal(set) var place: Place?
    public internal(set) var unblindings = 0
    public internal(set) var leaving: Leaving?
    public internal(set) var orders: [PrivacyOrder.Act: PrivacyOrder] = [:]
    public internal(set) var erasures: [ErasureState] = []
    public internal(set) var appointments: [Visit.Code: Appointment] = [:]
    public internal(set) var missed: [Visit.Code: Missed] = [:]
    public internal(set) var forms: [ResponseRecord.ID: Form] = [:]
    public internal(set) var responses: [ResponseRecord.ID: Response] = [:]
    public internal(set) var corrections: Set<CorrectionRequest.ID> = []
    public internal(set) var sessions: [Int: Session] = [:]
    public internal(set) var checkIns: [CheckIn.ID: Expected] = [:]
    /// Every alert that was ever raised about the person.
    public internal(set) var alerts: Set<AlertRecord.ID> = []
    public internal(set) var adverseEvents: [AdverseEvent.ID: Int] = [:]
    public internal(set) var journal: [JournalEntry.ID: Page] = [:]
    public internal(set) var practices: [Practice.ID: Int] = [:]
    public internal(set) var notes: [Note.ID: Int] = [:]
    public internal(set) var preferences = Kept()
    public internal(set) var plans: [PersonalPlan.Kind: Kept] = [:]
    public internal(set) var wishes: [Wish.ID: Wish.Kind] = [:]
    /// The prompts of each plan, day by day, in the order in which they were drawn.
    public internal(set) var draws: [PromptDraw] = []
    /// What a mail was sent about.
    public internal(set) var told: Set<String> = []
    /// Numbers of all entries about the person, in order.
    public internal(set) var entries: [Int64] = []

    public init() {}

    public struct Screening: Hashable, Sendable {
        public let version: Int
        public let day: Day
        public let outcome: ScreeningRecord.Outcome.Kind
    }

    public struct Signature: Hashable, Sendable {
        public let textVersion: Int
        public let language: String
        public let day: Day
        public internal(set) var isWithdrawn = false
    }

    public struct Place: Hashable, Sendable {
        public let stratum: String
        public let number: Int
        public let entry: Int64
    }

    public struct Leaving: Hashable, Sendable {
        public let version: Int
        public let day: Day
        public let isRevoked: Bool
    }

    public struct Missed: Hashable, Sendable {
        public let version: Int
        public let isRevoked: Bool
    }

    /// A form being filled in.
    public struct Form: Hashable, Sendable {
        public let visit: Visit.Code
        public let instrument: Instrument.ID
        /// Of whoever fills it in.
        public let role: Role
        public internal(set) var revision: Int
        /// The entries of its answers, in order.
        public internal(set) var saves: [Int64] = []
    }

    /// Something with versions of which the newest stands.
    public struct Kept: Hashable, Sendable {
        public internal(set) var version = 0
        /// Of the newest version; nil while there is none.
        public internal(set) var entry: Int64?
    }

    public struct Response: Hashable, Sendable {
        public let entry: Int64
        public let visit: Visit.Code
        public let day: Day
        public let instrument: Instrument.ID
        public let instrumentVersion: String
        /// Of whoever handed it in.
        public let role: Role
        public let replaces: ResponseRecord.ID?
        public internal(set) var replacedBy: ResponseRecord.ID?
        /// Score sheets: 1, and one more with every rescoring.
        public internal(set) var sheets = 1
    }

    public struct Expected: Hashable, Sendable {
        public let due: Instant
        public internal(set) var isEnded = false
        /// Silence past its time has raised an alert.
        public internal(set) var isAlerted = false
    }

    public struct Page: Hashable, Sendable {
        public internal(set) var version: Int
        /// Of the newest version.
        public internal(set) var entry: Int64?
        public internal(set) var research: JournalSharing.Research?
        public internal(set) var sharingVersion = 0
        public internal(set) var readers: [Account.ID] = []
    }

    public struct Session: Hashable, Sendable {
        public internal(set) var opening: Trace.Session
        /// Event → its version.
        public internal(set) var events: [SessionEvent.ID: Int] = [:]
        /// Entry of the opening's newest version.
        public internal(set) var entry: Int64
        public internal(set) var ended: Instant?
    }

    public struct ErasureState: Hashable, Sendable {
        public let scope: Erasure.Scope
        public internal(set) var step: Erasure.Step
        public let orderedBy: String
        public internal(set) var approved: Instant?
    }

    public var isScreened: Bool { screening != nil }

    /// The day of leaving, unless that was taken back.
    public var leftOn: Day? { leaving.flatMap { $0.isRevoked ? nil : $0.day } }

    public func isUnder(_ act: PrivacyOrder.Act) -> Bool { orders[act]?.isInForce ?? false }

    /// Whether the newest signature of a form is of this version, was given by a day, and holds.
    public func hasSigned(_ form: ConsentText.Form, version: Int, by day: Day) -> Bool {
        signatures[form]?.last.map { $0.textVersion >= version && $0.day <= day && !$0.isWithdrawn } ?? false
    }

    /// Keys that are destroyed, or are being destroyed.
    public var erased: Erasure.Scope? {
        let begun = erasures.filter { $0.step == .begun || $0.step == .done }.map(\.scope)
        return begun.contains(.shred) ? .shred : begun.first
    }

    /// The responses that stand: a corrected one is represented by its correction.
    public var currentResponses: [(id: ResponseRecord.ID, response: Response)] {
        responses.filter { $0.value.replacedBy == nil }.map { ($0.key, $0.value) }
    }
}
