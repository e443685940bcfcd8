public import TrialStatistics

/// A scale measured before and after, and how far it wanders without any change.
public struct TailScale: Hashable, Sendable {
    /// What is known of the scale's error.
    public enum MeasurementError: Hashable, Sendable {
        /// Test–retest or internal consistency, below 1; with the spread before it gives the standard error.
        case reliability(Double)
        /// The standard error of measurement itself, in points of the scale, above 0.
        case standardError(Double)
    }

    public let name: String
    public let pre: String
    public let post: String
    public let error: MeasurementError
    /// Where a change is for the better.
    public let better: ReliableChange.Better

    public init(_ name: String, pre: String, post: String, error: MeasurementError, better: ReliableChange.Better = .lower) {
        self.name = name
        self.pre = pre
        self.post = post
        self.error = error
        self.better = better
    }
}
