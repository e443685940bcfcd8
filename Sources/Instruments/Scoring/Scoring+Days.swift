extension Scoring {
    /// Over the days with data, each score naming the days that have none: a day without data is no
    /// day below the threshold, so that a number of days is one of so many with data.
    func makeDays(
        _ scale: Scale, _ items: [Int], _ threshold: Double, _ statistic: DayStatistic,
        _ making: inout Making
    ) {
        making.rule = "over the days with data"
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
}
