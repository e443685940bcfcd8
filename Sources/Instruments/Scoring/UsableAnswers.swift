/// Answers laid out for scoring: by item number, with skipped-by-design items filled in.
struct UsableAnswers {
    private let items: [Item]
    private var values: [Double?]
    private var reasons: [WhyMissing]
    /// Items that the form skipped by design.
    private var excused: Set<Int> = []

    init(_ answers: Answers, of instrument: Instrument) {
        items = instrument.items
        values = []
        reasons = []
        values.reserveCapacity(items.count)
        reasons.reserveCapacity(items.count)
        let entries = answers.entries
        for (index, item) in items.enumerated() {
            let inPlace = index < entries.count && entries[index].code == item.code
            let entry = inPlace ? entries[index] : entries.first { $0.code == item.code }
            switch entry?.answer {
            case .value(let value):
                let accepted = instrument.response(of: item).accepts(value)
                values.append(accepted ? value : nil)
                reasons.append(.offScale)
            case .missing(let blank):
                values.append(nil)
                reasons.append(WhyMissing(blank))
            case nil:
                values.append(nil)
                reasons.append(.absent)
            }
        }
        applySkipRules()
    }

    /// Rules are tried in the order of the form, each on what was answered or counted before it.
    private mutating func applySkipRules() {
        for (index, item) in items.enumerated() where values[index] == nil {
            guard let skip = item.skip, reasons[index] == .notShown || reasons[index] == .blank,
                skip.when.truth(answer: { value($0) }, score: { _ in nil }) == .holds
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
        number >= 1 && number <= items.count ? items[number - 1].code : "item \(number)"
    }

    /// Whether the form skipped the item by design: not a blank.
    func isExcused(_ number: Int) -> Bool { excused.contains(number) }

    func missing(_ number: Int) -> MissingItem { MissingItem(code: code(number), why: why(number)) }

    /// Those of the items that have no value and were not skipped by design.
    func unanswered(among numbers: [Int]) -> [MissingItem] {
        numbers.filter { value($0) == nil && !isExcused($0) }.map { missing($0) }
    }
}
