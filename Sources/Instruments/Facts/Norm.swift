/// What a published population scored on a scale.
public struct Norm: Hashable, Codable, Sendable {
    public let scale: String
    /// Who was asked, where and when.
    public let population: String
    public let mean: Double?
    public let standardDeviation: Double?
    /// How many people.
    public let people: Int?
    /// What the source says in words, where it gives no mean.
    public let statement: String?
    public let source: String
}

/// A published reliability coefficient of a scale, in the population in which it was estimated.
public struct Reliability: Hashable, Codable, Sendable {
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        case internalConsistency, testRetest
    }

    public let scale: String
    public let kind: Kind
    /// From 0 to 1.
    public let coefficient: Double
    /// Which coefficient: `alpha`, `omega`, `r`, `ICC`.
    public let name: String
    public let population: String
    public let source: String
}

/// A code of a public terminology for the instrument or a part of it.
public struct TerminologyCode: Hashable, Codable, Sendable {
    /// `LOINC`.
    public let system: String
    public let code: String
    /// `panel`, a scale's id, or an item's code.
    public let of: String
}
