public import Statistics

/// Rows of repeated measures as plain arrays, none missing: what the likelihood is made of.
public struct RepeatedMeasures: Sendable {
    /// X, N × p.
    public let design: Matrix
    /// y, length N.
    public let outcome: [Double]
    /// Who each row belongs to, 0 ..< `persons`.
    public let person: [Int]
    /// When, 0 ..< `visits`.
    public let visit: [Int]
    /// Which covariance matrix each person has, 0 ..< `groups`; length `persons`.
    public let groupOfPerson: [Int]
    public let persons: Int
    public let visits: Int
    public let groups: Int

    /// - Parameter groupOfPerson: nil for one covariance matrix.
    public init(
        design: Matrix, outcome: [Double], person: [Int], visit: [Int], persons: Int, visits: Int,
        groupOfPerson: [Int]? = nil, groups: Int = 1
    ) {
        precondition(design.rows == outcome.count && person.count == outcome.count && visit.count == outcome.count)
        self.design = design
        self.outcome = outcome
        self.person = person
        self.visit = visit
        self.persons = persons
        self.visits = visits
        self.groupOfPerson = groupOfPerson ?? [Int](repeating: 0, count: persons)
        self.groups = groups
    }
}
