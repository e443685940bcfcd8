import Statistics
import StructuralEquations

/// What a score made of the items is made of: shares of the variance of a sum of standardised items that go with
/// each factor (omega; Rodriguez, Reise and Haviland 2016). Only from solutions that the model means: a negative variance
/// or a correlation beyond 1 makes a share of nothing.
public struct ScoreMeaning: Hashable, Sendable {
    public struct Part: Hashable, Sendable {
        public let name: String
        /// Of the sum's variance: with any factor, with the general one, with the part's own.
        public let omega: Double
        public let general: Double
        public let own: Double
    }

    /// Of the bifactor structure.
    public let total: Part?
    /// Share of the common variance that goes with the general factor.
    public let explainedCommonVariance: Double?
    public let facets: [Part]
    /// Of the two-tier structure: the sum of a side and its general factor; own: of the facets' factors.
    public let sides: [Part]
    /// Of the two sides' factors: where each item belongs to its side alone, and with facets beside it.
    public let twoFactors: Correlation?
    public let twoTier: Correlation?

    init(_ scale: FacetedScale, _ structures: [StructureFit], level: Double) {
        func fitted(_ structure: ScaleStructure) -> StructureFit? {
            structures.first { $0.structure == structure && $0.fit != nil && $0.doubt == nil }
        }
        var place: [String: Int] = [:]
        for (index, item) in scale.items.enumerated() { place[item] = index + 1 }
        func names(_ items: [String]) -> [String] { items.map { "x\(place[$0] ?? 0)" } }
        let parts = scale.facets.indices.map { (factor: "f\($0 + 1)", facet: scale.facets[$0]) }
        let all = scale.items.indices.map { "x\($0 + 1)" }
        /// Sums of loadings of some items by general factor and by facet, and what is left of each item.
        func part(_ fit: StructureFit, _ name: String, general: String, items: [String]) -> Part? {
            let common = items.reduce(0.0) { $0 + fit.loading(general, $1) }
            var specific = 0.0
            var rest = 0.0
            for (factor, _) in parts {
                let sum = items.reduce(0.0) { $0 + fit.loading(factor, $1) }
                specific += sum * sum
            }
            for item in items {
                let own = fit.loading(general, item)
                let facet = parts.reduce(0.0) { $0 + fit.loading($1.factor, item) * fit.loading($1.factor, item) }
                rest += 1 - own * own - facet
            }
            let whole = common * common + specific + rest
            guard whole > 0, whole.isFinite else { return nil }
            return Part(name: name, omega: (common * common + specific) / whole, general: common * common / whole, own: specific / whole)
        }
        let bifactor = fitted(.bifactor)
        total = bifactor.flatMap { part($0, "total", general: "g", items: all) }
        facets = bifactor.map { fit in parts.compactMap { part(fit, $0.facet.name, general: "g", items: names($0.facet.items)) } } ?? []
        explainedCommonVariance = bifactor.flatMap { fit in
            let general = all.reduce(0.0) { $0 + fit.loading("g", $1) * fit.loading("g", $1) }
            let other = parts.reduce(0.0) { sum, part in all.reduce(sum) { $0 + fit.loading(part.factor, $1) * fit.loading(part.factor, $1) } }
            return general + other > 0 ? general / (general + other) : nil
        }
        let tier = fitted(.two_tier)
        sides = tier.map { fit in
            scale.sides.enumerated().compactMap { number, side in
                part(fit, side.name, general: "s\(number + 1)", items: names(scale.items(of: side)))
            }
        } ?? []
        twoFactors = fitted(.two_factors).flatMap { Self.correlation($0, level) }
        twoTier = tier.flatMap { Self.correlation($0, level) }
    }

    private static func correlation(_ fit: StructureFit, _ level: Double) -> Correlation? {
        guard let found = fit.fit?.parameters.first(where: { $0.op == "~~" && $0.lhs == "s1" && $0.rhs == "s2" }) else { return nil }
        return Correlation(value: found.estimate, standardError: found.standardError, level: level)
    }
}
