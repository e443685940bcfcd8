/// How rarely a change may be called reliable where nothing but measurement error is at work:
/// both tails together, so half of the rest on each side.
public enum ChangeLevel: String, Hashable, Codable, Sendable, CaseIterable {
    case ninety, ninetyFive, ninetyNine

    /// The number of standard errors. 1.96 is Jacobson & Truax's own; the other two are the 0.95
    /// and 0.995 quantiles of the normal distribution to three decimals (1.644854, 2.575829).
    public var standardErrors: Double {
        switch self {
        case .ninety: 1.645
        case .ninetyFive: 1.96
        case .ninetyNine: 2.576
        }
    }

    public var percent: Int {
        switch self {
        case .ninety: 90
        case .ninetyFive: 95
        case .ninetyNine: 99
        }
    }
}
