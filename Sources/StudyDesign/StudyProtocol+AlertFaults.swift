import Instruments

extension StudyProtocol {
    /// What would let an alert be lost: rules that watch nothing, that can never fire, or
    /// that are laxer than the instrument's own safety rule; safety items that are asked
    /// and that nobody watches.
    func alertFaults(_ catalog: Catalog) -> [String] {
        alertRules.flatMap { faults(of: $0, catalog) } + unguardedSafetyItems(catalog)
    }

    /// Minutes within which somebody sees to an answer that alarms: a day.
    private static let longestForAnAlert = 1_440

    private func faults(of rule: AlertRule, _ catalog: Catalog) -> [String] {
        let instrument = catalog.instrument(rule.instrument)
        guard let instrument, let item = instrument.item(rule.item) else {
            return ["An alert rule watches item \(rule.item) of \(rule.instrument), which is not on the shelf."]
        }
        var faults: [String] = []
        let name = "The alert rule for item \(rule.item) of \(instrument.abbreviation)"
        let threshold = rule.threshold.formatted
        if !visits.contains(where: { $0.instruments.contains(rule.instrument) }) {
            faults.append("\(name) never fires: no visit asks for \(rule.instrument).")
        }
        let scale = instrument.response(of: item)
        if !rule.threshold.isFinite || rule.threshold > scale.maximum ?? .infinity {
            faults.append("\(name) fires at \(threshold), but the scale of the item runs \(scale.description).")
        }
        if !(1...525_600).contains(rule.acknowledgeWithin) {
            faults.append("\(name) gives \(rule.acknowledgeWithin) minutes to acknowledge it; give 1 to 525600, a year.")
        }
        return faults
    }

    /// A safety item that is asked is watched by a rule that fires wherever the instrument's
    /// own rule calls for a person: at its answer and above, and when nothing was answered.
    private func unguardedSafetyItems(_ catalog: Catalog) -> [String] {
        let asked = Set(visits.flatMap(\.instruments)).sorted { $0.rawValue < $1.rawValue }
        return asked.compactMap(catalog.instrument).flatMap { instrument in
            instrument.safetyItems.flatMap { safety -> [String] in
                guard let code = instrument.item(number: safety.item)?.code else { return [] }
                let name = "Item \(code) of \(instrument.abbreviation) is a safety item, but "
                let rules = alertRules.filter { $0.instrument == instrument.id && $0.item == code }
                guard let lowest = rules.map(\.threshold).min() else { return [name + "no alert rule watches it."] }
                var faults: [String] = []
                if !(lowest <= safety.atLeast) {
                    faults.append(name + "no alert rule fires at \(safety.atLeast.formatted), where the instrument calls for a person.")
                }
                if safety.level == .alert, !rules.contains(where: { $0.threshold <= safety.atLeast && $0.severity == .urgent && $0.acknowledgeWithin <= Self.longestForAnAlert }) {
                    faults.append(name + "no urgent rule asks for somebody within a day.")
                }
                if !rules.contains(where: \.firesWhenUnanswered) {
                    faults.append(name + "no alert rule fires when it is left unanswered.")
                }
                return faults
            }
        }
    }
}

extension Double {
    /// `2` rather than `2.0`.
    fileprivate var formatted: String {
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
