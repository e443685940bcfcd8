import Mechanisms
import Statistics

extension AnalysisPlan {
    /// The last mediator measured counts: none of them may come after the outcome.
    func badge(of specification: MediationSpecification) -> TimingBadge {
        let days = specification.mediators.map { day(of: $0) }
        let last = days.contains(nil) ? nil : days.compactMap(\.self).max()
        return TimingBadge(mediatorDay: last, outcomeDay: day(of: specification.outcome))
    }

    /// The study day on which a variable was complete: as stated, else the last day of the
    /// columns that it is computed from; nil when one of these is not stated.
    func day(of variable: String) -> Int? { day(of: variable, above: variables.entries.count) }

    /// - Parameter above: a variable is computed from columns and variables above it only.
    private func day(of variable: String, above limit: Int) -> Int? {
        if let day = measured[variable] { return day }
        guard let place = variables.entries[..<limit].lastIndex(where: { $0.name == variable }) else { return nil }
        let definition = variables.entries[place].definition
        let sources = [definition.from].compactMap(\.self) + (definition.expression?.columnNames ?? [])
        let days = sources.map { day(of: $0, above: place) }
        return days.contains(nil) ? nil : days.compactMap(\.self).max()
    }

    /// A day stated for a column that is not there is a misspelled name, and the timing that
    /// it was to decide would silently be unknown.
    func faultsOfDays(in table: DataTable) -> [String] {
        measured.keys.sorted().compactMap { name in
            guard table.column(name) == nil else { return nil }
            return "measured: \(TableError.unknown(name, nearest: nearestNames(to: name, among: table.names)))"
        }
    }
}
