/// Jacobson & Truax's three ways to draw the line between people with and without a condition.
public enum CutOffCriterion: String, Hashable, Codable, Sendable, CaseIterable {
    /// Two standard deviations beyond the mean of people with the condition.
    case a
    /// Within two standard deviations of the mean of people without it.
    case b
    /// Between the two means, each weighted by the other's standard deviation.
    case c
}

/// A line between people with and without a condition, with where it comes from.
public struct CutOff: Hashable, Codable, Sendable {
    public let value: Double
    /// Whether a score on the line counts as without: so with published cut-offs, not with norms.
    public let includesLine: Bool
    public let direction: Direction
    /// The rule and its arithmetic.
    public let rule: String
    public let source: String

    /// Whether a score lies on the side of people without the condition.
    public func isFunctional(_ score: Double) -> Bool {
        guard let sign = direction.sign else { return false }
        let beyond = (score - value) * sign
        return includesLine ? beyond >= -Closeness.slack(value) : beyond > Closeness.slack(value)
    }
}

extension CutOff {
    /// From norms. c needs both; otherwise b, then a, as the paper ranks them where they overlap.
    static func of(_ parameters: ChangeParameters, direction: Direction) -> Found<CutOff> {
        guard let sign = direction.sign else { return .missing(.neitherBetter) }
        let without = MeanAndDeviation(parameters.functional)
        let with = MeanAndDeviation(parameters.dysfunctional)
        let best: CutOffCriterion? = without == nil ? (with == nil ? nil : .a) : (with == nil ? .b : .c)
        guard let criterion = parameters.criterion ?? best else {
            return missing(.parameters, "no norm and no published cut-off is given")
        }
        if let without, let with, (without.mean - with.mean) * sign <= 0 {
            return missing(
                .unusable,
                "people without the condition should score better than people with it, but the "
                    + "means are \(without.meanText) and \(with.meanText) and "
                    + direction.sentence)
        }
        let symbol = sign > 0 ? ("+", "−") : ("−", "+")
        switch criterion {
        case .a:
            guard let with else { return missing(.parameters, "criterion a needs people with it") }
            return made(
                with.mean + sign * 2 * with.deviation, direction, criterion,
                "\(with.meanText) \(symbol.0) 2 × \(with.deviationText)", [with.source])
        case .b:
            guard let without else {
                return missing(.parameters, "criterion b needs people without it")
            }
            return made(
                without.mean - sign * 2 * without.deviation, direction, criterion,
                "\(without.meanText) \(symbol.1) 2 × \(without.deviationText)", [without.source])
        case .c:
            guard let without, let with else {
                return missing(.parameters, "criterion c needs people with it and without it")
            }
            let above = without.deviation * with.mean + with.deviation * without.mean
            let below = without.deviation + with.deviation
            return made(
                above / below, direction, criterion,
                "(\(without.deviationText) × \(with.meanText) + \(with.deviationText) × "
                    + "\(without.meanText)) / (\(without.deviationText) + \(with.deviationText))",
                [with.source, without.source])
        }
    }

    private static func made(
        _ value: Double, _ direction: Direction, _ criterion: CutOffCriterion, _ sum: String,
        _ sources: [String]
    ) -> Found<CutOff> {
        .value(
            CutOff(
                value: value, includesLine: false, direction: direction,
                rule: "Criterion \(criterion.rawValue): \(sum) \(Closeness.equals(value)).",
                source: ([ReliableChangeMethod.jacobsonTruax.source] + sources)
                    .joined(separator: "; ")))
    }

    private static func missing(_ kind: ChangeMissing.Kind, _ why: String) -> Found<CutOff> {
        .missing(
            ChangeMissing(
                kind: kind, sentence: "There is no cut-off between people with and without: \(why)."))
    }
}

extension ChangeMissing {
    static let neitherBetter = ChangeMissing(
        kind: .neitherBetter,
        sentence: "More of this scale is neither better nor worse, so no line stands between people "
            + "with and without a condition.")
}

/// A norm that has both numbers.
private struct MeanAndDeviation {
    let mean: Double
    let deviation: Double
    let source: String

    init?(_ norm: Norm?) {
        guard let norm, let mean = norm.mean, let deviation = norm.standardDeviation, deviation > 0
        else { return nil }
        self.mean = mean
        self.deviation = deviation
        source = "\(norm.population) (\(norm.source))"
    }

    var meanText: String { NumberText.short(mean) }
    var deviationText: String { NumberText.short(deviation) }
}
