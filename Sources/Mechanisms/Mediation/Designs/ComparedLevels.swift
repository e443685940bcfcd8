import Statistics

/// A design whose effects are of a step in the exposure, from one level to another.
public protocol ComparesLevels: MediationDesign {
    var control: Double { get set }
    var treated: Double { get set }
    /// Whether the plan names both levels; else the two values of the exposure are compared, or 0 and 1 where it has more.
    var areLevelsStated: Bool { get }
}

extension ComparesLevels {
    /// The same with the levels that these people allow.
    func comparing(_ exposure: [Double]) -> Self {
        guard !areLevelsStated, let least = exposure.min(), let most = exposure.max(), least < most,
            exposure.allSatisfy({ $0 == least || $0 == most })
        else { return self }
        var compared = self
        compared.control = least
        compared.treated = most
        return compared
    }
}

/// The levels of an exposure that are compared, and whether anybody had them.
public struct ComparedLevels: Hashable, Sendable {
    public let exposure: String
    public let control: Double
    public let treated: Double
    /// Neither among the two values that there are, nor, where there are more, between the least and the largest.
    public let notSeen: [Double]
    private let least: Double
    private let most: Double
    private let hasTwoValues: Bool

    init(_ design: some ComparesLevels, _ values: [Double]) {
        exposure = design.model.exposure
        control = design.control
        treated = design.treated
        let (least, most) = (values.min() ?? .nan, values.max() ?? .nan)
        let hasTwo = values.allSatisfy { $0 == least || $0 == most }
        notSeen = [design.control, design.treated].filter { hasTwo ? $0 != least && $0 != most : !($0 >= least && $0 <= most) }
        self.least = least
        self.most = most
        hasTwoValues = hasTwo
    }

    var results: ResultTree { .of(["control": .number(control), "treated": .number(treated)]) }

    /// Empty where both levels were seen.
    var warnings: [String] {
        guard !notSeen.isEmpty else { return [] }
        let levels = notSeen.map(\.formatted3).joined(separator: " or ")
        let seen = "\(least.formatted3) \(hasTwoValues ? "and" : "to") \(most.formatted3)"
        return ["Nobody had \(exposure) \(levels): \(seen) was seen. The natural effects are of a step that these data do not hold; name levels that do under exposure_levels."]
    }
}
