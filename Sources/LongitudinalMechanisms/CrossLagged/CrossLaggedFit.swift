public import Mechanisms
public import Statistics
import StructuralEquations

/// A cross-lagged model with what it is held against: the other assumption about lags over time, and the
/// model without random intercepts.
public struct CrossLaggedFit: DesignedFit {
    public let specification: CrossLaggedSpecification
    public let primary: CrossLaggedModel
    public let otherLags: CrossLaggedModel?
    public let classical: CrossLaggedModel?
    let reasons: [String]
    /// Plain name → name in the plan.
    let names: [String: String]

    public var account: FitAccount { primary.structural.account }
    public var nested: NestedFit? { primary.structural.nested }

    var hasIntercepts: Bool { primary.syntax.hasIntercepts }

    /// Chi-square difference of equal against free lags; scaled for MLR (Satorra and Bentler 2001).
    public struct EqualLags: Hashable, Sendable {
        public let chiSquare: Double
        public let degreesOfFreedom: Int
        public let p: Double
    }

    public var equalLags: EqualLags? {
        guard let otherLags, otherLags.isUsable, primary.isUsable else { return nil }
        let equal = primary.syntax.isEqual ? primary : otherLags
        let free = primary.syntax.isEqual ? otherLags : primary
        let freedom = equal.structural.degreesOfFreedom - free.structural.degreesOfFreedom
        var difference = max(0, equal.structural.chiSquare - free.structural.chiSquare)
        if let one = equal.structural.nested?.scaling, let two = free.structural.nested?.scaling {
            let (d0, d1) = (Double(one.degreesOfFreedom), Double(two.degreesOfFreedom))
            let factor = (d0 * one.factor - d1 * two.factor) / (d0 - d1)
            guard factor > 0 else { return nil }
            difference /= factor
        }
        guard freedom > 0, let distribution = ChiSquared(df: Double(freedom)) else { return nil }
        return EqualLags(chiSquare: difference, degreesOfFreedom: freedom, p: distribution.upperTail(difference))
    }

    /// Whether each direction is shown, its interval at the shared level leaving out zero.
    public var mechanismGoesBefore: Bool { isReadable && primary.mechanismToOutcome.raw.isShown(at: specification.sharedLevel) }
    public var outcomeGoesBefore: Bool { isReadable && primary.outcomeToMechanism.raw.isShown(at: specification.sharedLevel) }

    /// Whether the estimates carry a reading of order: found, with every variance positive, so that what lasts is
    /// parted from what happens within people. Without that the lags mix both, and so do those of the classical model.
    var isReadable: Bool {
        guard primary.isUsable else { return false }
        if case .doubtful = account.admissibility { return false }
        return !hasIntercepts || (share("m") != nil && share("y") != nil)
    }

    public var order: LagOrder {
        guard isReadable || !specification.timing.allowsCausalOrder else { return .notTold }
        return LagOrder(mechanism: mechanismGoesBefore, outcome: outcomeGoesBefore, isOrdered: specification.timing.allowsCausalOrder)
    }

    public var timing: TimingBadge { specification.timing }
    public var verdictWord: String? { order.rawValue }
    public var badge: DesignBadge {
        DesignBadge(isRandomized: specification.exposure != nil && specification.isRandomized, timing: specification.timing)
    }

    /// What the exposure carries over one occasion, with the steps' names.
    struct Indirect {
        let name: String
        let words: String
        let delta: PathEstimate
        let drawn: Ends?
    }

    var indirect: [Indirect] {
        let fit = primary.structural
        return fit.parameters.filter { $0.op == ":=" && $0.lhs.hasPrefix("through_") }.map { one in
            let step = String(one.lhs.dropFirst("through_".count))
            let letter = step.prefix(1)
            let occasion = Int(step.dropFirst()) ?? 0
            let next = (letter == "m" ? "y" : "m") + "\(occasion + 1)"
            let summary = fit.monteCarlo?.summaries.first { $0.name == one.name }?.summary
            return Indirect(
                name: "\(step)_\(next)", words: "\(own("x")) → \(own(step)) → \(own(next))",
                delta: PathEstimate(one.estimate, one.standardError ?? .nan, level: specification.level),
                drawn: summary?.interval(.percentile)?.ends)
        }
    }

    func own(_ plain: String) -> String { names[plain] ?? plain }

    /// The name of a measure at all occasions: what its columns' names share at the beginning, or the first.
    func measure(_ columns: [String]) -> String {
        var shared = columns.first ?? ""
        for name in columns { shared = String(zip(shared, name).prefix { $0 == $1 }.map(\.0)) }
        while let last = shared.last, "_- .".contains(last) { shared.removeLast() }
        return shared.isEmpty ? columns.first ?? "" : shared
    }

    var mechanismName: String { measure(specification.mechanism) }
    var outcomeName: String {
        let name = measure(specification.outcome)
        return name == mechanismName ? specification.outcome.first ?? name : name
    }
}
