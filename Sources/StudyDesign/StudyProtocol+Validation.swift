public import Instruments

extension StudyProtocol {
    /// Every inconsistency of the protocol against the instruments on the shelf, each a
    /// sentence; empty when it can be run.
    public func faults(against catalog: Catalog) -> [String] {
        armFaults + visitFaults(catalog) + sessionFaults + repeated(eligibility.map(\.code), "criterion")
            + alertFaults(catalog) + parameterFaults(catalog) + Schedule(self).faults
            + (scoring?.faults(asking: Set(instruments)) ?? []) + (wording?.faults ?? []) + (change?.faults(catalog) ?? [])
            + promptFaults(catalog)
    }

    /// Farthest study day of a protocol, before or after enrolment: a hundred years.
    private static let daysWithin = -36_525...36_525

    private func promptFaults(_ catalog: Catalog) -> [String] {
        let prompts = prompts ?? []
        var faults = repeated(prompts.map(\.code), "check-in code") + prompts.flatMap(\.faults)
        for prompt in prompts where catalog.instrument(prompt.instrument) == nil {
            faults.append("The check-in \(prompt.code) asks for \(prompt.instrument), which is not on the shelf.")
        }
        return faults
    }

    private var armFaults: [String] {
        var faults = repeated(arms.map(\.code), "arm code")
        if arms.isEmpty { faults.append("The study names no arm; it needs at least one.") }
        let controls = arms.filter(\.isControl).count
        if arms.count > 1, controls != 1 {
            faults.append("A study of several arms names exactly one control arm; this one names \(controls).")
        }
        for arm in arms where !(1...100).contains(arm.ratio) {
            faults.append("Arm \(arm.code) has the allocation ratio \(arm.ratio); it lies between 1 and 100.")
        }
        return faults
    }

    private func visitFaults(_ catalog: Catalog) -> [String] {
        var faults = repeated(visits.map(\.code), "visit code")
        if visits.isEmpty { faults.append("The study plans no visit; it needs at least one.") }
        for visit in visits {
            let window = visit.window
            if !(window.open <= window.target && window.target <= window.close) {
                faults.append("Visit \(visit.code) opens on day \(window.open), is due on day \(window.target) and closes on day \(window.close): these must be in order.")
            }
            for day in [window.open, window.target, window.close] where !Self.daysWithin.contains(day) {
                faults.append("Visit \(visit.code) names day \(day), which lies more than a hundred years from its anchor.")
            }
            for id in visit.instruments where catalog.instrument(id) == nil {
                faults.append("Visit \(visit.code) asks for \(id), which is not on the shelf.")
            }
            faults += repeated(visit.instruments.map(\.rawValue), "instrument", " at visit \(visit.code)")
        }
        for (earlier, later) in zip(visits, visits.dropFirst())
        where earlier.window.anchor == later.window.anchor && earlier.window.target >= later.window.target {
            faults.append("Visit \(later.code) is due on day \(later.window.target), not after visit \(earlier.code) on day \(earlier.window.target).")
        }
        return faults
    }

    private var sessionFaults: [String] {
        var faults = repeated(sessions.map { String($0.number) }, "session number")
        for session in sessions {
            if session.number < 1 { faults.append("Session \(session.number): sessions are numbered from 1.") }
            if !Self.daysWithin.contains(session.day) {
                faults.append("Session \(session.number) names day \(session.day), which lies more than a hundred years from its anchor.")
            }
            for arm in arms where session.doses[arm.code] == nil {
                faults.append("Session \(session.number) does not say what arm \(arm.code) is given.")
            }
            for code in session.doses.keys.sorted() where arm(code) == nil {
                faults.append("Session \(session.number) names the arm \(code), which the study does not have.")
            }
        }
        for (earlier, later) in zip(sessions, sessions.dropFirst()) where earlier.day >= later.day {
            faults.append("Session \(later.number) is due on day \(later.day), not after session \(earlier.number) on day \(earlier.day).")
        }
        return faults
    }

    private func parameterFaults(_ catalog: Catalog) -> [String] {
        endpointFaults + [("primary outcome", primaryOutcome), ("mechanism", mechanism)].compactMap { role, parameter in
            if catalog.instrument(parameter.instrument)?.scale(parameter.scale) == nil {
                return "The \(role) \(parameter.name) is not a scale of an instrument on the shelf."
            }
            if !visits.contains(where: { $0.instruments.contains(parameter.instrument) }) {
                return "The \(role) \(parameter.name) is never measured: no visit asks for \(parameter.instrument)."
            }
            return nil
        }
    }

    private var endpointFaults: [String] {
        guard let code = primaryVisit else { return [] }
        guard let visit = visit(code) else { return ["The primary visit \(code) is not a visit of the study."] }
        if visit.instruments.contains(primaryOutcome.instrument) { return [] }
        return ["The primary visit \(code) does not ask for \(primaryOutcome.instrument), in which the main result is expressed."]
    }

    /// Each code that stands more than once, in code-point order; and codes without a letter.
    private func repeated(_ codes: [String], _ what: String, _ place: String = "") -> [String] {
        let counts = Dictionary(grouping: codes, by: \.self).mapValues(\.count)
        return counts.keys.sorted().flatMap { code -> [String] in
            var faults: [String] = []
            if code.isEmpty { faults.append("An empty \(what) is used\(place); give it a name.") }
            if let count = counts[code], count > 1 {
                faults.append("The \(what) \(code) is used \(count) times\(place).")
            }
            return faults
        }
    }
}
