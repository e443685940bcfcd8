import Instruments
import Ledger
import Records
import StudyDesign

/// Gathers the records that stand after some entries of the ledger.
struct SnapshotBuilder {
    private var study: StudyProtocol?
    private var size: Int64 = 0
    private var screenings: [Participant.ID: ScreeningRecord] = [:]
    private var enrollments: [Enrollment] = []
    private var allocations: [Allocation] = []
    private var openings: [SessionKey: SessionOpening] = [:]
    /// Session → the newest version of each event that is a supplemental dose.
    private var supplemental: [SessionKey: Set<SessionEvent.ID>] = [:]
    private var submissions: [ResponseKey: Submission] = [:]
    private var missed: [VisitKey: MissedVisit] = [:]
    private var leavings: [Participant.ID: Discontinuation] = [:]
    private var harms: [HarmKey: HarmRecord] = [:]
    private var practices: [PracticeKey: Practice] = [:]
    private var restricted: Set<Participant.ID> = []
    private var unopened: Set<Participant.ID> = []

    private struct SessionKey: Hashable { let participant: Participant.ID; let number: Int }
    private struct ResponseKey: Hashable { let participant: Participant.ID; let id: ResponseRecord.ID }
    private struct PracticeKey: Hashable { let participant: Participant.ID; let id: Practice.ID }
    private struct HarmKey: Hashable { let participant: Participant.ID; let id: AdverseEvent.ID }
    private struct VisitKey: Hashable { let participant: Participant.ID; let visit: Visit.Code }

    /// Whether an entry of this kind stands in a snapshot, so that only those are opened.
    static func needs(_ trace: Trace) -> Bool {
        switch trace {
        case .screening, .enrollment, .allocation, .sessionOpening, .sessionEvent, .response, .missedVisit, .leaving,
            .adverseEvent, .practice:
            true
        default: false
        }
    }

    mutating func take(_ entry: ReadEntry) {
        size = entry.entry.sequence + 1
        if case .privacy(let order) = entry.trace, order.act == .restrict {
            if order.isInForce { restricted.insert(order.participant) } else { restricted.remove(order.participant) }
        }
        guard let change = entry.change else {
            if Self.needs(entry.trace), let participant = entry.trace.participant { unopened.insert(participant) }
            return
        }
        switch change {
        case .studyOpened(let opened): study = opened
        case .screened(let record): screenings[record.participant] = record
        case .enrolled(let record): enrollments.append(record)
        case .allocated(let record): allocations.append(record)
        case .sessionOpened(let record): openings[SessionKey(participant: record.participant, number: record.number)] = record
        case .sessionNoted(let event):
            let key = SessionKey(participant: event.participant, number: event.session)
            if case .supplementalDose = event.kind {
                supplemental[key, default: []].insert(event.id)
            } else {
                supplemental[key]?.remove(event.id)
            }
        case .submitted(let submission):
            let response = submission.response
            if let replaced = response.replaces {
                submissions[ResponseKey(participant: response.participant, id: replaced)] = nil
            }
            submissions[ResponseKey(participant: response.participant, id: response.id)] = submission
        case .visitMissed(let record):
            missed[VisitKey(participant: record.participant, visit: record.visit)] = record.isRevoked ? nil : record
        case .discontinued(let record): leavings[record.participant] = record.isRevoked ? nil : record
        case .adverseEventReported(let event): harms[HarmKey(participant: event.participant, id: event.id)] = HarmRecord(event)
        case .practised(let practice): practices[PracticeKey(participant: practice.participant, id: practice.id)] = practice
        default: break
        }
    }

    /// - Parameter alsoWithheld: People who asked for it after these entries.
    /// - Throws: `StoreError.ledger` when no study was opened.
    func snapshot(alsoWithheld: Set<Participant.ID> = []) throws -> Snapshot {
        guard let study else { throw StoreError.ledger("The ledger holds no study, so there is nothing to take a snapshot of.") }
        let withheld = restricted.union(unopened).union(alsoWithheld)
        func stands(_ participant: Participant.ID) -> Bool { !withheld.contains(participant) }
        return Snapshot(
            study: study, ledgerSize: UInt64(clamping: size), screenings: screenings.values.filter { stands($0.participant) },
            enrollments: enrollments.filter { stands($0.participant) },
            allocations: allocations.filter { stands($0.participant) },
            sessions: openings.filter { stands($0.key.participant) }.map { key, opening in
                SessionRecord(
                    participant: key.participant, number: key.number, day: opening.day,
                    supplementalDoseTaken: !(supplemental[key] ?? []).isEmpty, monitors: opening.monitors)
            },
            submissions: submissions.values.filter { stands($0.response.participant) },
            missedVisits: missed.values.filter { stands($0.participant) },
            discontinuations: leavings.values.filter { stands($0.participant) },
            adverseEvents: harms.values.filter { stands($0.participant) },
            practices: practices.values.filter { stands($0.participant) }, withheld: Array(withheld))
    }
}
