public import Records
public import StudyDesign

/// Everything that the record holds of one person's own, in the order in which it came: what the
/// page shows and what the files hold (GDPR Art. 15 and 20).
///
/// As JSON:
///
/// ```json
/// { "format": "maitri.own-record/1", "participant": "p1", "study": "…", "written": 1767600000000,
///   "entries": [ { "number": 12, "instant": 1767600000000, "time": "2026-01-05T08:00:00Z", "zone": "Europe/Zurich",
///                  "by": "participant", "kind": "answers", "about": "p1.baseline.phq9",
///                  "fields": [ { "code": "phq9_1", "topic": "interest", "value": 2, "words": "…" } ] } ],
///   "viewings": [ { "number": 40, "instant": 1767700000000, "time": "…", "role": "therapist", "by": "…", "what": "journal" } ],
///   "sealed": 0 }
/// ```
///
/// A `value` is a number, `true`, `false`, a text, or `{ "missing": "preferNotToAnswer" }`.
public struct OwnRecord: Hashable, Sendable, Codable {
    public static let format = "maitri.own-record/1"

    public let format: String
    public let participant: Participant.ID
    public let study: String
    /// When the copy was made.
    public let written: Instant
    public let entries: [OwnEntry]
    public let viewings: [OwnViewing]
    /// Entries of the person's own whose key is destroyed, or not at hand: they are there and cannot be read.
    public let sealed: Int

    public init(
        participant: Participant.ID, study: String, written: Instant, entries: [OwnEntry], viewings: [OwnViewing], sealed: Int
    ) {
        format = Self.format
        self.participant = participant
        self.study = study
        self.written = written
        self.entries = entries
        self.viewings = viewings
        self.sealed = sealed
    }
}

/// One entry of the record in plain fields.
public struct OwnEntry: Hashable, Sendable, Codable {
    /// Of the ledger.
    public let number: Int64
    public let instant: Instant
    /// The same in UTC, to be read.
    public let time: String
    public let zone: String?
    /// In which role it was made.
    public let by: Role
    public let kind: OwnKind
    /// What it belongs to: a form, a journal entry, a session.
    public let about: String?
    public let fields: [OwnField]
    /// Why, where somebody said.
    public let reason: String?
}

/// One thing that was given.
public struct OwnField: Hashable, Sendable, Codable {
    public let code: String
    /// What an item asks about, in a few words.
    public let topic: String?
    public let value: OwnValue
    /// The words beside the answer, where the form has them.
    public let words: String?

    public init(_ code: String, _ value: OwnValue, topic: String? = nil, words: String? = nil) {
        self.code = code
        self.topic = topic
        self.value = value
        self.words = words
    }
}

/// That somebody of the team looked.
public struct OwnViewing: Hashable, Sendable, Codable {
    public let number: Int64
    public let instant: Instant
    public let time: String
    public let role: Role
    /// The name of whoever looked, where the site tells it.
    public let by: String?
    public let what: Viewing.What
    public let object: String?
}

/// What an entry is about.
public enum OwnKind: String, Hashable, Sendable, Codable, CaseIterable {
    case screening, identity, zone, enrolment, leaving
    case consent, withdrawal, stop, restriction, erasure
    case appointment, missedVisit, session, sessionEnd, checkIn
    case answer, answers, correction
    case journal, journalSharing, practice, plan, preferences, wish
    case call, event, mail
}
