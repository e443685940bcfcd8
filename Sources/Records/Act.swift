import Ledger
public import StudyDesign

/// What changed: every way in which the record of a study can grow. The ledger keeps
/// these, and the tables are what they amount to.
public enum Change: Hashable, Sendable, Codable {
    case studyOpened(StudyProtocol)
    case screened(ScreeningRecord)
    case enrolled(Enrollment)
    case allocated(Allocation)
    case sessionHeld(SessionRecord)
    case submitted(Submission)
    case visitMissed(MissedVisit)
    case discontinued(Discontinuation)
    case planFrozen(FrozenPlan)
    case snapshotFrozen(FrozenSnapshot)
}

/// One change with who made it, when, in which role and why: what the ledger records.
public struct Act: Hashable, Sendable {
    public let instant: Instant
    public let actor: String
    public let role: Role
    public let change: Change
    public let reason: String?

    public init(at instant: Instant, by actor: String, as role: Role, _ change: Change, because reason: String? = nil) {
        self.instant = instant
        self.actor = actor
        self.role = role
        self.change = change
        self.reason = reason
    }
}

/// In which capacity somebody acts.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case participant, therapist, coordinator, rater, researcher, monitor, administrator, service
}

extension Change {
    /// What was done, as the ledger words it.
    public var act: String {
        switch self {
        case .studyOpened: "open-study"
        case .screened: "screen"
        case .enrolled: "enroll"
        case .allocated: "allocate"
        case .sessionHeld: "hold-session"
        case .submitted: "submit-response"
        case .visitMissed: "miss-visit"
        case .discontinued: "discontinue"
        case .planFrozen: "freeze-plan"
        case .snapshotFrozen: "freeze-snapshot"
        }
    }

    /// To what it was done.
    public var object: String {
        switch self {
        case .studyOpened(let study): "study/\(study.id)/\(study.version)"
        case .screened(let record): "participant/\(record.participant)"
        case .enrolled(let record): "participant/\(record.participant)"
        case .allocated(let record): "participant/\(record.participant)"
        case .sessionHeld(let record): "participant/\(record.participant)/session/\(record.number)"
        case .submitted(let submission): "response/\(submission.response.id)"
        case .visitMissed(let record): "participant/\(record.participant)/visit/\(record.visit)"
        case .discontinued(let record): "participant/\(record.participant)"
        case .planFrozen(let plan): "plan/\(plan.name)"
        case .snapshotFrozen(let snapshot): "snapshot/\(snapshot.digest.hex)"
        }
    }
}
