/// How a scale's value is made from answers or from earlier scores.
/// `Documentation/Methods/Scoring.md` gives each formula.
public enum ScoringMethod: Hashable, Sendable {
    case sum([ItemKey])
    case mean([ItemKey])
    case sumOfScores([ScoreTerm])
    case meanOfScores([ScoreTerm])
    /// minimum + maximum of the other scale, minus its value.
    case reflection(score: String)
    case multiple(score: String, factor: Double)
    /// How many of the items are at or above the threshold.
    case countAtLeast(items: [Int], threshold: Double)
    /// How many of the conditions hold.
    case countOfConditions([Condition])
    /// The highest answer of each domain, added up; each domain is a list of item numbers.
    case sumOfMaxima(domains: [[Int]])
    /// Each value of another score has its own value here.
    case table(score: String, rows: [TableRow])
    /// The value of the interval in which another score lies.
    case brackets(score: String, rows: [Bracket])
    case quotient(numerator: String, denominator: String, factor: Double)
    /// Tiers from the highest down; the first whose condition holds gives the value.
    case tiers([Tier])
    /// Days as items; shares and means are over the days with data.
    case days(items: [Int], threshold: Double, statistic: DayStatistic)
}

/// An item of a sum or mean, as answered or reversed (minimum + maximum − answer).
public struct ItemKey: Hashable, Sendable {
    public let number: Int
    public let isReversed: Bool
}

/// An earlier score in a sum or mean of scores, as it is or reflected.
public struct ScoreTerm: Hashable, Codable, Sendable {
    public let score: String
    public let isReflected: Bool

    private enum CodingKeys: String, CodingKey {
        case score
        case isReflected = "reflected"
    }
}

public struct TableRow: Hashable, Codable, Sendable {
    public let from: Double
    public let gives: Double
}

public struct Bracket: Hashable, Sendable {
    public let interval: Interval
    public let gives: Double
}

public struct Tier: Hashable, Codable, Sendable {
    public let name: String
    public let value: Double
    public let when: Condition
}

public enum DayStatistic: String, Hashable, Codable, Sendable, CaseIterable {
    /// Days at or above the threshold; no value unless every day has data.
    case numberOfDays
    /// 100 × (days at or above the threshold) / (days with data).
    case percentOfDays
    /// The sum over days at or above the threshold, divided by their number.
    case meanOfThoseDays
    /// The sum over all days with data, divided by their number.
    case meanOfAllDays

    /// Whether days are counted, not what happened on them.
    var countsDays: Bool { self == .numberOfDays || self == .percentOfDays }
}

extension ScoringMethod {
    /// The items that the method itself looks at.
    public var itemNumbers: [Int] {
        switch self {
        case .sum(let keys), .mean(let keys): keys.map(\.number)
        case .countAtLeast(let items, _), .days(let items, _, _): items
        case .countOfConditions(let conditions): conditions.flatMap(\.itemNumbers)
        case .sumOfMaxima(let domains): domains.flatMap(\.self)
        case .tiers(let tiers): tiers.flatMap(\.when.itemNumbers)
        case .sumOfScores, .meanOfScores, .reflection, .multiple, .table, .brackets, .quotient: []
        }
    }

    /// The earlier scales that the method takes.
    public var scaleIDs: [String] {
        switch self {
        case .sumOfScores(let terms), .meanOfScores(let terms): terms.map(\.score)
        case .reflection(let score), .multiple(let score, _), .table(let score, _),
            .brackets(let score, _):
            [score]
        case .quotient(let numerator, let denominator, _): [numerator, denominator]
        case .countOfConditions(let conditions): conditions.flatMap(\.scaleIDs)
        case .tiers(let tiers): tiers.flatMap(\.when.scaleIDs)
        case .sum, .mean, .countAtLeast, .sumOfMaxima, .days: []
        }
    }
}
