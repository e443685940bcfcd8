/// Why numbers that a study entered were refused: every fault together.
public struct ChangeFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [String]

    public var description: String { faults.joined(separator: "\n") }

    static func check(_ faults: [String?]) throws(ChangeFaults) {
        let found = faults.compactMap(\.self)
        if !found.isEmpty { throw ChangeFaults(faults: found) }
    }

    static func citation(_ source: String, of what: String) -> String? {
        source.allSatisfy(\.isWhitespace) ? "\(what): a source is needed, as a citation." : nil
    }
}

extension Norm {
    /// A mean and standard deviation that a study enters: its own baseline, or a published norm.
    /// - Throws: `ChangeFaults` where the source is empty or a number is none.
    public init(
        enteredFor scale: String, population: String, mean: Double?, standardDeviation: Double?,
        people: Int? = nil, source: String
    ) throws(ChangeFaults) {
        let what = "The norm of '\(scale)'"
        try ChangeFaults.check([
            ChangeFaults.citation(source, of: what),
            mean == nil && standardDeviation == nil
                ? "\(what): a mean or a standard deviation is needed." : nil,
            mean.map { $0.isFinite ? nil : "\(what): the mean is not a number." } ?? nil,
            standardDeviation.map {
                $0.isFinite && $0 > 0 ? nil : "\(what): a standard deviation lies above 0."
            } ?? nil,
            people.map { $0 > 0 ? nil : "\(what): it comes from at least one person." } ?? nil,
        ])
        self.init(
            scale: scale, population: population, mean: mean, standardDeviation: standardDeviation,
            people: people, statement: nil, source: source)
    }
}

extension Reliability {
    /// A coefficient that a study enters.
    /// - Throws: `ChangeFaults` where the source is empty or the coefficient is not between 0 and 1.
    public init(
        enteredFor scale: String, kind: Kind, coefficient: Double, name: String, population: String,
        source: String
    ) throws(ChangeFaults) {
        let what = "The reliability of '\(scale)'"
        try ChangeFaults.check([
            ChangeFaults.citation(source, of: what),
            coefficient > 0 && coefficient < 1 ? nil : "\(what): it lies between 0 and 1.",
        ])
        self.init(
            scale: scale, kind: kind, coefficient: coefficient, name: name, population: population,
            source: source)
    }
}

extension Threshold {
    /// A threshold that a study enters, where none is published or another one applies.
    /// - Throws: `ChangeFaults` where the source is empty, or the bound does not suit the kind.
    public init(
        enteredFor scale: String, kind: Kind, bound: Bound, population: String? = nil,
        baseline: Interval? = nil, direction: Side? = nil, source: String, caution: String? = nil
    ) throws(ChangeFaults) {
        let what = "The threshold for \(kind.words) on '\(scale)'"
        try ChangeFaults.check([
            ChangeFaults.citation(source, of: what),
            bound.isChange == kind.isChange
                ? nil
                : kind.isChange
                    ? "\(what): it is a change, so its bound is points or a percentage of baseline."
                    : "\(what): it is where a person ends, so its bound is a score.",
            kind.isChange || (baseline == nil && direction == nil)
                ? nil
                : "\(what): a range of first scores and a side belong to a change.",
            bound.isUsable ? nil : "\(what): the bound is not a number that a change can reach.",
        ])
        self.init(
            scale: scale, kind: kind, bound: bound, population: population, baseline: baseline,
            direction: direction, source: source, caution: caution)
    }
}

extension Threshold.Bound {
    var isUsable: Bool {
        switch self {
        case .points(let least, let most):
            least > 0 && least.isFinite && (most.map { $0 >= least && $0.isFinite } ?? true)
        case .percentOfBaseline(let share): share > 0 && share.isFinite
        case .atMost(let value), .atLeast(let value): value.isFinite
        }
    }
}
