import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
import Hummingbird
package import Records
package import StudyDesign

extension ParticipantSite {
    func visitor(of session: Session, at now: Instant) -> Visitor {
        switch session.holder {
        case .participant(let id): .participant(id, signIn.isSteppedUp(session) ? .steppedUp : .signedIn)
        case .errand(let errand): .errand(errand.participant, errand.visit, session.way == .tablet ? .tablet : .link)
        case .staff: .stranger
        }
    }

    /// - Returns: nil while the record knows no such person, or no study.
    package func personNow(_ id: Participant.ID, in record: RecordState, at now: Instant) -> PersonNow? {
        guard let state = record.participants[id], let study = record.study else { return nil }
        let moves = state.zones.compactMap { move in (try? Zone(move.zone)).map { ZoneHistory.Move(from: move.from, zone: $0) } }
        let zones = ZoneHistory(home: settings.home, moves: moves)
        return PersonNow(
            id: id, state: state, record: record, study: study, preferences: .initial(of: id), zones: zones,
            today: zones.local(now).day)
    }

    /// What the person chose; nil for strangers.
    func preferences(of person: PersonNow?) async throws -> Preferences? {
        guard let person, let entry = person.state.preferences.entry, person.standing != .erased else { return nil }
        if case .preferencesSet(let chosen)? = try await store.entries([entry]).first?.change { return chosen }
        return nil
    }
}

extension PersonNow {
    func with(_ preferences: Preferences) -> PersonNow {
        PersonNow(id: id, state: state, record: record, study: study, preferences: preferences, zones: zones, today: today)
    }
}
