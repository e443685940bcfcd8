/// The day from which a visit's window is counted. Most studies count the first visits from
/// enrolment and the later ones from a session with the medicine, because that is the day
/// whose effects are asked about.
///
/// An anchor names an event, never a date: when the event moves, every window that hangs on
/// it moves too (`Documentation/Methods/Schedule.md`).
public indirect enum WindowAnchor: Hashable, Sendable {
    /// Which day of a session counts.
    public enum SessionDay: String, Hashable, Sendable, Codable {
        /// The planned day (the protocol's, or another that was agreed), whatever happens.
        case planned
        /// The planned day until the session is held; the day on which it was held from then on.
        case actual
    }

    case enrolment
    /// Session `number` of the protocol.
    case session(Int, SessionDay)
    /// The newest session that was held, whichever number it has.
    case lastSessionHeld
    /// The day on which another visit took place.
    case visit(Visit.Code)
    /// The last of several days; waits until all are known.
    case latest([WindowAnchor])
    /// The first of several days, among those that are known.
    case earliest([WindowAnchor])
}

extension WindowAnchor: CustomStringConvertible {
    /// For instance `session 2 (actual day)`.
    public var description: String {
        switch self {
        case .enrolment: "enrolment"
        case .session(let number, let day): "session \(number) (\(day.rawValue) day)"
        case .lastSessionHeld: "the last session held"
        case .visit(let code): "visit \(code)"
        case .latest(let parts): "the latest of " + parts.map(\.description).joined(separator: ", ")
        case .earliest(let parts): "the earliest of " + parts.map(\.description).joined(separator: ", ")
        }
    }
}

extension WindowAnchor {
    /// Why a protocol of these visits and sessions cannot use the anchor for visit `code`, a
    /// sentence each; empty when it can.
    func faults(of code: Visit.Code, visits: [Visit], sessions: [DosingSession]) -> [String] {
        switch self {
        case .enrolment: return []
        case .lastSessionHeld:
            return sessions.isEmpty ? ["Visit \(code) is counted from the last session held, but the protocol has no session."] : []
        case .session(let number, _):
            return sessions.contains { $0.number == number }
                ? [] : ["Visit \(code) is counted from session \(number), which the protocol does not have."]
        case .visit(let other):
            if other == code { return ["Visit \(code) is counted from itself; name another visit or a session."] }
            return visits.contains { $0.code == other }
                ? [] : ["Visit \(code) is counted from visit \(other), which the protocol does not have."]
        case .latest(let parts), .earliest(let parts):
            if parts.isEmpty { return ["Visit \(code) is counted from an empty list of days; name at least one."] }
            return parts.flatMap { $0.faults(of: code, visits: visits, sessions: sessions) }
        }
    }

    /// Visits that must have taken place, or may have to, before the anchor is known.
    var visits: [Visit.Code] {
        switch self {
        case .enrolment, .session, .lastSessionHeld: []
        case .visit(let code): [code]
        case .latest(let parts), .earliest(let parts): parts.flatMap(\.visits)
        }
    }
}
