public import Statistics

/// A specification whose meaning depends on when its columns were measured. The plan knows the days
/// and hands them over before the analysis is carried out.
public protocol DatedSpecification: AnalysisSpecification {
    /// The same, knowing the days of its columns.
    func dated(by days: MeasuredDays) -> Self
}

/// When the columns of a plan were measured.
public struct MeasuredDays: Sendable {
    private let days: @Sendable (String) -> Int?
    private let recalls: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - day: the study day on which a column was complete; nil where it is not stated.
    ///   - isRecalled: whether a column was told from memory, with others, at one sitting.
    public init(day: @escaping @Sendable (String) -> Int?, isRecalled: @escaping @Sendable (String) -> Bool = { _ in false }) {
        days = day
        recalls = isRecalled
    }

    public func day(of column: String) -> Int? { days(column) }

    public func isRecalled(_ column: String) -> Bool { recalls(column) }

    /// Of mediators, all of which must come before the outcome: the last one measured counts.
    public func timing(mediators: [String], outcome: String) -> TimingBadge {
        if mediators.contains(where: isRecalled), isRecalled(outcome) { return .recalled }
        let measured = mediators.map { day(of: $0) }
        let last = measured.contains(nil) ? nil : measured.compactMap(\.self).max()
        return TimingBadge(mediatorDay: last, outcomeDay: day(of: outcome))
    }
}
