public import Mechanisms
import Statistics
public import StructuralEquations

/// Two things measured on the same occasions, each given its own and the other's value one occasion
/// before: the cross-lagged panel, with random intercepts (Hamaker, Kuiper and Grasman 2015) where
/// there are three occasions or more, so that lasting differences between people are not read as
/// something that happens within them.
public struct CrossLaggedSpecification: DatedSpecification {
    public enum Model: String, Hashable, Sendable, CaseIterable {
        case randomIntercept = "random_intercept"
        /// Without: within and between mixed.
        case classical
    }

    /// Whether a lag is the same over each interval. Both are fitted and compared; one is reported.
    public enum Lags: String, Hashable, Sendable, CaseIterable { case equal, free }

    /// On what the exposure acts in the model with random intercepts.
    public enum ExposureOn: String, Hashable, Sendable, CaseIterable {
        /// What lasts over all occasions.
        case intercepts
        /// What is new at each occasion after the first, and is carried on by the lags.
        case within
    }

    /// Columns of each occasion, in order.
    public var mechanism: [String]
    public var outcome: [String]
    public var exposure: String?
    public var exposureOn: [ExposureOn] = [.intercepts, .within]
    public var isRandomized = false
    public var covariates: [String] = []
    public var model: Model = .randomIntercept
    public var lags: Lags = .equal
    public var estimator: StructuralSpecification.Estimator = .ML
    /// People with gaps take part with what they have.
    public var isFullInformation = true
    public var level = 0.95
    /// For intervals of indirect effects of the exposure.
    public var monteCarloDraws = 10_000
    public var chance: UInt64 = 1
    /// From the days of the plan.
    public var timing: TimingBadge = .unknown
    /// Days between occasions, where they are known.
    public var intervals: [Int] = []

    public init(mechanism: [String], outcome: [String]) {
        self.mechanism = mechanism
        self.outcome = outcome
    }

    public var seed: UInt64? { exposure != nil && monteCarloDraws > 0 ? chance : nil }

    /// The level at which each direction is read, since either of them could err (Bonferroni).
    public var sharedLevel: Double { 1 - (1 - level) / 2 }

    public func dated(by days: MeasuredDays) -> CrossLaggedSpecification {
        var dated = self
        let occasions = zip(mechanism, outcome).map { [$0, $1] }
        dated.timing = days.timing(occasions: occasions)
        let last = occasions.map { columns -> Int? in
            let known = columns.compactMap(days.day)
            return known.count == columns.count ? known.max() : nil
        }
        dated.intervals = []
        for (earlier, later) in zip(last, last.dropFirst()) {
            if let earlier, let later { dated.intervals.append(later - earlier) }
        }
        if dated.intervals.count < occasions.count - 1 { dated.intervals = [] }
        return dated
    }

    public var faults: [String] {
        var faults: [String] = []
        if mechanism.count != outcome.count {
            faults.append("The mechanism has \(mechanism.count) columns and the outcome \(outcome.count); a column of each is needed for every occasion.")
        }
        if mechanism.count < 2 { faults.append("Lags need at least two occasions; \(mechanism.count) is named.") }
        if mechanism.count > 20 { faults.append("Up to 20 occasions are carried out; for more, use analysis: daily_life with a row an occasion.") }
        if exposure != nil, exposureOn.isEmpty { faults.append("exposure_on names nothing on which the exposure acts.") }
        if estimator == .MLM || estimator == .WLSMV || estimator == .ULSMV { faults.append("The estimator is ML or MLR.") }
        return faults
    }
}
