/// Answers laid out for scoring: by item number, with skipped-by-design items filled in.
struct UsableAnswers {
    private let items: [Item]
    private let limits: [ItemLimits]
    private var values: [Double?] = []
    private var reasons: [WhyMissing] = []
    /// Items that the form skipped by design.
    private var excused: Set<Int> = []
    /// Whether any item lacks a value.
    private var hasGaps = false

    init(_ answers: Answers, of instrument: Instrument) {
        items = instrument.items
        limits = instrument.limits
        values.reserveCapacity(limits.count)
        reasons.reserveCapacity(limits.count)
        let entries = answers.entries
        var hasSkipRules = false
        for index in limits.indices {
            let inPlace = index < entries.count && entries[index].code == limits[index].code
            let found = inPlace ? index : entries.firstIndex { $0.code == limits[index].code }
            let (value, why) = Self.usable(found.map { entries[$0].answer }, limits[index])
            values.append(value)
            reasons.append(why)
            hasGaps = hasGaps || value == nil
            hasSkipRules = hasSkipRules || limits[index].hasSkipRule
        }
        if hasSkipRules && hasGaps { applySkipRules() }
    }

    private static func usable(_ answer: Answer?, _ limits: ItemLimits) -> (Double?, WhyMissing) {
        switch answer {
        case .value(let value):
            let isAccepted = limits.isWithin(value) && limits.isOnStep(value)
            return (isAccepted ? value : nil, .offScale)
        case .missing(let blank): return (nil, WhyMissing(blank))
        case nil: return (nil, .absent)
        }
    }

    /// Rules are tried in the order of the form, each on what was answered or counted before it.
    private mutating func applySkipRules() {
        for (index, item) in items.enumerated() where values[index] == nil {
            guard let skip = item.skip, reasons[index] == .notShown || reasons[index] == .blank,
                skip.when.decision(answers: self, score: { _ in nil }) == .holds
            else { continue }
            excused.insert(item.number)
            reasons[index] = .notShown
            values[index] = skip.countsAs
        }
    }

    func value(_ number: Int) -> Double? {
        number >= 1 && number <= values.count ? values[number - 1] : nil
    }

    func why(_ number: Int) -> WhyMissing {
        number >= 1 && number <= reasons.count ? reasons[number - 1] : .absent
    }

    func code(_ number: Int) -> String {
        number >= 1 && number <= limits.count ? limits[number - 1].code : "item \(number)"
    }

    /// minimum + maximum of the item's response scale; nil without a maximum.
    func reflectionSum(_ number: Int) -> Double? {
        number >= 1 && number <= limits.count ? limits[number - 1].reflectionSum : nil
    }

    /// The values of an item's response scale; nil where they are not a short list.
    func possibleValues(_ number: Int) -> [Double]? {
        number >= 1 && number <= limits.count ? limits[number - 1].values : nil
    }

    /// Whether the form skipped the item by design: not a blank.
    func isExcused(_ number: Int) -> Bool { excused.contains(number) }

    func missing(_ number: Int) -> MissingItem { MissingItem(code: code(number), why: why(number)) }

    /// Those of the items that have no value and were not skipped by design.
    func unanswered(among numbers: @autoclosure () -> [Int]) -> [MissingItem] {
        guard hasGaps else { return [] }
        return numbers().filter { value($0) == nil && !isExcused($0) }.map { missing($0) }
    }
}
