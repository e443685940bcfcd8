import Instruments
public import Records
import StudyDesign

/// What a store should do, written a second time and as plainly as possible, with
/// dictionaries and no database: the judge of random sequences.
public struct StoreModel {
    public private(set) var entries: UInt64 = 0
    private var last: Instant?
    private var study: StudyProtocol?
    private var versions: Set<String> = []
    private var screenings: [String: ScreeningRecord] = [:]
    private var enrollments: [String: Enrollment] = [:]
    private var allocations: [String: Allocation] = [:]
    private var sessions: [SessionRecord] = []
    private var all: [String: Submission] = [:]
    private var replaced: Set<String> = []
    private var missed: [MissedVisit] = []
    private var discontinuations: [String: Discontinuation] = [:]
    private var plans: Set<String> = []

    public init() {}

    /// Whether the act is recorded; the model then holds it.
    public mutating func take(_ act: Act) -> Bool {
        // Taken in no earlier than the newest entry.
        let instant = max(act.instant, last ?? act.instant)
        guard allows(act.change, at: instant) else { return false }
        keep(act.change)
        last = instant
        entries += 1
        return true
    }

    private func allows(_ change: Change, at instant: Instant) -> Bool {
        if case .planFrozen(let plan) = change { return !plan.name.isEmpty && !plans.contains(plan.name) }
        if case .studyOpened(let opened) = change {
            return study.map { $0.id == opened.id && !versions.contains(opened.version) } ?? true
        }
        guard let study else { return false }
        switch change {
        case .studyOpened, .planFrozen: return true
        case .screened(let record):
            return screenings[record.participant.rawValue] == nil
        case .enrolled(let record):
            guard let screened = screenings[record.participant.rawValue] else { return false }
            return screened.outcome == .eligible && enrollments[record.participant.rawValue] == nil
                && versions.contains(record.protocolVersion) && record.day >= screened.day
        case .allocated(let record):
            return enrollments[record.participant.rawValue] != nil && allocations[record.participant.rawValue] == nil
                && study.arm(record.arm) != nil && record.place >= 1
                && !allocations.values.contains { $0.place == record.place }
        case .sessionHeld(let record):
            guard let entry = enrollments[record.participant.rawValue] else { return false }
            return allocations[record.participant.rawValue] != nil && record.number == 1 && record.day >= entry.day
                && isIn(record.participant, on: record.day)
                && !sessions.contains { $0.participant == record.participant }
        case .submitted(let submission): return allows(submission, under: study, at: instant)
        case .visitMissed(let record):
            return enrollments[record.participant.rawValue] != nil && study.visit(record.visit) != nil
                && !missed.contains { $0.participant == record.participant && $0.visit == record.visit }
                && !all.values.contains { $0.response.participant == record.participant && $0.response.visit == record.visit }
        case .discontinued(let record):
            guard let entry = enrollments[record.participant.rawValue] else { return false }
            return discontinuations[record.participant.rawValue] == nil && record.day >= entry.day
        case .snapshotFrozen(let frozen): return frozen.ledgerSize >= 1 && frozen.ledgerSize <= entries
        }
    }

    private func allows(_ submission: Submission, under study: StudyProtocol, at instant: Instant) -> Bool {
        let response = submission.response
        guard let visit = study.visit(response.visit), visit.instruments.contains(response.answers.instrument),
            all[response.id.rawValue] == nil, isIn(response.participant, on: response.day)
        else { return false }
        let mayCome = visit.window.open < 0 ? screenings[response.participant.rawValue] != nil : enrollments[response.participant.rawValue] != nil
        guard mayCome else { return false }
        let same = all.values.filter {
            $0.response.participant == response.participant && $0.response.visit == response.visit
                && $0.response.answers.instrument == response.answers.instrument
        }
        if let old = response.replaces {
            guard same.contains(where: { $0.response.id == old }), !replaced.contains(old.rawValue) else { return false }
        } else if !same.isEmpty {
            return false
        }
        return submission.alerts.map(\.finding) == study.alerts(for: response.answers)
            && submission.alerts.allSatisfy { $0.raised <= instant }
    }

    private func isIn(_ participant: Participant.ID, on day: Day) -> Bool {
        discontinuations[participant.rawValue].map { day <= $0.day } ?? true
    }

    private mutating func keep(_ change: Change) {
        switch change {
        case .studyOpened(let opened):
            study = opened
            versions.insert(opened.version)
        case .screened(let record): screenings[record.participant.rawValue] = record
        case .enrolled(let record): enrollments[record.participant.rawValue] = record
        case .allocated(let record): allocations[record.participant.rawValue] = record
        case .sessionHeld(let record): sessions.append(record)
        case .submitted(let submission):
            all[submission.response.id.rawValue] = submission
            if let old = submission.response.replaces { replaced.insert(old.rawValue) }
        case .visitMissed(let record): missed.append(record)
        case .discontinued(let record): discontinuations[record.participant.rawValue] = record
        case .planFrozen(let plan): plans.insert(plan.name)
        case .snapshotFrozen: break
        }
    }

    /// Alerts of every response, replaced ones too: a correction does not take an alert back.
    public var alertIDs: Set<String> { Set(all.values.flatMap(\.alerts).map(\.id.rawValue)) }

    public var snapshot: Snapshot? {
        study.map { study in
            Snapshot(
                study: study, ledgerSize: entries, screenings: Array(screenings.values),
                enrollments: Array(enrollments.values), allocations: Array(allocations.values), sessions: sessions,
                submissions: all.values.filter { !replaced.contains($0.response.id.rawValue) },
                missedVisits: missed, discontinuations: Array(discontinuations.values))
        }
    }
}
