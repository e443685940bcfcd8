public import Mechanisms
import Statistics

/// Check-ins of daily life: two states asked again and again, and which of them goes before the other
/// from one prompt to the next, within people.
public struct CheckInSpecification: DatedSpecification {
    /// Whether the last prompt of a day stands before the first of the next.
    public enum Night: String, Hashable, Sendable, CaseIterable { case apart, across }
    /// Of each person's values.
    public enum Detrend: String, Hashable, Sendable, CaseIterable {
        case none
        /// A line over time of the person's own.
        case person
    }
    public enum Random: String, Hashable, Sendable, CaseIterable {
        /// The slope of the lag where it can be estimated, else the intercept alone.
        case auto
        case intercept, slopes
    }

    public var person: String
    /// nil: `time` runs on over the days.
    public var day: String?
    /// Of the prompt: its number within the day, or hours.
    public var time: String
    public var mechanism: String
    public var outcome: String
    public var covariates: [String] = []
    public var night: Night = .apart
    /// In the unit of `time`; nil: whatever lies between two prompts of a day.
    public var maxGap: Double?
    public var detrend: Detrend = .none
    public var random: Random = .auto
    /// How many prompts each person was sent; nil: the rows of the table.
    public var planned: Int?
    public var level = 0.95
    public var isRecalled = false

    public init(person: String, day: String?, time: String, mechanism: String, outcome: String) {
        self.person = person
        self.day = day
        self.time = time
        self.mechanism = mechanism
        self.outcome = outcome
    }

    /// Rows carry their own times; the days of the plan say no more than whether all was told at one sitting.
    public func dated(by days: MeasuredDays) -> CheckInSpecification {
        var dated = self
        dated.isRecalled = days.isRecalled(mechanism) || days.isRecalled(outcome)
        return dated
    }

    public var timing: TimingBadge { isRecalled ? .recalled : .before }

    /// The level at which each direction is read, since either could err (Bonferroni).
    public var sharedLevel: Double { 1 - (1 - level) / 2 }

    var columns: [String] { [person] + (day.map { [$0] } ?? []) + [time, mechanism, outcome] + covariates }

    func faults(in table: DataTable) -> [String] {
        var faults: [String] = []
        var told: Set<String> = []
        // A day may be a covariate too, for a trend that all share.
        let roles = [person, mechanism, outcome] + covariates
        for name in roles where roles.count(where: { $0 == name }) > 1 && told.insert(name).inserted {
            faults.append("\"\(name)\" stands in two places of the plan; every column has one place.")
        }
        for name in columns where table.column(name) == nil && told.insert(name).inserted {
            faults.append("\(TableError.unknown(name, nearest: nearestNames(to: name, among: table.names)))")
        }
        return faults
    }
}
