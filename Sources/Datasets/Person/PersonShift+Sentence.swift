extension PersonShift {
    /// What can be said, in a few sentences: what came first, and nothing of why.
    ///
    /// - Parameters:
    ///   - mechanism: for instance `self-compassion`.
    ///   - outcome: for instance `symptoms`.
    public func sentences(mechanism name: String, outcome other: String) -> [String] {
        switch reading {
        case .cannotBeTold(.noFirstValue):
            return ["Which came first cannot be told: the first value of \(name) or of \(other) is missing, and a change is read from it."]
        case .cannotBeTold(.tooFewVisits):
            return ["Which came first cannot be told: it takes at least \(Self.leastLaterVisits) measured visits after the first for each; here there are \(mechanism.later.count) for \(name) and \(outcome.later.count) for \(other)."]
        case .order(let order):
            return [sentence(order, name, other)] + caveats(order, name, other)
        }
    }

    /// The order in a word or two.
    public var title: String {
        switch reading {
        case .cannotBeTold: "Cannot be told"
        case .order(let order): isSettled ? order.words : "\(order.words), as far as it was measured"
        }
    }

    private func name(_ visit: Int) -> String { visits.indices.contains(visit) ? visits[visit].lowercased() : "visit \(visit)" }

    private func described(_ onset: ShiftLine.Onset?) -> String {
        guard let onset else { return "not" }
        return "from \(name(onset.visit)) on, for the \(onset.isBetter ? "better" : "worse")"
    }

    private func sentence(_ order: Order, _ name: String, _ other: String) -> String {
        let first = described(mechanism.onset)
        let second = described(outcome.onset)
        let end = self.name(horizon)
        switch order {
        case .before: return "The change in \(name) came before the change in \(other): \(name) changed beyond measurement error \(first), \(other) \(second)."
        case .after: return "The change in \(name) came after the change in \(other): \(other) changed beyond measurement error \(second), \(name) \(first)."
        case .with: return "Both changed beyond measurement error from the same visit on: \(name) \(first), \(other) \(second). What happened between two visits is not seen."
        case .onlyMechanism: return "Up to \(end), \(name) changed beyond measurement error \(first); \(other) did not\(returned(outcome))."
        case .onlyOutcome: return "Up to \(end), \(other) changed beyond measurement error \(second); \(name) did not\(returned(mechanism))."
        case .neither:
            let back = [(mechanism, name), (outcome, other)].filter { $0.0.hasReturned }.map(\.1).joined(separator: " and ")
            let tail = back.isEmpty ? "" : " (\(back) did at an earlier visit, and came back)"
            return "Up to \(end), neither changed beyond measurement error\(tail)."
        }
    }

    private func returned(_ line: ShiftLine) -> String { line.hasReturned ? ", or came back" : "" }

    private func caveats(_ order: Order, _ name: String, _ other: String) -> [String] {
        var sentences: [String] = []
        if !isSettled {
            let waves = gaps.map(self.name).joined(separator: ", ")
            let others = possible.filter { $0 != order }.map(\.words.lowercasedFirst).joined(separator: "; ")
            sentences.append("Not everything was measured at: \(waves). Had it been, the order could also be: \(others).")
        }
        sentences.append("This is the order in time of one person's scores. It says nothing of why they changed.")
        return sentences
    }
}

extension PersonShift.Order {
    public var words: String {
        switch self {
        case .before: "Before the symptoms"
        case .with: "With the symptoms"
        case .after: "After the symptoms"
        case .onlyMechanism: "Without a change in symptoms"
        case .onlyOutcome: "Symptoms alone changed"
        case .neither: "Neither changed beyond measurement error"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
