extension Scoring {
    /// A number of days needs every day: one without data is no day below the threshold. Shares and
    /// means are over the days with data, and name the days that have none.
    func makeDays(
        _ scale: Scale, _ items: [Int], _ threshold: Double, _ statistic: DayStatistic,
        _ making: inout Making
    ) {
        if statistic == .numberOfDays {
            guard isComplete(scale, ofDays: items, &making) else { return }
        } else {
            making.rule = "over the days with data"
        }
        let withData = items.filter { answers.value($0) != nil }
        making.missingItems = answers.unanswered(among: items)
        let counted = statistic == .meanOfAllDays
            ? withData : withData.filter { (answers.value($0) ?? 0) >= threshold }
        let isCounted = Set(counted)
        for number in withData {
            let value = answers.value(number) ?? 0
            let weight = statistic.countsDays ? 1 : value
            making.itemsUsed.append(
                use(number, answered: value, counted: isCounted.contains(number) ? weight : 0))
        }
        let total = making.itemsUsed.reduce(0) { $0 + $1.counted }
        let days = statistic.countsDays ? withData.count : counted.count
        guard days > 0 else {
            making.missing = ScoreMissing(
                kind: .undefined, sentence: "\(scale.name) has no value: no day counts towards it.")
            return
        }
        making.ratio =
            switch statistic {
            case .numberOfDays: Ratio(total)
            case .percentOfDays: Ratio(100 * total, over: Double(days))
            case .meanOfThoseDays, .meanOfAllDays: Ratio(total, over: Double(days))
            }
    }

    private func isComplete(_ scale: Scale, ofDays days: [Int], _ making: inout Making) -> Bool {
        making.missingItems = answers.unanswered(among: days)
        guard !making.missingItems.isEmpty else { return true }
        let list = making.missingItems.map { "\($0.code) (\($0.why.words))" }.joined(separator: ", ")
        making.missing = ScoreMissing(
            kind: .items,
            sentence: "\(scale.name) has no value: \(making.missingItems.count) of \(days.count) days "
                + "\(making.missingItems.count == 1 ? "has" : "have") no data, and every day must be answered: \(list).")
        return false
    }
}
