/// Whether a change is larger than measurement error explains, in either direction.
///
/// index = (x₂ − expected) / standard error; reliable where |index| > the level's number of standard
/// errors. The direction of the scale decides which side is better. Formulas, with their
/// differences between sources: `Documentation/Methods/Change.md`.
public struct ReliableChange: Hashable, Codable, Sendable {
    public enum Outcome: String, Hashable, Codable, Sendable, CaseIterable {
        case improvedReliably, noReliableChange, worsenedReliably
        /// Where more is neither better nor worse.
        case increasedReliably, decreasedReliably

        /// What it is when the scale is turned around.
        public var mirrored: Outcome {
            switch self {
            case .improvedReliably: .worsenedReliably
            case .noReliableChange: .noReliableChange
            case .worsenedReliably: .improvedReliably
            case .increasedReliably: .decreasedReliably
            case .decreasedReliably: .increasedReliably
            }
        }
    }

    public let method: ReliableChangeMethod
    public let level: ChangeLevel
    public let direction: Direction
    public let first: Double
    public let second: Double
    /// Whose mean and standard deviation entered.
    public let baseline: Norm
    public let reliability: Reliability
    /// The second score to expect without change.
    public let expected: Double
    public let standardError: Double
    public let index: Double
    public let outcome: Outcome

    /// Second scores from here to `upper` are no reliable change.
    public var lower: Double { expected - level.standardErrors * standardError }
    public var upper: Double { expected + level.standardErrors * standardError }

    /// Total: what does not suffice, or cannot be used, is said in a sentence.
    public static func of(
        _ first: Double, _ second: Double, direction: Direction, baseline: Norm?,
        reliability: Reliability?, method: ReliableChangeMethod = .jacobsonTruax,
        level: ChangeLevel = .ninetyFive
    ) -> Found<ReliableChange> {
        guard let baseline, let deviation = baseline.standardDeviation else {
            return lacking("the standard deviation at baseline", method)
        }
        guard let reliability else { return lacking("a reliability", method) }
        let coefficient = reliability.coefficient
        guard deviation > 0, deviation.isFinite, coefficient > 0, coefficient < 1 else {
            let given = "\(NumberText.short(deviation)) and \(NumberText.short(coefficient))"
            return .missing(
                ChangeMissing(
                    kind: .unusable,
                    sentence: "Reliable change (\(method.name)) needs a standard deviation above 0 "
                        + "and a reliability between 0 and 1; they are \(given)."))
        }
        let mean = baseline.mean
        if method.regressesToTheMean && mean == nil {
            return lacking("the mean at baseline", method)
        }
        let expected = method.expected(after: first, mean: mean ?? first, reliability: coefficient)
        let error = method.standardError(deviation: deviation, reliability: coefficient)
        let index = (second - expected) / error
        return .value(
            ReliableChange(
                method: method, level: level, direction: direction, first: first, second: second,
                baseline: baseline, reliability: reliability, expected: expected,
                standardError: error, index: index,
                outcome: outcome(of: index, beyond: level.standardErrors, direction)))
    }

    private static func outcome(of index: Double, beyond bound: Double, _ direction: Direction)
        -> Outcome
    {
        guard index.magnitude > bound else { return .noReliableChange }
        guard let sign = direction.sign else {
            return index > 0 ? .increasedReliably : .decreasedReliably
        }
        return index * sign > 0 ? .improvedReliably : .worsenedReliably
    }

    private static func lacking(_ what: String, _ method: ReliableChangeMethod)
        -> Found<ReliableChange>
    {
        .missing(
            ChangeMissing(
                kind: .parameters,
                sentence: "Reliable change (\(method.name)) is not known: \(what) was not given. "
                    + "A study can enter one with its source."))
    }
}

extension Direction {
    /// +1 where more is better, −1 where less is, nil where neither is.
    var sign: Double? {
        switch self {
        case .higherIsBetter: 1
        case .higherIsWorse: -1
        case .higherIsMore: nil
        }
    }
}
