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

    public init(ledgerSize: UInt64, digest: Digest256) {
        self.ledgerSize = ledgerSize
        self.digest = digest
    }
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
    /// People of whom nothing stands here although the ledger holds it: their keys were
    /// destroyed, or what was collected is kept and not used.
    public let withheld: [Participant.ID]

    /// Puts every list into its order, so that the hash does not depend on how the
    /// records were fetched.
    public init(
        study: StudyProtocol, ledgerSize: UInt64, screenings: [ScreeningRecord], enrollments: [Enrollment],
        allocations: [Allocation], sessions: [SessionRecord], submissions: [Submission],
        missedVisits: [MissedVisit], discontinuations: [Discontinuation], withheld: [Participant.ID] = []
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
        self.withheld = withheld.sorted()
    }

    /// SHA-256 of the canonical JSON of all of it.
    public func digest() throws -> Digest256 {
        Digest256(hashing: try CanonicalJSON.encode(self))
    }
}
