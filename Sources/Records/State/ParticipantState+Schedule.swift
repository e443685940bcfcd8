public import Instruments
public import StudyDesign

extension ScheduleFacts {
    /// What the record knows of a person's way. A visit has taken place when everything that it
    /// asks of the person themselves is in, on the day of the last of it; a visit that asks them
    /// nothing, when everything is that it asks of others.
    public init(of person: ParticipantState, in study: StudyProtocol, _ catalog: Catalog) {
        var visits: [Visit.Code: Day] = [:]
        for visit in study.visits {
            let own = visit.instruments.filter { catalog.isAnsweredByParticipant($0) }
            let asked = own.isEmpty ? visit.instruments : own
            let days = asked.map { instrument in
                person.responses.values.filter { $0.visit == visit.code && $0.instrument == instrument && $0.replacedBy == nil }.map(\.day).max()
            }
            if !days.isEmpty, !days.contains(nil) { visits[visit.code] = days.compactMap(\.self).max() }
        }
        self.init(
            enrolment: person.enrollment?.day, sessions: person.sessions.mapValues(\.opening.day), visits: visits,
            appointments: person.appointments.mapValues(\.day))
    }
}

extension ParticipantState {
    /// Where the person's wall clock hung: the site's zone, until they were elsewhere. A zone that
    /// this machine does not know changes nothing.
    public func zones(home: Zone) -> ZoneHistory {
        ZoneHistory(home: home, moves: zones.compactMap { move in
            (try? Zone(move.zone)).map { ZoneHistory.Move(from: move.from, zone: $0) }
        })
    }
}

extension Catalog {
    /// Whether the person themselves gives the answers; false for what is not on the shelf.
    public func isAnsweredByParticipant(_ id: Instrument.ID) -> Bool { instrument(id)?.respondent == .participant }
}
