/// The lowest and highest value that a method can give.
struct ScoreRange: Equatable {
    var minimum: Double
    /// nil where there is none.
    var maximum: Double?

    func holds(_ value: Double) -> Bool { value >= minimum && value <= maximum ?? .infinity }

    func reflected() -> ScoreRange? { maximum == nil ? nil : self }

    func times(_ factor: Double) -> ScoreRange {
        let ends = [minimum * factor, maximum.map { $0 * factor }]
        guard factor < 0, let last = ends[1] else {
            return ScoreRange(minimum: minimum * factor, maximum: ends[1])
        }
        return ScoreRange(minimum: last, maximum: minimum * factor)
    }

    static func sum(_ ranges: [ScoreRange]) -> ScoreRange {
        ranges.reduce(ScoreRange(minimum: 0, maximum: 0)) { sofar, next in
            let maximum = sofar.maximum.flatMap { left in next.maximum.map { left + $0 } }
            return ScoreRange(minimum: sofar.minimum + next.minimum, maximum: maximum)
        }
    }
}

extension ScoringMethod {
    /// nil where the range cannot be known from the definition, or a reference is broken.
    func range(items: [Int: ResponseScale], scales: [String: ScoreRange]) -> ScoreRange? {
        func item(_ number: Int) -> ScoreRange? {
            items[number].map { ScoreRange(minimum: $0.minimum, maximum: $0.maximum) }
        }
        func sum(_ ranges: [ScoreRange?], share: Double) -> ScoreRange? {
            let found = ranges.compactMap(\.self)
            guard found.count == ranges.count, !found.isEmpty else { return nil }
            let sum = ScoreRange.sum(found)
            return ScoreRange(minimum: sum.minimum / share, maximum: sum.maximum.map { $0 / share })
        }
        switch self {
        case .sum(let keys): return sum(keys.map { item($0.number) }, share: 1)
        case .mean(let keys):
            return sum(keys.map { item($0.number) }, share: Double(keys.count))
        case .sumOfScores(let terms): return sum(terms.map { scales[$0.score] }, share: 1)
        case .meanOfScores(let terms):
            return sum(terms.map { scales[$0.score] }, share: Double(terms.count))
        case .reflection(let score): return scales[score]?.reflected()
        case .multiple(let score, let factor): return scales[score]?.times(factor)
        case .countAtLeast(let items, _): return .init(minimum: 0, maximum: Double(items.count))
        case .countOfConditions(let parts): return .init(minimum: 0, maximum: Double(parts.count))
        case .sumOfMaxima(let domains):
            let highest = domains.map { domain -> ScoreRange? in
                let ranges = domain.compactMap(item)
                let minimum = ranges.map(\.minimum).min()
                return minimum.map { .init(minimum: $0, maximum: ranges.compactMap(\.maximum).max()) }
            }
            return sum(highest, share: 1)
        case .table(_, let rows): return Self.range(of: rows.map(\.gives))
        case .brackets(_, let rows): return Self.range(of: rows.map(\.gives))
        case .tiers(let tiers): return Self.range(of: tiers.map(\.value))
        case .days(let items, _, .numberOfDays): return .init(minimum: 0, maximum: Double(items.count))
        case .days(_, _, .percentOfDays): return .init(minimum: 0, maximum: 100)
        case .days, .quotient: return nil
        }
    }

    private static func range(of values: [Double]) -> ScoreRange? {
        values.min().map { ScoreRange(minimum: $0, maximum: values.max()) }
    }
}
