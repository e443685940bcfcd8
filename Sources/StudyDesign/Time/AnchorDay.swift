/// The day of an anchor, or why there is none yet.
public enum AnchorDay: Hashable, Sendable {
    /// `isProvisional` while the event has not happened and the day may still move.
    case day(Day, isProvisional: Bool)
    /// A sentence.
    case waiting(because: String)

    public var day: Day? {
        switch self {
        case .day(let day, _): day
        case .waiting: nil
        }
    }

    public var isProvisional: Bool {
        switch self {
        case .day(_, let isProvisional): isProvisional
        case .waiting: true
        }
    }
}

extension Schedule {
    /// The day of an anchor by what is known.
    public func day(of anchor: WindowAnchor, by facts: ScheduleFacts) -> AnchorDay {
        switch anchor {
        case .enrolment:
            if let day = facts.enrolment { return .day(day, isProvisional: false) }
            return .waiting(because: "The participant is not enrolled yet.")
        case .session(let number, let which): return day(ofSession: number, which, by: facts)
        case .lastSessionHeld:
            let held = facts.sessionsHeld
            guard let last = held.values.max() else { return .waiting(because: "No session has been held yet.") }
            return .day(last, isProvisional: sessions.contains { held[$0.number] == nil })
        case .visit(let code):
            if let day = facts.day(of: .visitDone(code)) { return .day(day, isProvisional: false) }
            return .waiting(because: "Visit \(code) has not taken place yet.")
        case .latest(let parts): return latest(of: parts.map { day(of: $0, by: facts) })
        case .earliest(let parts): return earliest(of: parts.map { day(of: $0, by: facts) })
        }
    }

    private func day(ofSession number: Int, _ which: WindowAnchor.SessionDay, by facts: ScheduleFacts) -> AnchorDay {
        if which == .actual, let held = facts.day(of: .sessionHeld(number)) { return .day(held, isProvisional: false) }
        if let agreed = facts.day(of: .sessionPlanned(number)) { return .day(agreed, isProvisional: which == .actual) }
        guard let session = sessions.first(where: { $0.number == number }) else {
            return .waiting(because: "The protocol has no session \(number).")
        }
        guard let enrolment = facts.enrolment else {
            return .waiting(because: "Session \(number) has no planned day before the participant is enrolled.")
        }
        return .day(enrolment.moved(by: session.day), isProvisional: which == .actual)
    }

    private func latest(of parts: [AnchorDay]) -> AnchorDay {
        if let waiting = parts.first(where: { $0.day == nil }) { return waiting }
        guard let day = parts.compactMap(\.day).max() else {
            return .waiting(because: "The protocol names nothing to take the latest day of.")
        }
        return .day(day, isProvisional: parts.contains(where: \.isProvisional))
    }

    private func earliest(of parts: [AnchorDay]) -> AnchorDay {
        guard let day = parts.compactMap(\.day).min() else {
            return parts.first ?? .waiting(because: "The protocol names nothing to take the earliest day of.")
        }
        return .day(day, isProvisional: parts.contains(where: \.isProvisional))
    }
}
