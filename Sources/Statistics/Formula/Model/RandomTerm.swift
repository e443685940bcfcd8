/// `(1 + time | id)`: coefficients that vary between the levels of a grouping factor.
public struct RandomTerm: Hashable, Sendable {
    public let hasIntercept: Bool
    public let terms: [FormulaTerm]
    /// The columns whose combinations are the groups: `["site", "id"]` for `site:id`.
    public let group: [String]

    public init(hasIntercept: Bool, terms: [FormulaTerm], group: [String]) {
        self.hasIntercept = hasIntercept
        self.terms = terms
        self.group = group
    }

    /// `site:id`.
    public var groupName: String { group.joined(separator: ":") }

    public var text: String {
        let parts = [hasIntercept ? "1" : "0"] + terms.map(\.name)
        return "(\(parts.joined(separator: " + ")) | \(groupName))"
    }
}
