public import Mechanisms
import Statistics

/// Kinds of practice week by week, and the outcome one week later: more than one's own usual week
/// (within people), and people who do more in all (between people), kept apart and side by side.
public struct PracticeSpecification: DatedSpecification {
    public var person: String
    /// A number that counts weeks; the next week is this one plus ``step``.
    public var week: String
    /// Columns of minutes, days or any amount, one a kind.
    public var practices: [String]
    public var outcome: String
    /// The arm, when people are in one.
    public var arm: String?
    /// The outcome before the first week, one value a person.
    public var baseline: String?
    public var covariates: [String] = []
    /// Between a week and the next.
    public var step = 1.0
    /// Whether this week's outcome stands in the model of the next week's, and this week's practice in that
    /// of the next week's. Without it the week's own mood can stand behind both, and no order is told.
    public var adjustsThisWeek = true
    public var level = 0.95
    public var isRecalled = false

    public init(person: String, week: String, practices: [String], outcome: String) {
        self.person = person
        self.week = week
        self.practices = practices
        self.outcome = outcome
    }

    /// Rows carry their own weeks.
    public func dated(by days: MeasuredDays) -> PracticeSpecification {
        var dated = self
        dated.isRecalled = days.isRecalled(outcome) || practices.contains(where: days.isRecalled)
        return dated
    }

    public var timing: TimingBadge { isRecalled ? .recalled : .before }

    /// Of each direction of each kind, any of which could err (Bonferroni).
    public var sharedLevel: Double { 1 - (1 - level) / Double(2 * max(1, practices.count)) }

    func faults(in table: DataTable) -> [String] {
        let names = [person, week] + practices + [outcome] + (arm.map { [$0] } ?? []) + (baseline.map { [$0] } ?? []) + covariates
        var faults: [String] = []
        var told: Set<String> = []
        if practices.isEmpty { faults.append("practices names no column.") }
        for name in names where names.count(where: { $0 == name }) > 1 && told.insert(name).inserted {
            faults.append("\"\(name)\" stands in two places of the plan; every column has one place.")
        }
        for name in names where table.column(name) == nil && told.insert(name).inserted {
            faults.append("\(TableError.unknown(name, nearest: nearestNames(to: name, among: table.names)))")
        }
        return faults
    }
}
