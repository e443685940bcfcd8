/// A picture of what the items of a questionnaire measure.
public enum ScaleStructure: String, Hashable, Sendable, CaseIterable {
    /// All items one factor; one factor a side; one a facet, all of them correlated.
    case one_factor, two_factors, facets
    /// Factors of facets below one of all, and below one a side.
    case one_higher, two_higher
    /// A factor of all items, and beside it one a facet, all uncorrelated.
    case bifactor
    /// The same with a factor a side, the two correlated (Cai 2010).
    case two_tier

    public var words: String {
        switch self {
        case .one_factor: "one factor"
        case .two_factors: "one factor a side"
        case .facets: "one factor a facet"
        case .one_higher: "facets below one factor"
        case .two_higher: "facets below one factor a side"
        case .bifactor: "bifactor: one of all, one a facet beside it"
        case .two_tier: "two-tier: one a side, one a facet beside it"
        }
    }

    var isOrthogonal: Bool { self == .bifactor || self == .two_tier }
}

/// The items of a questionnaire by facet, and the facets by side.
public struct FacetedScale: Hashable, Sendable {
    public struct Facet: Hashable, Sendable {
        public let name: String
        public let items: [String]

        public init(_ name: String, _ items: [String]) {
            self.name = name
            self.items = items
        }
    }

    public struct Side: Hashable, Sendable {
        public let name: String
        /// Names of its facets.
        public let facets: [String]

        public init(_ name: String, _ facets: [String]) {
            self.name = name
            self.facets = facets
        }
    }

    public let facets: [Facet]
    public let sides: [Side]

    public init(facets: [Facet], sides: [Side]) {
        self.facets = facets
        self.sides = sides
    }

    public var items: [String] { facets.flatMap(\.items) }

    /// What keeps the structures from being compared, a sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if facets.count < 3 { faults.append("facets: at least three are needed.") }
        for facet in facets where facet.items.count < 3 { faults.append("facets.\(facet.name): \(facet.items.count) items; at least three are needed.") }
        let all = items
        for item in Set(all.filter { name in all.count { $0 == name } > 1 }).sorted() { faults.append("facets: the column \(item) stands twice.") }
        let known = facets.map(\.name)
        let sorted = sides.flatMap(\.facets)
        if !sides.isEmpty {
            if sides.count != 2 { faults.append("sides: two are needed, or none.") }
            for name in sorted where !known.contains(name) { faults.append("sides: \(name) is no facet; there are \(known.joined(separator: ", ")).") }
            for name in known where sorted.count(where: { $0 == name }) != 1 { faults.append("sides: the facet \(name) needs to stand on one side.") }
            for side in sides where side.facets.count < 2 { faults.append("sides.\(side.name): at least two facets are needed.") }
        }
        return faults
    }

    /// Structures that can be written for these facets.
    public var structures: [ScaleStructure] {
        ScaleStructure.allCases.filter { structure in
            switch structure {
            case .one_factor, .facets, .one_higher, .bifactor: true
            case .two_factors, .two_higher, .two_tier: sides.count == 2
            }
        }
    }

    /// Items as x1, x2, …, facets as f1, f2, …, sides as s1, s2, the factor of all as g.
    ///
    /// - Parameter omitted: a facet that has no factor of its own beside the general one.
    func syntax(_ structure: ScaleStructure, without omitted: Int? = nil) -> String {
        var place: [String: Int] = [:]
        for (index, item) in items.enumerated() { place[item] = index + 1 }
        func terms(_ names: [String]) -> String { names.map { "x\(place[$0] ?? 0)" }.joined(separator: " + ") }
        let byFacet = facets.indices.filter { $0 != omitted }.map { "f\($0 + 1) =~ \(terms(facets[$0].items))" }
        let bySide = sides.enumerated().map { number, side in "s\(number + 1) =~ \(terms(items(of: side)))" }
        let all = "g =~ \(terms(items))"
        func factors(_ side: Side) -> String {
            facets.indices.filter { side.facets.contains(facets[$0].name) }.map { "f\($0 + 1)" }.joined(separator: " + ")
        }
        let lines: [String]
        switch structure {
        case .one_factor: lines = [all]
        case .two_factors: lines = bySide
        case .facets: lines = byFacet
        case .one_higher: lines = byFacet + ["g =~ " + facets.indices.map { "f\($0 + 1)" }.joined(separator: " + ")]
        case .two_higher: lines = byFacet + sides.enumerated().map { "s\($0 + 1) =~ \(factors($1))" }
        case .bifactor: lines = [all] + byFacet
        case .two_tier: lines = bySide + byFacet + ["s1 ~~ s2"]
        }
        return lines.joined(separator: "\n")
    }

    func items(of side: Side) -> [String] { facets.filter { side.facets.contains($0.name) }.flatMap(\.items) }
}
