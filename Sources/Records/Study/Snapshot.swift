public import Ledger
public import StudyDesign

/// An analysis plan as it stood when it was frozen.
public struct FrozenPlan: Hashable, Sendable, Codable {
    public let name: String
    /// The plan's own text, as it was read.
    public let text: String
    public let digest: Digest256

    public init(name: String, text: String) {
        self.name = name
        self.text = text
        self.digest = Digest256(hashing: Array(text.utf8))
    }
}

/// That a study's records were frozen: at which length of the ledger, to which hash.
public struct FrozenSnapshot: Hashable, Sendable, Codable {
    /// Entries of the ledger that the snapshot covers.
    public let ledgerSize: UInt64
    public let digest: Digest256
    /// What a snapshot held when this one was frozen; nil for the first format.
    public let format: SnapshotFormat?

    public init(ledgerSize: UInt64, digest: Digest256, format: SnapshotFormat? = .newest) {
        self.ledgerSize = ledgerSize
        self.digest = digest
        self.format = format
    }
}

/// What stands in a snapshot. A hash that was frozen under an earlier format is checked under it.
public enum SnapshotFormat: Int, Hashable, Sendable, Codable, CaseIterable {
    case first = 1
    /// With adverse events, practices, and who was present at a session.
    case harms = 2

    public static let newest = SnapshotFormat.harms
}

/// A study's records at one moment: complete, in a fixed order, hashed. Everything that
/// is analyzed is read from one of these and never from the live tables.
public struct Snapshot: Hashable, Sendable, Codable {
    public let study: StudyProtocol
    /// Entries of the ledger that this covers.
    public let ledgerSize: UInt64
    public let screenings: [ScreeningRecord]
    public let enrollments: [Enrollment]
    public let allocations: [Allocation]
    public let sessions: [SessionRecord]
    /// Current responses; a corrected one is represented by its correction.
    public let submissions: [Submission]
    public let missedVisits: [MissedVisit]
    public let discontinuations: [Discontinuation]
    /// The newest version of each event.
    public let adverseEvents: [HarmRecord]
    /// The newest version of each entry, without its words.
    public let practices: [Practice]
    /// People of whom nothing stands here although the ledger holds it: their keys were
    /// destroyed, or what was collected is kept and not used.
    public let withheld: [Participant.ID]

    /// Puts every list into its order, so that the hash does not depend on how the
    /// records were fetched.
    public init(
        study: StudyProtocol, ledgerSize: UInt64, screenings: [ScreeningRecord], enrollments: [Enrollment],
        allocations: [Allocation], sessions: [SessionRecord], submissions: [Submission],
        missedVisits: [MissedVisit], discontinuations: [Discontinuation], adverseEvents: [HarmRecord] = [],
        practices: [Practice] = [],
        withheld: [Participant.ID] = []
    ) {
        self.study = study
        self.ledgerSize = ledgerSize
        self.screenings = screenings.sorted { $0.participant < $1.participant }
        self.enrollments = enrollments.sorted { $0.participant < $1.participant }
        self.allocations = allocations.sorted { $0.participant < $1.participant }
        self.sessions = sessions.sorted { ($0.participant, $0.number) < ($1.participant, $1.number) }
        self.submissions = submissions.sorted {
            ($0.response.id, $0.response.participant) < ($1.response.id, $1.response.participant)
        }
        self.missedVisits = missedVisits.sorted { ($0.participant, $0.visit) < ($1.participant, $1.visit) }
        self.discontinuations = discontinuations.sorted { $0.participant < $1.participant }
        self.adverseEvents = adverseEvents.sorted { ($0.participant, $0.id) < ($1.participant, $1.id) }
        self.practices = practices.map {
            Practice(id: $0.id, participant: $0.participant, version: $0.version, day: $0.day, kind: $0.kind, minutes: $0.minutes)
        }.sorted { ($0.participant, $0.id) < ($1.participant, $1.id) }
        self.withheld = withheld.sorted()
    }

    /// SHA-256 of the canonical JSON of all of it.
    public func digest() throws -> Digest256 {
        Digest256(hashing: try CanonicalJSON.encode(self))
    }

    /// The hash under the format in which a snapshot was frozen.
    public func digest(of frozen: FrozenSnapshot) throws -> Digest256 {
        switch frozen.format ?? .first {
        case .first: try inFirstFormat.digest()
        case .harms: try digest()
        }
    }

    private var inFirstFormat: Snapshot {
        Snapshot(
            study: study, ledgerSize: ledgerSize, screenings: screenings, enrollments: enrollments, allocations: allocations,
            sessions: sessions.map {
                SessionRecord(
                    participant: $0.participant, number: $0.number, day: $0.day, supplementalDoseTaken: $0.supplementalDoseTaken)
            },
            submissions: submissions, missedVisits: missedVisits, discontinuations: discontinuations, withheld: withheld)
    }
}
