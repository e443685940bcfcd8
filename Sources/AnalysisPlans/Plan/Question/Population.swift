public import Statistics

/// A set of people for whom something is estimated.
public struct Population: Hashable, Sendable {
    public let name: String
    public let title: String?
    public let rows: PopulationRows
}

/// The rows of a population.
public enum PopulationRows: Hashable, Sendable {
    case all
    case matching(Expression)

    public var expression: Expression? {
        if case .matching(let expression) = self { expression } else { nil }
    }
}
