/// One scale of a `BatchKey`: what is done to whole columns. Items and scales are indices from 0.
enum BatchStep: Sendable {
    /// - Parameter allowance: how many items may be missing.
    case items([BatchItem], isMean: Bool, allowance: Int)
    case countAtLeast(items: [Int], threshold: Double)
    case sumOfMaxima(domains: [[Int]])
    case scores([BatchTerm], isMean: Bool)
    case reflection(BatchTerm)
    case multiple(scale: Int, factor: Double)
    case table(scale: Int, rows: [TableRow])
    case brackets(scale: Int, rows: [Bracket])
    case quotient(numerator: Int, denominator: Int, factor: Double)
    /// Row by row, where no item of a condition is missing.
    case countOfConditions([Condition])
    case tiers([Tier])
}

struct BatchItem: Sendable {
    let item: Int
    /// minimum + maximum of the item's scale; nil for an item that is taken as answered.
    let whole: Double?
}

struct BatchTerm: Sendable {
    let scale: Int
    /// minimum + maximum of the scale; nil for a score that is taken as it is.
    let whole: Double?
}

extension BatchStep {
    /// nil where a method cannot be done by columns: the whole row is then scored by
    /// `Instrument.score`.
    init?(_ scale: Scale, of instrument: Instrument, policy: ProratingPolicy) {
        let places = Places(instrument)
        switch scale.method {
        case .sum(let keys), .mean(let keys):
            guard let items = places.items(keys) else { return nil }
            let rule = scale.missingItemRule ?? instrument.missingItemRule
            let isMean = if case .mean = scale.method { true } else { false }
            let allowance = policy.allowance(published: rule, itemCount: keys.count).missing
            self = .items(items, isMean: isMean, allowance: allowance)
        case .countAtLeast(let numbers, let threshold):
            guard let items = places.items(numbers) else { return nil }
            self = .countAtLeast(items: items, threshold: threshold)
        case .sumOfMaxima(let domains):
            var all: [[Int]] = []
            for domain in domains {
                guard !domain.isEmpty, let items = places.items(domain) else { return nil }
                all.append(items)
            }
            self = .sumOfMaxima(domains: all)
        case .sumOfScores(let terms), .meanOfScores(let terms):
            guard !terms.isEmpty, let terms = places.terms(terms) else { return nil }
            let isMean = if case .meanOfScores = scale.method { true } else { false }
            self = .scores(terms, isMean: isMean)
        case .reflection(let id):
            guard let place = places.scale(id), let whole = instrument.scales[place].reflectionSum
            else { return nil }
            self = .reflection(BatchTerm(scale: place, whole: whole))
        case .multiple(let id, let factor):
            guard let place = places.scale(id) else { return nil }
            self = .multiple(scale: place, factor: factor)
        case .table(let id, let rows):
            guard let place = places.scale(id) else { return nil }
            self = .table(scale: place, rows: rows)
        case .brackets(let id, let rows):
            guard let place = places.scale(id) else { return nil }
            self = .brackets(scale: place, rows: rows)
        case .quotient(let above, let below, let factor):
            guard let above = places.scale(above), let below = places.scale(below) else { return nil }
            self = .quotient(numerator: above, denominator: below, factor: factor)
        case .countOfConditions(let conditions):
            self = .countOfConditions(conditions)
        case .tiers(let tiers):
            self = .tiers(tiers)
        default:
            return nil
        }
    }
}

/// Numbers and ids become indices; nil where one does not exist.
private struct Places {
    let instrument: Instrument

    init(_ instrument: Instrument) { self.instrument = instrument }

    func scale(_ id: String) -> Int? { instrument.scales.firstIndex { $0.id == id } }

    func items(_ numbers: [Int]) -> [Int]? {
        for number in numbers where number < 1 || number > instrument.items.count { return nil }
        return numbers.map { $0 - 1 }
    }

    func items(_ keys: [ItemKey]) -> [BatchItem]? {
        var all: [BatchItem] = []
        for key in keys {
            guard key.number >= 1, key.number <= instrument.limits.count else { return nil }
            let limits = instrument.limits[key.number - 1]
            if key.isReversed && limits.reflectionSum == nil { return nil }
            all.append(BatchItem(item: key.number - 1, whole: key.isReversed ? limits.reflectionSum : nil))
        }
        return all
    }

    func terms(_ terms: [ScoreTerm]) -> [BatchTerm]? {
        var all: [BatchTerm] = []
        for term in terms {
            guard let place = scale(term.score) else { return nil }
            let whole = instrument.scales[place].reflectionSum
            if term.isReflected && whole == nil { return nil }
            all.append(BatchTerm(scale: place, whole: term.isReflected ? whole : nil))
        }
        return all
    }
}
