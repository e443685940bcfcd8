public import Records
public import StudyDesign

extension VirtualTrial {
    /// The records as they stand at the end, without a store: what an analysis of the trial reads.
    public func snapshot(of study: StudyProtocol) -> Snapshot {
        var screenings: [ScreeningRecord] = [], enrollments: [Enrollment] = [], sessions: [SessionRecord] = []
        var submissions: [Submission] = [], missed: [MissedVisit] = [], leavings: [Discontinuation] = [], harms: [HarmRecord] = []
        var practices: [Practice] = []
        var supplements: Set<String> = []
        for act in acts {
            if case .sessionNoted(let event) = act.change, case .supplementalDose = event.kind {
                supplements.insert("\(event.participant)/\(event.session)")
            }
        }
        for act in acts {
            switch act.change {
            case .screened(let record): screenings.append(record)
            case .enrolled(let record): enrollments.append(record)
            case .sessionOpened(let opening):
                sessions.append(
                    SessionRecord(
                        participant: opening.participant, number: opening.number, day: opening.day,
                        supplementalDoseTaken: supplements.contains("\(opening.participant)/\(opening.number)"),
                        monitors: opening.monitors))
            case .submitted(let submission): submissions.append(submission)
            case .visitMissed(let record): missed.append(record)
            case .discontinued(let record): leavings.append(record)
            case .adverseEventReported(let event): harms.append(HarmRecord(event))
            case .practised(let practice): practices.append(practice)
            default: continue
            }
        }
        return Snapshot(
            study: study, ledgerSize: UInt64(acts.count), screenings: screenings, enrollments: enrollments, allocations: allocations,
            sessions: sessions, submissions: submissions, missedVisits: missed, discontinuations: leavings, adverseEvents: harms,
            practices: practices)
    }
}
