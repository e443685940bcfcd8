import Instruments
import Records
import Statistics
import StudyDesign

/// Why a planned value was never measured, as the records tell it.
struct Gaps {
    struct Place: Hashable {
        let participant: Participant.ID
        let visit: Visit.Code
        let instrument: Instrument.ID

        init(_ participant: Participant.ID, _ visit: Visit.Code, _ instrument: Instrument.ID) {
            self.participant = participant
            self.visit = visit
            self.instrument = instrument
        }
    }

    private struct PlannedVisit: Hashable {
        let participant: Participant.ID
        let visit: Visit.Code
    }

    private let missed: [PlannedVisit: String]
    private let ends: [Participant.ID: Discontinuation]
    private let enrolled: [Participant.ID: Day]

    init(_ snapshot: Snapshot) {
        missed = Dictionary(
            snapshot.missedVisits.map { (PlannedVisit(participant: $0.participant, visit: $0.visit), $0.reason) },
            uniquingKeysWith: { first, _ in first })
        ends = Dictionary(snapshot.discontinuations.map { ($0.participant, $0) }, uniquingKeysWith: { first, _ in first })
        enrolled = Dictionary(snapshot.enrollments.map { ($0.participant, $0.day) }, uniquingKeysWith: { first, _ in first })
    }

    /// A visit that was due after the end of participation is explained by that end, one
    /// that was due before it by what was noted when it was missed; without a note the end
    /// explains every visit whose window it cut off.
    func reason(for participant: Participant.ID, at visit: Visit) -> MissingReason {
        let note = missed[PlannedVisit(participant: participant, visit: visit.code)]
            .map { MissingReason("visit missed: \($0)") }
        if let end = ends[participant], let start = enrolled[participant] {
            let last = end.day - start
            let left = MissingReason("discontinued: \(end.reason.rawValue)")
            if last < visit.window.target { return left }
            if last <= visit.window.close { return note ?? left }
        }
        return note ?? .notRecorded
    }
}
