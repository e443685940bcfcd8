public import Mechanisms
public import Statistics
public import StructuralEquations

/// Does the change of a mediator over time go with the exposure, and the change of the outcome with it?
/// Latent growth of both (Cheong, MacKinnon and Khoo 2003), or growth of the mediator and one later
/// value of the outcome.
public struct GrowthMediationSpecification: DatedSpecification {
    /// How values follow time.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
        case linear
        /// The first and the last occasion as linear; between them the data say.
        case free
    }

    public var exposure: String
    public var isRandomized = false
    /// Columns of each occasion, in order.
    public var mediator: [String]
    /// Likewise; one column alone is a later value.
    public var outcome: [String]
    /// Of the occasions, from 0; nil: weeks by the days of the plan, or 0, 1, 2 ….
    public var mediatorTimes: [Double]?
    public var outcomeTimes: [Double]?
    public var covariates: [String] = []
    public var shape: Shape = .linear
    /// Whether slopes are compared among people of the same initial levels.
    public var adjustsInitialLevels = true
    /// Whether residuals of mediator and outcome on the same occasion go together.
    public var hasSameOccasionResiduals = true
    public var estimator: StructuralSpecification.Estimator = .ML
    public var isFullInformation = true
    public var level = 0.95
    public var monteCarloDraws = 10_000
    public var bootstrap: BootstrapSpecification?
    public var chance: UInt64 = 1
    /// From the days of the plan.
    public var timing: TimingBadge = .unknown
    public var mediatorDays: [Int] = []
    public var outcomeDays: [Int] = []

    public init(exposure: String, mediator: [String], outcome: [String]) {
        self.exposure = exposure
        self.mediator = mediator
        self.outcome = outcome
    }

    public var seed: UInt64? { monteCarloDraws > 0 || (bootstrap?.resamples ?? 0) > 0 ? chance : nil }

    public var isLaterValue: Bool { outcome.count == 1 }

    /// Before: the last measurement of the mediator comes before the one later value, or not after the
    /// first from which the change of the outcome is reckoned.
    public func dated(by days: MeasuredDays) -> GrowthMediationSpecification {
        var dated = self
        dated.mediatorDays = mediator.compactMap(days.day)
        dated.outcomeDays = outcome.compactMap(days.day)
        dated.timing = .unknown
        if (mediator + outcome).allSatisfy(days.isRecalled) { dated.timing = .recalled }
        guard dated.mediatorDays.count == mediator.count, dated.outcomeDays.count == outcome.count else {
            dated.mediatorDays = []
            dated.outcomeDays = []
            return dated
        }
        guard dated.timing != .recalled, let firstM = dated.mediatorDays.min(), let lastM = dated.mediatorDays.max(),
            let firstY = dated.outcomeDays.min(), let lastY = dated.outcomeDays.max()
        else { return dated }
        if isLaterValue {
            dated.timing = lastM < firstY ? .before : firstM >= firstY ? .after : .together
        } else {
            dated.timing = lastM <= firstY ? .before : firstM >= lastY ? .after : .together
        }
        return dated
    }

    /// Times of the occasions from the first on, and the word of their unit.
    func times(_ given: [Double]?, _ days: [Int], _ count: Int) -> (times: [Double], unit: String) {
        if let given { return (given, "unit of time") }
        if let first = days.first, days.count == count { return (days.map { Double($0 - first) / 7 }, "week") }
        return ((0..<count).map(Double.init), "occasion")
    }

    public var faults: [String] {
        var faults: [String] = []
        if mediator.count < 3 {
            faults.append("Growth of the mediator needs at least three occasions; \(mediator.count) \(mediator.count == 1 ? "is" : "are") named. With two, use analysis: mediation.")
        }
        if outcome.isEmpty || outcome.count == 2 {
            faults.append("The outcome is one later column, or growth over at least three; \(outcome.count) are named.")
        }
        if max(mediator.count, outcome.count) > 20 { faults.append("Up to 20 occasions are carried out.") }
        for (name, times, days, columns) in [("mediator", mediatorTimes, mediatorDays, mediator), ("outcome", outcomeTimes, outcomeDays, outcome)] {
            if let times, times.count != columns.count, !(name == "outcome" && isLaterValue) {
                faults.append("\(name)_times has \(times.count) numbers for \(columns.count) columns.")
            }
            let used = times ?? days.map(Double.init)
            if zip(used, used.dropFirst()).contains(where: { $0 >= $1 }) {
                faults.append("The times of the \(name) do not rise from column to column.")
            }
        }
        if ![.ML, .MLR].contains(estimator) { faults.append("The estimator is ML or MLR.") }
        if let bootstrap { faults += bootstrap.faults }
        return faults
    }
}
