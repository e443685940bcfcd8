extension DefinitionReader {
    mutating func method(_ place: Place) -> ScoringMethod? {
        let all = ["items", "reversed", "terms", "score", "factor", "threshold", "conditions"]
            + ["domains", "rows", "numerator", "denominator", "tiers", "statistic"]
        guard case .object(let members) = place.node.value,
            let kindMember = members.first(where: { $0.name == "kind" })
        else {
            _ = fields(place, required: ["kind"], optional: all)
            return nil
        }
        let kindPlace = Place(
            path: place.path + ".kind", line: kindMember.line, node: kindMember.node)
        guard let kind = choice(kindPlace, of: ScoringMethod.Kind.self) else { return nil }
        let (required, optional) = kind.fields
        guard let fields = fields(place, required: ["kind"] + required, optional: optional) else {
            return nil
        }
        switch kind {
        case .sum: return keys(fields).map { .sum($0) }
        case .mean: return keys(fields).map { .mean($0) }
        case .sumOfScores: return terms(fields["terms"]).map { .sumOfScores($0) }
        case .meanOfScores: return terms(fields["terms"]).map { .meanOfScores($0) }
        case .countOfConditions:
            return filled(fields["conditions"], { $0.condition($1) }).map { .countOfConditions($0) }
        case .sumOfMaxima:
            return filled(fields["domains"], { $0.itemNumbers($1) }).map { .sumOfMaxima(domains: $0) }
        case .tiers: return filled(fields["tiers"], { $0.tier($1) }).map { .tiers($0) }
        case .countAtLeast, .days: return dayOrCount(kind, fields)
        case .reflection, .multiple, .table, .brackets, .quotient: return derived(kind, fields)
        }
    }

    private mutating func dayOrCount(_ kind: ScoringMethod.Kind, _ fields: Fields)
        -> ScoringMethod?
    {
        let items = fields["items"].flatMap { itemNumbers($0) }
        let threshold = number(fields["threshold"])
        let statistic = choice(fields["statistic"], of: DayStatistic.self)
        guard let items, let threshold else { return nil }
        if kind == .countAtLeast { return .countAtLeast(items: items, threshold: threshold) }
        return statistic.map { .days(items: items, threshold: threshold, statistic: $0) }
    }

    private mutating func derived(_ kind: ScoringMethod.Kind, _ fields: Fields) -> ScoringMethod? {
        if kind == .quotient {
            let above = fields["numerator"].flatMap { earlierScale($0) }
            let below = fields["denominator"].flatMap { earlierScale($0) }
            let factor = number(fields["factor"])
            guard let above, let below, let factor else { return nil }
            return .quotient(numerator: above, denominator: below, factor: factor)
        }
        let score = fields["score"].flatMap { earlierScale($0) }
        let factor = number(fields["factor"])
        let rows = fields["rows"]
        switch kind {
        case .reflection:
            return score.map { .reflection(score: $0) }
        case .multiple:
            guard let score, let factor else { return nil }
            return .multiple(score: score, factor: factor)
        case .table:
            let table = filled(rows, { $0.tableRow($1) })
            guard let score, let table else { return nil }
            checkDistinct(rows, table.map(\.from), "value")
            return .table(score: score, rows: table)
        default:
            let brackets = filled(rows, { $0.bracket($1) })
            guard let score, let brackets else { return nil }
            if let rows { checkChain(rows, brackets.map(\.interval)) }
            return .brackets(score: score, rows: brackets)
        }
    }

    private mutating func keys(_ fields: Fields) -> [ItemKey]? {
        let items = fields["items"].flatMap { itemNumbers($0) }
        let reversed = fields["reversed"].map { list($0) ?? [] } ?? []
        var numbers: Set<Int> = []
        for place in reversed {
            guard let number = integer(place) else { continue }
            if !numbers.insert(number).inserted {
                fault(place, "Item \(number) is reversed twice.")
            }
            if let items, !items.contains(number) {
                fault(place, "Item \(number) is reversed but is not an item of this scale.")
            }
            if let scale = known?.items?[number], scale.maximum == nil {
                fault(place, "Item \(number) has no maximum and cannot be reversed.")
            }
        }
        return items?.map { ItemKey(number: $0, isReversed: numbers.contains($0)) }
    }

    /// Item numbers, each once, at least one.
    mutating func itemNumbers(_ place: Place) -> [Int]? {
        guard let list = list(place) else { return nil }
        if list.isEmpty { fault(place, "At least one item should stand here.") }
        var numbers: [Int] = []
        for element in list {
            guard let number = itemNumber(element) else { continue }
            if numbers.contains(number) { fault(element, "Item \(number) stands here twice.") }
            numbers.append(number)
        }
        return numbers
    }

    private mutating func terms(_ place: Place?) -> [ScoreTerm]? {
        let terms = filled(place) { reader, place -> ScoreTerm? in
            guard let fields = reader.fields(place, required: ["score"], optional: ["reflected"])
            else { return nil }
            let score = fields["score"].flatMap { reader.earlierScale($0) }
            let reflected = reader.flag(fields["reflected"]) ?? false
            return score.map { ScoreTerm(score: $0, isReflected: reflected) }
        }
        if let terms { checkDistinct(place, terms.map(\.score), "score") }
        return terms
    }

    private mutating func tier(_ place: Place) -> Tier? {
        guard let fields = fields(place, required: ["name", "value", "when"]) else { return nil }
        let name = text(fields["name"])
        let value = number(fields["value"])
        let when = fields["when"].flatMap { condition($0) }
        guard let name, let value, let when else { return nil }
        return Tier(name: name, value: value, when: when)
    }

    private mutating func tableRow(_ place: Place) -> TableRow? {
        guard let fields = fields(place, required: ["from", "gives"]) else { return nil }
        let from = number(fields["from"])
        let gives = number(fields["gives"])
        guard let from, let gives else { return nil }
        return TableRow(from: from, gives: gives)
    }

    mutating func bracket(_ place: Place) -> Bracket? {
        guard let (interval, fields) = interval(place, with: "gives") else { return nil }
        let gives = number(fields["gives"])
        return gives.map { Bracket(interval: interval, gives: $0) }
    }

    /// A list with at least one element, all readable.
    private mutating func filled<Part>(
        _ place: Place?, _ read: (inout Self, Place) -> Part?
    ) -> [Part]? {
        guard let place, let list = list(place) else { return nil }
        if list.isEmpty { fault(place, "The list is empty.") }
        let parts = list.compactMap { read(&self, $0) }
        return parts.count == list.count && !parts.isEmpty ? parts : nil
    }

    private mutating func checkDistinct<Key: Hashable>(
        _ place: Place?, _ keys: [Key], _ what: String
    ) {
        var seen: Set<Key> = []
        for key in keys where !seen.insert(key).inserted {
            if let place { fault(place, "The \(what) \(key) stands here twice.") }
        }
    }
}

extension ScoringMethod.Kind {
    /// The fields beside `kind`.
    var fields: (required: [String], optional: [String]) {
        switch self {
        case .sum, .mean: (["items"], ["reversed"])
        case .sumOfScores, .meanOfScores: (["terms"], [])
        case .reflection: (["score"], [])
        case .multiple: (["score", "factor"], [])
        case .countAtLeast: (["items", "threshold"], [])
        case .countOfConditions: (["conditions"], [])
        case .sumOfMaxima: (["domains"], [])
        case .table, .brackets: (["score", "rows"], [])
        case .quotient: (["numerator", "denominator", "factor"], [])
        case .tiers: (["tiers"], [])
        case .days: (["items", "threshold", "statistic"], [])
        }
    }
}
