/// A question about the schedule that has no answer.
public enum ScheduleError: Error, Hashable, CustomStringConvertible {
    case unknownVisit(Visit.Code, known: [Visit.Code])

    public var description: String {
        switch self {
        case .unknownVisit(let code, let known):
            "The protocol has no visit \"\(code)\"; give one of \(known.joined(separator: ", "))."
        }
    }
}

extension Schedule {
    /// To which planned visit something on `day` belongs: to the one that is named; otherwise,
    /// among the visits not yet done whose window or grace holds the day, to the one with the
    /// nearest target. Of two equally near targets the earlier visit takes it, so that a visit
    /// is never skipped for one that still has time.
    ///
    /// - Returns: Nil when no window holds the day. Nothing is guessed then: ask for the visit.
    /// - Throws: ``ScheduleError/unknownVisit(_:known:)``.
    public func assign(_ day: Day, named code: Visit.Code? = nil, by facts: ScheduleFacts) throws(ScheduleError) -> Visit.Code? {
        if let code {
            guard visits.contains(where: { $0.code == code }) else {
                throw .unknownVisit(code, known: visits.map(\.code))
            }
            return code
        }
        let known = facts.known(on: day)
        var best: (code: Visit.Code, target: Day)?
        for visit in visits where known.day(of: .visitDone(visit.code)) == nil {
            guard let anchor = self.day(of: visit.window.anchor, by: known).day else { continue }
            let window = DayWindow(visit.window, anchor: anchor)
            guard window.counts(day) else { continue }
            if let rival = best {
                let (new, old) = (abs(window.deviation(of: day)), abs(rival.target - day.onCalendar))
                guard new < old || (new == old && window.target < rival.target) else { continue }
            }
            best = (visit.code, window.target)
        }
        return best?.code
    }

    /// Why the windows cannot be laid, a sentence each; empty when they can.
    public var faults: [String] {
        visits.flatMap { visit in
            var faults = visit.window.anchor.faults(of: visit.code, visits: visits, sessions: sessions)
            if visit.window.grace < 0 {
                faults.append("Visit \(visit.code) has a grace of \(visit.window.grace) days; give 0 or more.")
            }
            if waitsForItself(visit.code) {
                faults.append("Visit \(visit.code) waits for visits that wait for it; count one of them from enrolment or a session.")
            }
            return faults
        }
    }

    /// Whether the visits from which `code` is counted lead back to it by way of another.
    private func waitsForItself(_ code: Visit.Code) -> Bool {
        func others(_ code: Visit.Code) -> [Visit.Code] {
            visits.first { $0.code == code }?.window.anchor.visits ?? []
        }
        var open = others(code).filter { $0 != code }
        var seen: Set<Visit.Code> = []
        while let next = open.popLast() {
            if next == code { return true }
            if seen.insert(next).inserted { open += others(next) }
        }
        return false
    }
}
