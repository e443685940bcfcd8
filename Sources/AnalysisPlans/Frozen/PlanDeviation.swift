/// One place in which a plan is not what was frozen.
public struct PlanDeviation: Hashable, Sendable {
    /// What rests on the place.
    public enum Concern: Hashable, Sendable {
        /// Words for people; no number depends on them.
        case wording
        /// The analyses of these dotted names.
        case analyses([String])
        case everything
    }

    /// Dotted: `analyses.order.covariates`.
    public let path: String
    /// As it was frozen; nil where there was nothing.
    public let was: String?
    /// As it is carried out; nil where it was taken away.
    public let now: String?
    public let concern: Concern

    /// `analyses.order.level was 0.95 and is 0.9.`
    public var sentence: String {
        switch (was, now) {
        case (let was?, let now?): "\(path) was \(was) and is \(now)."
        case (nil, let now?): "\(path) was not in the frozen plan; it is \(now)."
        case (let was?, nil): "\(path) was \(was) in the frozen plan and is left out."
        case (nil, nil): "\(path) differs."
        }
    }

    /// Whether a number may depend on it.
    public var decidesNumbers: Bool { concern != .wording }

    /// Whether the analysis of this dotted name rests on it.
    public func concerns(_ analysis: String) -> Bool {
        switch concern {
        case .wording: false
        case .everything: true
        case .analyses(let names): names.contains { analysis == $0 || analysis.hasPrefix("\($0).") }
        }
    }
}
