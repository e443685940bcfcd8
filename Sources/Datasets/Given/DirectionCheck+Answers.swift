import Instruments
import Statistics

extension DirectionCheck {
    /// Checks item-level answers: the halves of each scale with a mixed key, the facets that lie
    /// in the reversed half, each item against the rest of its scale, and people who gave one
    /// answer throughout.
    public init(_ table: ItemTable) {
        let instrument = table.instrument
        let answers = AnswerColumns(table)
        var oppositions: [Opposition] = []
        var findings: [GivenFinding] = []
        let halves = KeyedHalves.all(of: instrument)
        var turned: Set<String> = []
        for half in halves {
            let opposition = Opposition(
                name: "\(instrument.id).\(half.scale.id)", straight: half.straight.map(\.code), reversed: half.reversed.map(\.code),
                correlation: Correlation(
                    answers.sum(half.straight, reversing: []), answers.sum(half.reversed, reversing: []), level: Self.level))
            oppositions.append(opposition)
            if opposition.isTurned { turned.insert(half.scale.id) }
        }
        if let widest = halves.first {
            let straight = answers.sum(widest.straight, reversing: [])
            var facets: [Opposition] = []
            for facet in widest.facets(of: instrument) {
                facets.append(
                    Opposition(
                        name: "\(instrument.id).\(facet.scale.id)", straight: widest.straight.map(\.code), reversed: facet.items.map(\.code),
                        correlation: Correlation(answers.sum(facet.items, reversing: []), straight, level: Self.partLevel)))
            }
            if let finding = Self.storedReversed(instrument, halves: oppositions, facets: facets) { findings.append(finding) }
            oppositions += facets
            if let finding = Self.oneAnswer(instrument, widest, answers) { findings.append(finding) }
        }
        var seen: Set<[ItemKey]> = []
        for scale in instrument.scales where !turned.contains(scale.id) {
            // A mean and a sum of the same items say the same.
            guard let keys = KeyedHalves.keys(of: scale), seen.insert(keys).inserted else { continue }
            if let finding = Self.itemsAgainst(scale, of: instrument, answers) { findings.append(finding) }
        }
        self.init(instrument: instrument, oppositions: oppositions, findings: findings)
    }

    /// One finding for all scales and facets that run the other way.
    static func storedReversed(_ instrument: Instrument, halves: [Opposition], facets: [Opposition]) -> GivenFinding? {
        let turned = halves.filter(\.isTurned)
        let turnedFacets = facets.filter(\.isTurned)
        guard let first = turned.first ?? turnedFacets.first else { return nil }
        let isFacet = turned.isEmpty
        var text = "\(instrument.abbreviation) may be stored with items reversed already: "
        text += isFacet
            ? "\(first.name) and the items that the key takes as answered go together, \(words(first.correlation))"
            : "\(sides(of: instrument)) go together in \(first.name), \(words(first.correlation))"
        text += "; as answered they usually go against each other."
        let others = turned.dropFirst() + turnedFacets.filter { $0 != first }
        if !others.isEmpty {
            let list = others.map { "\($0.name) \($0.correlation.r.map { GivenText.hundredths($0) } ?? "")" }
            text += " So do \(list.joined(separator: ", "))."
        }
        if isFacet || turned.count == 1 && !turnedFacets.isEmpty {
            let calm = facets.filter { !$0.isTurned }
            if !calm.isEmpty { text += " Not \(calm.map(\.name).joined(separator: ", "))." }
        }
        text += otherExplanations + seen(instrument)
        text += " Nothing was changed. Ask who prepared the file; the items are \(first.reversed.joined(separator: ", "))."
        return GivenFinding(
            severity: .report, kind: .storedReversed, place: first.name, rows: [], sentence: text)
    }

    /// Items that go against the rest of their scale after the key was applied.
    private static func itemsAgainst(_ scale: Scale, of instrument: Instrument, _ answers: AnswerColumns) -> GivenFinding? {
        // A total over many facets is no one thing: some items may go their own way.
        let hasFacets = instrument.scales.contains { $0.group == .facet }
        guard scale.group == .facet || !hasFacets, let keys = KeyedHalves.keys(of: scale), keys.count >= 3 else { return nil }
        let items = keys.compactMap { instrument.item(number: $0.number) }
        let reversed = Set(keys.filter(\.isReversed).map(\.number))
        var against: [String] = []
        for item in items {
            let rest = items.filter { $0.number != item.number }
            let correlation = Correlation(
                answers.sum([item], reversing: reversed, among: items), answers.sum(rest, reversing: reversed, among: items),
                level: partLevel)
            if isBelow(correlation), let r = correlation.r {
                against.append("\(item.code) (\(GivenText.hundredths(r)))")
            }
        }
        guard !against.isEmpty else { return nil }
        let name = "\(instrument.id).\(scale.id)"
        return GivenFinding(
            severity: .report, kind: .itemsAgainstTheirScale, place: name, rows: [],
            sentence: "\(name): after the key was applied, \(against.count == 1 ? "one item goes" : "\(against.count) items go") against the rest of the scale (correlation with"
                + " the other items): \(against.joined(separator: ", ")). Stored reversed, or the columns of two items exchanged? Or people who agree with everything, or in whom the item does not belong to the rest. Nothing was changed; compare with the form.")
    }

    /// One answer to every item, though the key takes some of them the other way round.
    private static func oneAnswer(_ instrument: Instrument, _ halves: KeyedHalves, _ answers: AnswerColumns) -> GivenFinding? {
        var rows: [Int] = []
        for row in 0..<answers.rowCount {
            var values: Set<Double> = []
            var isComplete = true
            for item in halves.items {
                guard let value = answers.value(item, row) else {
                    isComplete = false
                    break
                }
                values.insert(value)
            }
            if isComplete, values.count == 1, halves.items.count > 3 { rows.append(row + 2) }
        }
        guard !rows.isEmpty else { return nil }
        let name = "\(instrument.id).\(halves.scale.id)"
        return GivenFinding(
            severity: .report, kind: .oneAnswerThroughout, place: name, rows: rows,
            sentence: "\(GivenText.count(rows.count, "row", ("of \(answers.rowCount) gives", "of \(answers.rowCount) give"))) one answer to all \(halves.items.count) items of"
                + " \(name), \(halves.reversed.count) of which the key reverses (\(GivenText.rows(rows))). Counted, not judged: whether to leave them out is for the plan.")
    }
}
