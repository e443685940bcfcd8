/// As in definition files: an object with the `kind` and its own fields (`Definitions/README.md`).
extension ScoringMethod: Codable {
    enum Kind: String, CaseIterable {
        case sum, mean, sumOfScores, meanOfScores, reflection, multiple, countAtLeast
        case countOfConditions, sumOfMaxima, table, brackets, quotient, tiers, days
    }

    private enum Key: String, CodingKey {
        case kind, items, reversed, terms, score, factor, threshold, conditions, domains, rows
        case numerator, denominator, tiers, statistic
    }

    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.method($1) }
    }

    var kind: Kind {
        switch self {
        case .sum: .sum
        case .mean: .mean
        case .sumOfScores: .sumOfScores
        case .meanOfScores: .meanOfScores
        case .reflection: .reflection
        case .multiple: .multiple
        case .countAtLeast: .countAtLeast
        case .countOfConditions: .countOfConditions
        case .sumOfMaxima: .sumOfMaxima
        case .table: .table
        case .brackets: .brackets
        case .quotient: .quotient
        case .tiers: .tiers
        case .days: .days
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(kind.rawValue, forKey: .kind)
        switch self {
        case .sum(let keys), .mean(let keys):
            try container.encode(keys.map(\.number), forKey: .items)
            let reversed = keys.filter(\.isReversed).map(\.number)
            if !reversed.isEmpty { try container.encode(reversed, forKey: .reversed) }
        case .sumOfScores(let terms), .meanOfScores(let terms):
            try container.encode(terms, forKey: .terms)
        case .reflection(let score):
            try container.encode(score, forKey: .score)
        case .multiple(let score, let factor):
            try container.encode(score, forKey: .score)
            try container.encode(factor, forKey: .factor)
        case .countAtLeast(let items, let threshold):
            try container.encode(items, forKey: .items)
            try container.encode(threshold, forKey: .threshold)
        case .countOfConditions(let conditions):
            try container.encode(conditions, forKey: .conditions)
        case .sumOfMaxima(let domains):
            try container.encode(domains, forKey: .domains)
        case .table(let score, let rows):
            try container.encode(score, forKey: .score)
            try container.encode(rows, forKey: .rows)
        case .brackets(let score, let rows):
            try container.encode(score, forKey: .score)
            try container.encode(rows, forKey: .rows)
        case .quotient(let numerator, let denominator, let factor):
            try container.encode(numerator, forKey: .numerator)
            try container.encode(denominator, forKey: .denominator)
            try container.encode(factor, forKey: .factor)
        case .tiers(let tiers):
            try container.encode(tiers, forKey: .tiers)
        case .days(let items, let threshold, let statistic):
            try container.encode(items, forKey: .items)
            try container.encode(threshold, forKey: .threshold)
            try container.encode(statistic, forKey: .statistic)
        }
    }
}
