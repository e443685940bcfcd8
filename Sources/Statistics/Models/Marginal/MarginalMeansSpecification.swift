/// What a plan asks of marginal means: `{of: arm, by: visit, contrasts: pairwise}`.
public struct MarginalMeansSpecification: Hashable, Sendable {
    /// The factor whose levels are compared.
    public let of: String
    /// Compared within each level of this one.
    public let by: String?
    public let contrasts: Contrasts

    public enum Contrasts: String, Hashable, Sendable, CaseIterable {
        /// Each level minus each earlier one.
        case pairwise
        /// Each level minus the first.
        case reference
    }

    public init(of: String, by: String? = nil, contrasts: Contrasts = .pairwise) {
        self.of = of
        self.by = by
        self.contrasts = contrasts
    }
}
