extension Scoring {
    func make(_ scale: Scale, _ making: inout Making) {
        switch scale.method {
        case .sum(let keys): makeKeyed(scale, keys, isMean: false, &making)
        case .mean(let keys): makeKeyed(scale, keys, isMean: true, &making)
        case .countAtLeast(let items, let threshold):
            makeCount(scale, items, threshold, &making)
        case .countOfConditions(let conditions): makeCount(scale, of: conditions, &making)
        case .sumOfMaxima(let domains): makeMaxima(scale, domains, &making)
        case .days(let items, let threshold, let statistic):
            makeDays(scale, items, threshold, statistic, &making)
        case .tiers(let tiers): makeTier(scale, tiers, &making)
        case .sumOfScores(let terms): makeCombined(scale, terms, isMean: false, &making)
        case .meanOfScores(let terms): makeCombined(scale, terms, isMean: true, &making)
        case .reflection, .multiple, .table, .brackets, .quotient: makeDerived(scale, &making)
        }
    }

    /// Sum: Σ counted, prorated Σ counted × n / answered. Mean: Σ counted / answered.
    private func makeKeyed(
        _ scale: Scale, _ keys: [ItemKey], isMean: Bool, _ making: inout Making
    ) {
        var sum = 0.0
        making.itemsUsed.reserveCapacity(keys.count)
        for key in keys {
            guard let answered = answers.value(key.number) else {
                making.missingItems.append(answers.missing(key.number))
                continue
            }
            // The reader refuses a reversed item without a maximum.
            let whole = key.isReversed ? answers.reflectionSum(key.number) : nil
            let counted = whole.map { $0 - answered } ?? answered
            sum += counted
            making.itemsUsed.append(
                use(key.number, answered: answered, counted: counted, reversed: key.isReversed))
        }
        let missing = making.missingItems.count
        let rule = scale.missingItemRule ?? missingItemRule
        let allowance = policy.allowance(published: rule, itemCount: keys.count)
        making.rule = allowance.rule
        let answeredCount = Double(keys.count - missing)
        guard missing <= allowance.missing, answeredCount > 0 else {
            making.missing = tooFew(scale, making.missingItems, of: keys.count)
            return
        }
        making.prorated = missing > 0
        if isMean {
            making.ratio = Ratio(sum, over: answeredCount)
        } else if missing > 0 {
            making.ratio = Ratio(sum * Double(keys.count), over: answeredCount)
        } else {
            making.ratio = Ratio(sum)
        }
    }

    private func makeCount(
        _ scale: Scale, _ items: [Int], _ threshold: Double, _ making: inout Making
    ) {
        guard isComplete(scale, items, &making) else { return }
        var count = 0.0
        for number in items {
            guard let answered = answers.value(number) else { continue }
            let counted = answered >= threshold ? 1.0 : 0.0
            count += counted
            making.itemsUsed.append(
                use(number, answered: answered, counted: counted))
        }
        making.ratio = Ratio(count)
    }

    private func makeCount(_ scale: Scale, of conditions: [Condition], _ making: inout Making) {
        let truths = conditions.map { truth($0) }
        guard !truths.contains(.open) else {
            let numbers = scale.method.itemNumbers
            making.missingItems = answers.unanswered(among: numbers)
            making.missing = tooFew(scale, making.missingItems, of: numbers.count)
            return
        }
        for (condition, truth) in zip(conditions, truths) {
            guard case .item(let number, _, _) = condition, let answered = answers.value(number)
            else { continue }
            making.itemsUsed.append(
                use(number, answered: answered, counted: truth == .holds ? 1 : 0))
        }
        making.ratio = Ratio(Double(truths.count { $0 == .holds }))
    }

    /// Every item of a domain must be answered or skipped by design, and one at least answered.
    private func makeMaxima(_ scale: Scale, _ domains: [[Int]], _ making: inout Making) {
        guard isComplete(scale, domains.flatMap(\.self), &making) else { return }
        var sum = 0.0
        for domain in domains {
            let answered = domain.filter { answers.value($0) != nil }
            guard let highest = answered.compactMap({ answers.value($0) }).max() else {
                making.missingItems = domain.map { answers.missing($0) }
                making.missing = tooFew(scale, making.missingItems, of: domain.count)
                return
            }
            sum += highest
            var isOpen = true
            for number in answered {
                let value = answers.value(number) ?? 0
                let isCounted = isOpen && value == highest
                if isCounted { isOpen = false }
                making.itemsUsed.append(
                    use(number, answered: value, counted: isCounted ? value : 0))
            }
        }
        making.ratio = Ratio(sum)
    }

    /// Whether every item has a value or was skipped by design; says so in `making` when not.
    private func isComplete(_ scale: Scale, _ numbers: [Int], _ making: inout Making) -> Bool {
        making.missingItems = answers.unanswered(among: numbers)
        if making.missingItems.isEmpty { return true }
        making.missing = tooFew(scale, making.missingItems, of: numbers.count)
        return false
    }

    /// How an item enters a score, marked where the form skipped it.
    func use(_ number: Int, answered: Double, counted: Double, reversed: Bool = false) -> ItemUse {
        ItemUse(
            code: answers.code(number), answered: answered, counted: counted, reversed: reversed,
            isSkipped: answers.isExcused(number))
    }

    func tooFew(_ scale: Scale, _ missing: [MissingItem], of count: Int) -> ScoreMissing {
        let list = missing.map { "\($0.code) (\($0.why.words))" }.joined(separator: ", ")
        let verb = missing.count == 1 ? "has" : "have"
        return ScoreMissing(
            kind: .items,
            sentence: "\(scale.name) has no value: \(missing.count) of \(count) items \(verb) "
                + "no answer: \(list).")
    }
}
