extension ChangeSheet {
    /// The change written out so that a person can check it, then every rule with its source, then
    /// both scores down to their items.
    public func explanation(in instrument: Instrument) -> String {
        guard instrument.id == self.instrument, instrument.version == version else {
            return "This change was read with '\(self.instrument)', definition \(version), not with "
                + "'\(instrument.id)', definition \(instrument.version)."
        }
        let name = instrument.scale(scale)?.name ?? scale
        var parts = [opening(name)]
        for method in reliable { parts.append(Self.text(method)) }
        parts += thresholds.map(\.explanation)
        if thresholds.isEmpty {
            parts.append(
                "No published threshold is known for \(instrument.abbreviation), \(name); a study can "
                    + "enter one with its source.")
        }
        switch clinical {
        case .missing(let missing): parts.append("Classification: \(missing.sentence)")
        case .value(let found):
            parts.append(
                "Classification: \(found.sentence).\n\(found.cutOff.rule)\n"
                    + "Source of the line: \(found.cutOff.source).")
        }
        if !cautions.isEmpty {
            parts.append("To know:\n" + cautions.map { "- \($0)" }.joined(separator: "\n"))
        }
        for (title, side) in [("First score", first), ("Second score", second)] {
            let sheet = side.sheet(of: self.instrument, version: version)
            let sums = side.scores.map { sheet.explanation(of: $0.scale, in: instrument) }
            parts.append("\(title):\n" + sums.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    private func opening(_ name: String) -> String {
        let before = first.score?.value ?? 0
        let after = second.score?.value ?? 0
        let line = "Change of \(name) = \(NumberText.short(after)) − \(Closeness.term(before)) "
            + Closeness.equals(change)
        let toward: String
        if change.magnitude <= Closeness.slack(before) {
            toward = "no change"
        } else if let sign = direction.sign {
            toward = change * sign > 0 ? "for the better" : "for the worse"
        } else {
            toward = change > 0 ? "more" : "less"
        }
        let share =
            switch percent {
            case .value(let percent): "\(NumberText.short(percent, places: 1)) % of the first score."
            case .missing(let missing): missing.sentence
            }
        return "\(line): \(toward); \(direction.sentence).\n\(share)"
    }

    private static func text(_ method: Found<ReliableChange>) -> String {
        switch method {
        case .missing(let missing): missing.sentence
        case .value(let change):
            "Reliable change (\(change.method.name)):\n\(change.sum)\n\(change.sources)"
        }
    }
}

extension ThresholdFinding {
    /// The reading, the numbers put in, and the source.
    public var explanation: String {
        let name = threshold.kind.words
        let title = name.prefix(1).uppercased() + name.dropFirst()
        let said =
            switch reading {
            case .missing(let missing): missing.sentence
            case .value(let reading): "\(reading.words): \(sum)."
            }
        var lines = ["\(title), \(threshold.bound.words): \(said)"]
        let people = threshold.population.map { " Population: \($0)." } ?? ""
        let range = threshold.baseline.map { " First scores: \($0.description)." } ?? ""
        lines.append("Source: \(threshold.source).\(people)\(range)")
        if let caution = threshold.caution { lines.append("Caution: \(caution)") }
        lines += notes
        return lines.joined(separator: "\n")
    }
}
