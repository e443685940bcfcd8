/// What a design lets one say of an effect through a mechanism: how people came to be exposed, and
/// whether the mechanism was measured before the outcome. Every sentence about a mechanism takes its
/// verb from it.
public enum DesignBadge: String, Hashable, Sendable, Codable, CaseIterable {
    /// The exposure was randomized, and the mechanism was measured before the outcome.
    case randomizedOrdered = "randomized_ordered"
    /// The exposure was randomized; the mechanism was not measured before the outcome, or nobody says so.
    case randomizedOnly = "randomized_only"
    /// The exposure was observed; what comes later was measured later.
    case prospective
    /// Observed, and in one sitting, recalled, in the wrong order, or without an order that is stated.
    case oneSitting = "one_sitting"

    /// A few words.
    public var label: String {
        switch self {
        case .randomizedOrdered: "exposure randomized, mediator measured before the outcome"
        case .randomizedOnly: "exposure randomized, no order in time of mediator and outcome"
        case .prospective: "exposure observed, mediator measured before the outcome"
        case .oneSitting: "exposure observed or not stated, no order in time of mediator and outcome"
        }
    }

    /// - Parameter isRandomized: false also where it is not stated.
    public init(isRandomized: Bool, timing: TimingBadge) {
        switch (isRandomized, timing.allowsCausalOrder) {
        case (true, true): self = .randomizedOrdered
        case (true, false): self = .randomizedOnly
        case (false, true): self = .prospective
        case (false, false): self = .oneSitting
        }
    }
}
