extension DefinitionReader {
    private static let bounds = ["points", "percentOfBaseline", "atMost", "atLeast"]

    mutating func threshold(_ place: Place) -> Threshold? {
        let optional = Self.bounds + ["pointsUpTo", "population", "baseline", "direction", "caution"]
        guard
            let fields = fields(place, required: ["scale", "kind", "source"], optional: optional)
        else { return nil }
        let scale = fields["scale"].flatMap { earlierScale($0) }
        let kind = choice(fields["kind"], of: Threshold.Kind.self)
        let bound = bound(fields)
        let population = text(fields["population"])
        let baseline = fields["baseline"].flatMap { interval($0) }
        let direction = choice(fields["direction"], of: Threshold.Side.self)
        let source = text(fields["source"])
        let caution = text(fields["caution"])
        guard let scale, let kind, let bound, let source else { return nil }
        if kind.isChange != bound.isChange {
            let needed = kind.isChange ? "points or percentOfBaseline" : "atMost or atLeast"
            fault(place, "A threshold of the kind '\(kind.rawValue)' needs \(needed).")
        }
        if !kind.isChange && (baseline != nil || direction != nil) {
            fault(place, "'baseline' and 'direction' belong to a change, not to where a person ends.")
        }
        if let range = known?.scales[scale] {
            check(place, bound, within: range)
            if let baseline { check(place, baseline, within: range) }
        }
        return Threshold(
            scale: scale, kind: kind, bound: bound, population: population, baseline: baseline,
            direction: direction, source: source, caution: caution)
    }

    private mutating func bound(_ fields: Fields) -> Threshold.Bound? {
        let given = Self.bounds.filter { fields[$0] != nil }
        guard given.count == 1, let name = given.first, let value = number(fields[name]) else {
            fault(
                fields.place,
                "A threshold needs exactly one of \(Self.bounds.joined(separator: ", ")).")
            return nil
        }
        let most = number(fields["pointsUpTo"])
        if most != nil && name != "points" {
            fault(fields.place, "'pointsUpTo' stands beside 'points' only.")
        }
        switch name {
        case "points":
            if let most, most <= value {
                fault(fields.place, "'pointsUpTo' must lie above 'points'.")
            }
            return .points(value, upTo: most)
        case "percentOfBaseline": return .percentOfBaseline(value)
        case "atMost": return .atMost(value)
        default: return .atLeast(value)
        }
    }

    /// A range of first scores that no score can have is a slip.
    private mutating func check(_ place: Place, _ baseline: Interval, within range: ScoreRange) {
        for end in [baseline.lower, baseline.upper].compactMap(\.self) where !range.holds(end.value) {
            fault(place, "The first score \(NumberText.short(end.value)) lies outside the scale.")
        }
    }

    private mutating func check(_ place: Place, _ bound: Threshold.Bound, within range: ScoreRange) {
        switch bound {
        case .points(let least, _):
            let width = range.maximum.map { $0 - range.minimum } ?? .infinity
            if !(least > 0 && least <= width) {
                fault(place, "No change of this scale is \(NumberText.short(least)) points.")
            }
        case .percentOfBaseline(let share):
            if !(share > 0 && share <= 100) { fault(place, "A share lies between 0 and 100 %.") }
        case .atMost(let value), .atLeast(let value):
            if !range.holds(value) {
                fault(place, "The score \(NumberText.short(value)) lies outside the scale.")
            }
        }
    }
}
