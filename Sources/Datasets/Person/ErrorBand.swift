public import Instruments

/// How far from the first score measurement error alone may carry a later one.
public struct ErrorBand: Hashable, Sendable {
    /// In points of the scale.
    public let halfWidth: Double
    /// Whether a change of exactly `halfWidth` already lies outside.
    public let isReachedAtEdge: Bool
    /// Where it comes from, for people.
    public let rule: String

    public init(halfWidth: Double, isReachedAtEdge: Bool = false, rule: String) {
        self.halfWidth = halfWidth
        self.isReachedAtEdge = isReachedAtEdge
        self.rule = rule
    }

    /// From what the study and the instrument say of the scale: Jacobson and Truax 1991 where a
    /// baseline SD and a reliability are known, else a published threshold of reliable change, its
    /// upper end. Nil where there is neither.
    public init?(_ parameters: ChangeParameters) {
        let level = parameters.level
        let read = ReliableChange.of(
            0, 0, direction: .higherIsBetter, baseline: parameters.baseline, reliability: parameters.reliability,
            method: .jacobsonTruax, level: level)
        if case .value(let change) = read, let deviation = change.baseline.standardDeviation {
            let texts = [deviation, change.reliability.coefficient].map { NumberText.short($0) }
            self.init(
                halfWidth: level.standardErrors * change.standardError,
                rule: "Jacobson and Truax 1991, \(level.percent) %, standard deviation \(texts[0]) (\(change.baseline.source)), reliability \(texts[1]) (\(change.reliability.source))")
            return
        }
        for threshold in parameters.thresholds where threshold.kind == .reliableChange {
            guard case .points(let least, let most) = threshold.bound else { continue }
            self.init(halfWidth: most ?? least, isReachedAtEdge: true, rule: threshold.source)
            return
        }
        return nil
    }

    /// Whether a change lies outside of what error explains.
    func isReached(by change: Double) -> Bool {
        isReachedAtEdge ? change.magnitude >= halfWidth : change.magnitude > halfWidth
    }
}
