import Mechanisms
import Statistics

extension AnalysisPlan {
    /// When the columns were measured, and which were recalled.
    var days: MeasuredDays { MeasuredDays(day: { day(of: $0) }, isRecalled: { recalled.contains($0) }) }

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

    /// When the early and the late measures of an order of change were taken; nil unless the
    /// plan states all four. Where the two late days differ, the earlier one.
    func days(of specification: OrderOfChangeSpecification) -> OrderOfChangeSpecification.Days? {
        guard let mechanismEarly = day(of: specification.mechanism.early), let outcomeEarly = day(of: specification.outcome.early),
            let mechanismLate = day(of: specification.mechanism.late), let outcomeLate = day(of: specification.outcome.late)
        else { return nil }
        return .init(mechanismEarly: mechanismEarly, outcomeEarly: outcomeEarly, late: min(mechanismLate, outcomeLate))
    }

    func daysNotStated(by analysis: PlannedAnalysis) -> [String] {
        let unknown = analysis.columnsOverTime.filter { day(of: $0) == nil }
        guard !unknown.isEmpty else { return [] }
        return ["The study days of \(unknown.joined(separator: ", ")) are not stated under \"measured\", so no order in time is read."]
    }

    /// A day stated for a column that is not there is a misspelled name, and the timing that
    /// it was to decide would silently be unknown.
    func faultsOfDays(in table: DataTable) -> [String] {
        (measured.keys.sorted().map { ("measured", $0) } + recalled.sorted().map { ("recalled", $0) }).compactMap { field, name in
            guard table.column(name) == nil else { return nil }
            return "\(field): \(TableError.unknown(name, nearest: nearestNames(to: name, among: table.names)))"
        }
    }
}
