import Instruments
public import Records
import StudyDesign

/// What a store should do, written a second time and as plainly as possible, with
/// dictionaries and no database: the judge of random sequences.
public struct StoreModel {
    public private(set) var entries: UInt64 = 0
    private var last: Instant?
    private var accounts: Set<String> = []
    private var study: StudyProtocol?
    private var versions: Set<String> = []
    private var arms: [String] = []
    private var screenings: [String: ScreeningRecord] = [:]
    private var signatures: [String: (count: Int, day: Day)] = [:]
    private var enrollments: [String: Enrollment] = [:]
    private var allocations: [String: Allocation] = [:]
    private var practices: [String: Practice] = [:]
    private var harms: [String: HarmRecord] = [:]
    private var sessions: [String: (record: SessionRecord, isClosed: Bool)] = [:]
    private var all: [String: Submission] = [:]
    private var authors: [String: Role] = [:]
    private var replaced: Set<String> = []
    private var missed: [MissedVisit] = []
    private var discontinuations: [String: Discontinuation] = [:]
    private var plans: Set<String> = []
    private var revisions: [String: Int] = [:]
    private var alerts: [String: (claim: String?, isActedOn: Bool)] = [:]

    public init() {}

    /// Whether the act is recorded; the model then holds it.
    public mutating func take(_ act: Act) -> Bool {
        // Taken in no earlier than the newest entry.
        let instant = max(act.instant, last ?? act.instant)
        let isFirst = accounts.isEmpty
        guard isFirst || accounts.contains(act.actor) || act.role == .service else { return false }
        guard allows(act, at: instant) else { return false }
        keep(act)
        last = instant
        entries += 1
        return true
    }

    private func allows(_ act: Act, at instant: Instant) -> Bool {
        switch act.change {
        case .accountSet, .consentPublished, .consentApproved, .allocationListSealed: return true
        case .planFrozen(let plan): return !plan.name.isEmpty && !plans.contains(plan.name)
        case .studyOpened(let opened):
            return study.map { $0.id == opened.id && !versions.contains(opened.version) } ?? true
        default: break
        }
        guard let study else { return false }
        switch act.change {
        case .screened(let record): return screenings[record.participant.rawValue] == nil && !record.findings.isEmpty
        case .consentSigned(let record):
            let person = record.participant.rawValue
            return screenings[person] != nil && record.number == (signatures[person]?.count ?? 0) + 1
        case .enrolled(let record):
            guard let screened = screenings[record.participant.rawValue] else { return false }
            return screened.outcome == .eligible && enrollments[record.participant.rawValue] == nil
                && versions.contains(record.protocolVersion) && record.day >= screened.day
                && hasSigned(record.participant, by: record.day)
        case .allocationAsked(let request):
            guard let entry = enrollments[request.participant.rawValue] else { return false }
            return hasSigned(request.participant, by: max(entry.day, instant.day)) && allocations[request.participant.rawValue] == nil
                && discontinuations[request.participant.rawValue] == nil && allocations.count < arms.count
        case .sessionOpened(let record):
            let person = record.participant.rawValue
            guard let entry = enrollments[person] else { return false }
            return allocations[person] != nil && record.number == 1 && record.day >= entry.day
                && isIn(record.participant, on: record.day) && sessions[person] == nil
                && hasSigned(record.participant, by: record.day)
        case .sessionClosed(let record): return sessions[record.participant.rawValue].map { !$0.isClosed } ?? false
        case .submitted(let submission): return allows(submission, act, under: study, at: instant)
        case .answerSaved(let save): return allows(save, under: study, at: instant)
        case .alertStepTaken(let step): return allows(step, act)
        case .visitMissed(let record):
            return enrollments[record.participant.rawValue] != nil && study.visit(record.visit) != nil
                && !missed.contains { $0.participant == record.participant && $0.visit == record.visit }
                && !all.values.contains { $0.response.participant == record.participant && $0.response.visit == record.visit }
        case .discontinued(let record):
            guard let entry = enrollments[record.participant.rawValue] else { return false }
            return discontinuations[record.participant.rawValue] == nil && record.day >= entry.day
        case .snapshotFrozen(let frozen): return frozen.ledgerSize >= 1 && frozen.ledgerSize <= entries
        default: return false
        }
    }

    private func allows(_ submission: Submission, _ act: Act, under study: StudyProtocol, at instant: Instant) -> Bool {
        let response = submission.response
        let person = response.participant.rawValue
        guard let visit = study.visit(response.visit), visit.instruments.contains(response.answers.instrument),
            all[key(response.participant, response.id)] == nil, isIn(response.participant, on: response.day),
            !missed.contains(where: { $0.participant == response.participant && $0.visit == response.visit })
        else { return false }
        guard screenings[person] != nil, visit.window.open < 0 || enrollments[person] != nil else { return false }
        let same = all.values.filter {
            $0.response.participant == response.participant && $0.response.visit == response.visit
                && $0.response.answers.instrument == response.answers.instrument
        }
        if let old = response.replaces {
            guard act.reason != nil, same.contains(where: { $0.response.id == old }),
                !replaced.contains(key(response.participant, old)), authors[key(response.participant, old)] == act.role
            else { return false }
        } else if !same.isEmpty {
            return false
        }
        return submission.alerts.map(\.finding) == study.alerts(for: response.answers, notAsked: []).map { $0 }
            && submission.alerts.allSatisfy { $0.raised <= instant }
    }

    private func allows(_ save: AnswerSave, under study: StudyProtocol, at instant: Instant) -> Bool {
        let person = save.participant.rawValue
        guard screenings[person] != nil, save.revision == (revisions[person] ?? 0) + 1 else { return false }
        let isOffScale = save.answer.value.map { $0 > 3 } ?? false
        let isDangerous = save.item == TestStudy.dangerousItem && save.answer.value != 0
        return save.alerts.count == (isOffScale || isDangerous ? 1 : 0) && save.alerts.allSatisfy { $0.raised <= instant }
    }

    private func allows(_ step: AlertStep, _ act: Act) -> Bool {
        guard let alert = alerts[step.alert.rawValue] else { return false }
        switch step.kind {
        case .dispatched, .seen: return true
        case .claimed: return alert.claim == nil
        case .takenOver: return alert.claim != nil && alert.claim != act.actor && act.reason != nil
        case .acted: return alert.claim == act.actor
        case .closed: return alert.claim == act.actor && alert.isActedOn
        }
    }

    private func hasSigned(_ participant: Participant.ID, by day: Day) -> Bool {
        signatures[participant.rawValue].map { $0.day <= day } ?? false
    }

    private func isIn(_ participant: Participant.ID, on day: Day) -> Bool {
        discontinuations[participant.rawValue].map { day <= $0.day } ?? true
    }

    /// Two people may have responses of one name.
    private func key(_ participant: Participant.ID, _ response: ResponseRecord.ID) -> String { "\(participant) \(response)" }

    private mutating func keep(_ act: Act) {
        switch act.change {
        case .accountSet(let account): accounts.insert(account.id.rawValue)
        case .studyOpened(let opened):
            study = opened
            versions.insert(opened.version)
        case .allocationListSealed(let list): arms = list.places[AllocationList.onlyStratum] ?? []
        case .screened(let record): screenings[record.participant.rawValue] = record
        case .consentSigned(let record): signatures[record.participant.rawValue] = (record.number, record.day)
        case .enrolled(let record): enrollments[record.participant.rawValue] = record
        case .allocationAsked(let request):
            let place = allocations.count + 1
            allocations[request.participant.rawValue] = Allocation(participant: request.participant, arm: arms[place - 1], place: place)
        case .sessionOpened(let record):
            let session = SessionRecord(participant: record.participant, number: record.number, day: record.day, supplementalDoseTaken: false, monitors: record.monitors)
            sessions[record.participant.rawValue] = (session, false)
        case .sessionClosed(let record): sessions[record.participant.rawValue]?.isClosed = true
        case .submitted(let submission):
            let response = submission.response
            all[key(response.participant, response.id)] = submission
            authors[key(response.participant, response.id)] = act.role
            if let old = response.replaces { replaced.insert(key(response.participant, old)) }
            for alert in submission.alerts { alerts[alert.id.rawValue] = (nil, false) }
        case .answerSaved(let save):
            revisions[save.participant.rawValue] = save.revision
            for alert in save.alerts { alerts[alert.id.rawValue] = (nil, false) }
        case .alertStepTaken(let step):
            let id = step.alert.rawValue
            switch step.kind {
            case .claimed, .takenOver: alerts[id]?.claim = act.actor
            case .acted: alerts[id]?.isActedOn = true
            case .closed: alerts[id] = nil
            case .dispatched, .seen: break
            }
        case .visitMissed(let record): missed.append(record)
        case .discontinued(let record): discontinuations[record.participant.rawValue] = record
        case .practised(let practice): practices["\(practice.participant)/\(practice.id)"] = practice
        case .adverseEventReported(let event): harms["\(event.participant)/\(event.id)"] = HarmRecord(event)
        case .planFrozen(let plan): plans.insert(plan.name)
        default: break
        }
    }

    /// Alerts that nobody closed, of replaced responses too: a correction does not take an
    /// alert back.
    public var alertIDs: Set<String> { Set(alerts.keys) }

    public var snapshot: Snapshot? {
        study.map { study in
            Snapshot(
                study: study, ledgerSize: entries, screenings: Array(screenings.values),
                enrollments: Array(enrollments.values), allocations: Array(allocations.values), sessions: sessions.values.map(\.record),
                submissions: all.filter { !replaced.contains($0.key) }.map(\.value),
                missedVisits: missed, discontinuations: Array(discontinuations.values), adverseEvents: Array(harms.values),
                practices: Array(practices.values))
        }
    }
}
