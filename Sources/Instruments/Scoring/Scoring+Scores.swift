extension Scoring {
    /// Σ terms, or Σ terms / k, a reflected term being minimum + maximum − score.
    func makeCombined(_ scale: Scale, _ terms: [ScoreTerm], isMean: Bool, _ making: inout Making) {
        var sum: Ratio?
        for term in terms {
            guard let ratio = use(term.score, isReflected: term.isReflected, &making) else {
                continue
            }
            sum = sum.map { $0 + ratio } ?? ratio
        }
        guard making.scoresUsed.count == terms.count, let sum else {
            let used = Set(making.scoresUsed.map(\.scale))
            lackTerms(scale, terms.map(\.score).filter { !used.contains($0) }, &making)
            return
        }
        making.ratio = isMean ? sum.dividedBy(count: terms.count) : sum
    }

    func makeDerived(_ scale: Scale, _ making: inout Making) {
        let ids = scale.method.scaleIDs
        let isReflection = if case .reflection = scale.method { true } else { false }
        let ratios = ids.map { use($0, isReflected: isReflection, &making) }
        let lacking = zip(ids, ratios).filter { $0.1 == nil }.map(\.0)
        guard lacking.isEmpty, let ratio = ratios.first ?? nil else {
            lackTerms(scale, lacking, &making)
            return
        }
        switch scale.method {
        case .reflection:
            making.ratio = ratio
        case .multiple(_, let factor):
            making.ratio = ratio.times(factor)
        case .table(_, let rows):
            making.ratio = rows.first { $0.from == ratio.value }.map { Ratio($0.gives) }
        case .brackets(_, let rows):
            making.ratio = rows.first { $0.interval.contains(ratio.value) }.map { Ratio($0.gives) }
        case .quotient(_, _, let factor):
            // Below zero there is no share of anything: a rise time before the bedtime.
            if let below = ratios.last ?? nil, below.value > 0 {
                making.ratio = Ratio(ratio.times(factor).value / below.value)
            }
        default:
            break
        }
        if making.ratio == nil {
            let value = making.scoresUsed.map { NumberText.short($0.value) }.joined(separator: ", ")
            making.missing = ScoreMissing(
                kind: .undefined, sentence: "\(scale.name) is not defined for \(value).")
        }
    }

    /// The first tier that holds, unless a higher one is still open.
    func makeTier(_ scale: Scale, _ tiers: [Tier], _ making: inout Making) {
        let numbers = scale.method.itemNumbers
        for number in Set(numbers).sorted() {
            guard let answered = answers.value(number) else { continue }
            making.itemsUsed.append(
                use(number, answered: answered, counted: answered))
        }
        making.rule = "the highest tier that holds"
        let truths = tiers.map { truth($0.when) }
        let holding = zip(tiers, truths).first { $0.1 == .holds }?.0
        let higher = truths.prefix { $0 != .holds }
        if higher.contains(.open) {
            making.missingItems = answers.unanswered(among: Set(numbers).sorted())
            let least = holding.map { ", at least \($0.name)" } ?? ""
            let codes = making.missingItems.map(\.code).joined(separator: ", ")
            making.missing = ScoreMissing(
                kind: .undetermined,
                sentence: "\(scale.name) is undetermined\(least): no answer to \(codes).")
        } else {
            making.ratio = holding.map { Ratio($0.value) }
        }
    }

    /// Notes the use of an earlier score; nil, and its missing items noted, when it has no value.
    private func use(_ id: String, isReflected: Bool, _ making: inout Making) -> Ratio? {
        guard let place = place(id) else { return nil }
        for item in scores[place].missingItems where !making.missingItems.contains(item) {
            making.missingItems.append(item)
        }
        guard let ratio = ratio(at: place) else { return nil }
        var counted = ratio
        if isReflected {
            guard let whole = scales[place].reflectionSum else { return nil }
            counted = ratio.reflected(in: whole)
        }
        making.rule = scores[place].rule
        making.prorated = making.prorated || scores[place].prorated
        making.scoresUsed.append(
            ScoreUse(
                scale: id, value: ratio.value, counted: counted.value, reflected: isReflected))
        return counted
    }

    private func lackTerms(_ scale: Scale, _ ids: [String], _ making: inout Making) {
        let names = ids.map { place($0).map { scales[$0].name } ?? $0 }.joined(separator: ", ")
        making.missing = ScoreMissing(
            kind: .terms, sentence: "\(scale.name) has no value, because these have none: \(names).")
    }
}
