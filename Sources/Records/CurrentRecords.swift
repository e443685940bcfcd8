public import StudyDesign

/// What a sequence of changes leaves current: every store reads its ledger into one of these.
public struct CurrentRecords: Sendable {
    /// How many changes were taken.
    public private(set) var size: UInt64 = 0
    public private(set) var study: StudyProtocol?
    private var screenings: [ScreeningRecord] = []
    private var enrollments: [Enrollment] = []
    private var allocations: [Allocation] = []
    private var sessions: [SessionRecord] = []
    private var submissions: [ResponseRecord.ID: Submission] = [:]
    private var missedVisits: [MissedVisit] = []
    private var discontinuations: [Discontinuation] = []

    public init() {}

    public mutating func take(_ change: Change) {
        size += 1
        switch change {
        case .studyOpened(let opened): study = opened
        case .screened(let record): screenings.append(record)
        case .enrolled(let record): enrollments.append(record)
        case .allocated(let record): allocations.append(record)
        case .sessionHeld(let record): sessions.append(record)
        case .submitted(let submission):
            if let replaced = submission.response.replaces { submissions[replaced] = nil }
            submissions[submission.response.id] = submission
        case .visitMissed(let record): missedVisits.append(record)
        case .discontinued(let record): discontinuations.append(record)
        case .planFrozen, .snapshotFrozen: break
        }
    }

    /// Nil while no study is open. `Snapshot` puts every list into its order.
    public func snapshot() -> Snapshot? {
        study.map { study in
            Snapshot(
                study: study, ledgerSize: size, screenings: screenings, enrollments: enrollments,
                allocations: allocations, sessions: sessions, submissions: Array(submissions.values),
                missedVisits: missedVisits, discontinuations: discontinuations)
        }
    }
}
