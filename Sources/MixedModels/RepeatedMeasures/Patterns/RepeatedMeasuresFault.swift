/// Why repeated measures cannot be fitted, in numbers of rows, people and visits; the
/// specification turns it into a sentence with their names.
public enum RepeatedMeasuresFault: Error, Hashable, Sendable {
    case twice(person: Int, visit: Int)
    case tooManyVisits(Int)
    /// Column of the design that those before it explain.
    case dependentColumn(Int)
    case noFreedom(rows: Int, columns: Int)
    /// What the fixed effects leave of the outcome is nothing.
    case noVariation
    /// … at this visit, in this group.
    case noVariationAt(visit: Int, group: Int)
    /// Unstructured: nobody of the group was seen at both visits.
    case neverTogether(visit: Int, other: Int, group: Int)
    /// Unstructured: fewer people in the group than visits, so that the matrix cannot have full rank.
    case fewerPeople(Int, visits: Int, group: Int)
    /// Toeplitz: nobody of the group was seen at two visits so far apart.
    case lagNever(lag: Int, group: Int)
    /// A group without a row at a visit.
    case unseen(visit: Int, group: Int)
    /// No starting value at which the likelihood is defined.
    case undefined
}
