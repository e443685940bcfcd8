/// What one threshold says of one person's two scores. Every threshold is read on both sides: a
/// change of the same size for the worse is found as surely as one for the better.
public struct ThresholdFinding: Hashable, Codable, Sendable {
    public enum Reading: String, Hashable, Codable, Sendable, CaseIterable {
        /// Changes, for the better and for the worse.
        case improved, worsened, neither
        /// Changes of a scale on which more is neither better nor worse.
        case increased, decreased, possiblyIncreased, possiblyDecreased
        /// Between the two ends of a published range.
        case possiblyImproved, possiblyWorsened
        /// Where a person ends: there now but not before, at both times, before but no longer,
        /// at neither.
        case reached, kept, lost, notReached
    }

    public let threshold: Threshold
    public let reading: Found<Reading>
    /// The numbers put in, to be checked by hand.
    public let sum: String
    /// What the source does not say by itself.
    public let notes: [String]
}

extension ThresholdFinding {
    static func of(_ threshold: Threshold, _ first: Double, _ second: Double, _ scale: Scale)
        -> ThresholdFinding
    {
        let change = second - first
        let difference = "\(NumberText.short(second)) − \(Closeness.term(first)) "
            + Closeness.equals(change)
        if let baseline = threshold.baseline, !baseline.contains(first) {
            return ThresholdFinding(
                threshold: threshold, reading: .missing(.outside(baseline, first)),
                sum: difference, notes: [])
        }
        switch threshold.bound {
        case .points(let least, let most):
            let most = most ?? least
            return ThresholdFinding(
                threshold: threshold,
                reading: .value(reading(change, scale.direction, least: least, most: most)),
                sum: "\(difference); against \(threshold.bound.words)", notes: mirror(threshold))
        case .percentOfBaseline(let share):
            guard first > 0 else {
                return ThresholdFinding(
                    threshold: threshold, reading: .missing(.zeroBaseline(first)),
                    sum: difference, notes: [])
            }
            let bound = share / 100 * first
            var notes = mirror(threshold)
            if scale.minimum != 0 {
                notes.append(
                    "The scale begins at \(NumberText.short(scale.minimum)), so a percentage of the "
                        + "first score counts from a zero that nobody can have.")
            }
            return ThresholdFinding(
                threshold: threshold,
                reading: .value(reading(change, scale.direction, least: bound, most: bound)),
                sum: "\(difference); against \(NumberText.short(share)) % of "
                    + "\(NumberText.short(first)) \(Closeness.equals(bound))",
                notes: notes)
        case .atMost, .atLeast:
            let before = threshold.bound.isMet(by: first)
            let now = threshold.bound.isMet(by: second)
            let end: Reading = now ? (before ? .kept : .reached) : (before ? .lost : .notReached)
            return ThresholdFinding(
                threshold: threshold, reading: .value(end),
                sum: "first \(NumberText.short(first)), second \(NumberText.short(second)); "
                    + "against \(threshold.bound.words)",
                notes: [])
        }
    }

    private static func reading(
        _ change: Double, _ direction: Direction, least: Double, most: Double
    ) -> Reading {
        let isWhole = Closeness.isAtLeast(change.magnitude, most)
        guard isWhole || Closeness.isAtLeast(change.magnitude, least) else { return .neither }
        guard let sign = direction.sign else {
            if change > 0 { return isWhole ? .increased : .possiblyIncreased }
            return isWhole ? .decreased : .possiblyDecreased
        }
        if change * sign > 0 { return isWhole ? .improved : .possiblyImproved }
        return isWhole ? .worsened : .possiblyWorsened
    }

    /// Of what is published for the better only.
    private static func mirror(_ threshold: Threshold) -> [String] {
        guard threshold.kind == .response || threshold.direction == .improvement else { return [] }
        let what = threshold.kind == .response ? "a response" : "an improvement"
        return ["Worsening is the same bound on the other side; the source speaks of \(what)."]
    }
}

extension Threshold.Bound {
    /// Where a person ends; false for a bound on a change.
    func isMet(by score: Double) -> Bool {
        switch self {
        case .atMost(let most): Closeness.isAtLeast(most, score)
        case .atLeast(let least): Closeness.isAtLeast(score, least)
        case .points, .percentOfBaseline: false
        }
    }
}

extension ChangeMissing {
    static func outside(_ baseline: Interval, _ first: Double) -> ChangeMissing {
        ChangeMissing(
            kind: .outsideBaseline,
            sentence: "It was published for first scores \(baseline.description), and the first score is "
                + "\(NumberText.short(first)): it says nothing of this change.")
    }

    static func zeroBaseline(_ first: Double) -> ChangeMissing {
        ChangeMissing(
            kind: .zeroBaseline,
            sentence: "The first score is \(NumberText.short(first)), and a percentage needs one "
                + "above 0.")
    }
}

extension ThresholdFinding.Reading {
    public var words: String {
        switch self {
        case .improved: "reached for the better"
        case .worsened: "reached for the worse"
        case .neither: "not reached in either direction"
        case .increased: "reached upwards"
        case .decreased: "reached downwards"
        case .possiblyIncreased: "within the published range, upwards"
        case .possiblyDecreased: "within the published range, downwards"
        case .possiblyImproved: "within the published range, for the better"
        case .possiblyWorsened: "within the published range, for the worse"
        case .reached: "reached"
        case .kept: "met at both times"
        case .lost: "met at first and no longer"
        case .notReached: "not met"
        }
    }
}
