extension ScoreSheet {
    /// One score written out as a sum that a person can check, with the rule and the direction:
    ///
    /// ```
    /// Self-Kindness = (1 + 1 + 5 + 1 + 5) / 5 = 13 / 5 = 2.6
    /// Items 5, 12, 19, 23, 26, as answered.
    /// Rule: complete items only; higher is better. SCS, definition 1.
    /// ```
    public func explanation(of scale: String, in instrument: Instrument) -> String {
        guard instrument.id == self.instrument else {
            return "These are scores of '\(self.instrument)', not of '\(instrument.id)'."
        }
        guard let definition = instrument.scale(scale), let score = score(scale) else {
            let nearest = NearestName.of(scale, among: instrument.scales.map(\.id))
            return "\(instrument.abbreviation) has no scale '\(scale)'."
                + NearestName.question(nearest)
        }
        var lines: [String] = []
        switch score.outcome {
        case .missing(let missing):
            lines.append(missing.sentence)
        case .value(let value):
            let written = WrittenScore(
                scale: definition, score: score, value: value, instrument: instrument)
            lines.append("\(definition.name) = \(written.sum)")
            lines += written.items
        }
        lines.append(
            "Rule: \(score.rule); \(score.direction.sentence). "
                + "\(instrument.abbreviation), definition \(version).")
        return lines.joined(separator: "\n")
    }

    /// The whole sheet: every score, then the flags and what needs a person.
    public func explanation(in instrument: Instrument) -> String {
        let title = "\(instrument.name) (\(instrument.abbreviation)), \(instrument.form), "
            + "definition \(version)"
        let sums = scores.map { explanation(of: $0.scale, in: instrument) }
        let rules = flags.map(\.sentence)
        let findings = safety.map(\.trigger)
        return ([title] + sums + rules + findings).joined(separator: "\n\n")
    }
}
