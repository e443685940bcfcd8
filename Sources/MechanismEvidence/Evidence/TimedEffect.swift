public import Mechanisms
public import Statistics

/// The effect of the exposure through one candidate in one order of time, with what the design says of it.
public struct TimedEffect: Hashable, Sendable {
    public let candidate: String
    public let isMechanism: Bool
    public let place: Place
    public let mediator: String
    public let outcome: String
    public let timing: TimingBadge
    public let badge: DesignBadge
    /// People, the same for every effect of the question.
    public let people: Int
    /// Whether error is taken off any scale of the model.
    public let isCorrected: Bool
    public let a: EvidenceEstimate
    public let b: EvidenceEstimate
    /// By least squares, at the level of two lagged models; nil where the model is corrected, and where the bootstrap
    /// draws clusters, of which least squares knows nothing.
    public let leastSquaresB: Ends?
    /// In units of the outcome per unit of the exposure.
    public let indirect: EvidenceEstimate
    /// In standard deviations of the outcome.
    public let standardised: EvidenceEstimate
    public let total: EvidenceEstimate
    public let direct: EvidenceEstimate
    /// The indirect effect without correction, where the shown one is corrected.
    public let uncorrected: EvidenceEstimate?
    /// Of the people complete for this model alone; nil where they are the same.
    public let ownPeople: OwnPeople?

    public struct OwnPeople: Hashable, Sendable {
        public let people: Int
        public let indirect: EvidenceEstimate?
    }

    /// Whether the earlier one goes before the later one: path b of a lagged model leaves out 0, by least
    /// squares where nothing is corrected and people are drawn one by one, else by the bootstrap.
    public var goesBefore: Bool {
        EvidenceEstimate.excludesZero(isCorrected ? b.laggedInterval : leastSquaresB ?? b.laggedInterval)
    }

    /// Whether the indirect effect is shown: for a lagged model at the level of two.
    public var isShown: Bool { place == .concurrent ? indirect.excludesZero : indirect.laggedExcludesZero }
}

/// A place in which a candidate cannot be looked at, with the reason.
public struct AbsentEffect: Hashable, Sendable {
    public let candidate: String
    public let place: Place
    public let reason: String
}
