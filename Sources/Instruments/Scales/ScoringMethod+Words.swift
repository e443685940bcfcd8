extension ScoringMethod {
    /// The method in words, without answers: `mean of items 5, 12, 19, 23, 26`.
    public var words: String {
        switch self {
        case .sum(let keys): "sum of items " + Self.list(keys.map(\.number)) + Self.reversed(keys)
        case .mean(let keys): "mean of items " + Self.list(keys.map(\.number)) + Self.reversed(keys)
        case .sumOfScores(let terms): "sum of " + Self.list(terms)
        case .meanOfScores(let terms): "mean of " + Self.list(terms)
        case .reflection(let score): "\(score) reflected in its own range"
        case .multiple(let score, let factor): "\(score) × \(NumberText.short(factor))"
        case .countAtLeast(let items, let threshold):
            "how many of items \(Self.list(items)) are \(NumberText.short(threshold)) or more"
        case .countOfConditions(let conditions):
            "how many hold of: " + conditions.map(\.text).joined(separator: "; ")
        case .sumOfMaxima(let domains):
            "sum of the highest answer of each domain: "
                + domains.map { "items " + Self.list($0) }.joined(separator: "; ")
        case .table(let score, let rows):
            "\(score) read from a table of \(rows.count) rows"
        case .brackets(let score, let rows):
            rows.map { "\(NumberText.short($0.gives)) for \(score) \($0.interval.description)" }
                .joined(separator: "; ")
        case .quotient(let numerator, let denominator, let factor):
            "\(NumberText.short(factor)) × \(numerator) / \(denominator)"
        case .tiers(let tiers):
            "the highest tier that holds: "
                + tiers.map { "\(NumberText.short($0.value)) (\($0.name)) when \($0.when.text)" }
                .joined(separator: "; ")
        case .days(let items, let threshold, let statistic):
            Self.days(threshold, statistic) + ", over the days with data of \(items.count)"
        }
    }

    /// `1–5, 8`: three or more in a row are drawn together.
    private static func list(_ numbers: [Int]) -> String {
        var runs: [(first: Int, last: Int)] = []
        for number in numbers {
            if let run = runs.last, number == run.last + 1 {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        return runs.flatMap { run in
            run.last - run.first >= 2
                ? ["\(run.first)–\(run.last)"] : (run.first...run.last).map { "\($0)" }
        }.joined(separator: ", ")
    }

    private static func list(_ terms: [ScoreTerm]) -> String {
        terms.map { $0.isReflected ? "\($0.score) (reflected)" : $0.score }.joined(separator: ", ")
    }

    private static func reversed(_ keys: [ItemKey]) -> String {
        let reversed = keys.filter(\.isReversed).map(\.number)
        if reversed.isEmpty { return "" }
        return reversed.count == keys.count ? ", all reversed" : "; reversed: " + list(reversed)
    }

    private static func days(_ threshold: Double, _ statistic: DayStatistic) -> String {
        let least = "at \(NumberText.short(threshold)) or more"
        switch statistic {
        case .numberOfDays: return "number of days \(least)"
        case .percentOfDays: return "percent of days \(least)"
        case .meanOfThoseDays: return "mean of the days \(least)"
        case .meanOfAllDays: return "mean of all days"
        }
    }
}
