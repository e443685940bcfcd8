public import Instruments

extension StudyProtocol {
    /// Every inconsistency of the protocol against the instruments on the shelf, each a
    /// sentence; empty when it can be run.
    public func faults(against catalog: Catalog) -> [String] {
        var faults: [String] = []
        faults += doubled(arms.map(\.code), "arm code")
        faults += doubled(visits.map(\.code), "visit code")
        faults += doubled(sessions.map { String($0.number) }, "session number")
        faults += doubled(eligibility.map(\.code), "criterion")
        if arms.count > 1, arms.filter(\.isControl).count != 1 {
            faults.append("A study of several arms names exactly one control arm; this one names \(arms.filter(\.isControl).count).")
        }
        faults += arms.filter { $0.ratio < 1 }.map { "Arm \($0.code) has the allocation ratio \($0.ratio); it must be at least 1." }
        for visit in visits {
            let window = visit.window
            if !(window.open <= window.target && window.target <= window.close) {
                faults.append("Visit \(visit.code) opens on day \(window.open), is due on day \(window.target) and closes on day \(window.close): these must be in order.")
            }
            for id in visit.instruments where catalog.instrument(id) == nil {
                faults.append("Visit \(visit.code) asks for \(id), which is not on the shelf.")
            }
        }
        for (earlier, later) in zip(visits, visits.dropFirst()) where earlier.window.target >= later.window.target {
            faults.append("Visit \(later.code) is due on day \(later.window.target), not after visit \(earlier.code) on day \(earlier.window.target).")
        }
        for session in sessions {
            for arm in arms where session.doses[arm.code] == nil {
                faults.append("Session \(session.number) does not say what arm \(arm.code) is given.")
            }
            for code in session.doses.keys.sorted() where arm(code) == nil {
                faults.append("Session \(session.number) names the arm \(code), which the study does not have.")
            }
        }
        for rule in alertRules where catalog.instrument(rule.instrument)?.items.contains(where: { $0.code == rule.item }) != true {
            faults.append("An alert rule watches item \(rule.item) of \(rule.instrument), which is not on the shelf.")
        }
        for (role, parameter) in [("primary outcome", primaryOutcome), ("mechanism", mechanism)]
        where catalog.instrument(parameter.instrument)?.scale(parameter.scale) == nil {
            faults.append("The \(role) \(parameter.name) is not a scale of an instrument on the shelf.")
        }
        faults += unguardedSafetyItems(catalog)
        return faults
    }

    /// A safety item that is asked without a rule would be an alert that can be lost.
    private func unguardedSafetyItems(_ catalog: Catalog) -> [String] {
        let asked = Set(visits.flatMap(\.instruments)).sorted { $0.rawValue < $1.rawValue }
        return asked.compactMap(catalog.instrument).flatMap { instrument in
            instrument.safetyItems.compactMap { instrument.item(number: $0.item)?.code }
                .filter { code in !alertRules.contains { $0.instrument == instrument.id && $0.item == code } }
                .map { "Item \($0) of \(instrument.abbreviation) is a safety item, but no alert rule watches it." }
        }
    }

    private func doubled(_ codes: [String], _ what: String) -> [String] {
        Dictionary(grouping: codes, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
            .map { "The \(what) \($0) is used twice." }
    }
}
