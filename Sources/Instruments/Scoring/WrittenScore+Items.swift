extension WrittenScore {
    /// The sum over days.
    func days(_ statistic: DayStatistic) -> String {
        let withData = score.itemsUsed.count
        let total = NumberText.short(itemSum)
        switch statistic {
        case .numberOfDays: return "\(total) of \(withData) days with data"
        case .percentOfDays: return "100 × \(total) / \(withData) days" + result(NumberText.short)
        case .meanOfAllDays: return "\(total) / \(withData) days" + result(NumberText.short)
        case .meanOfThoseDays:
            let days = score.itemsUsed.count { $0.counted > 0 }
            return "\(total) / \(days) days" + result(NumberText.short)
        }
    }

    /// Which items stand behind the sum, which of them nobody was asked, and what is missing.
    var items: [String] {
        var lines: [String] = []
        let asked = score.itemsUsed.filter { !$0.isSkipped }
        if !asked.isEmpty {
            let reversed = asked.filter(\.reversed)
            let list = "Items \(numbers(asked))"
            lines.append(
                reversed.isEmpty
                    ? "\(list), as answered." : "\(list); reversed: \(numbers(reversed)).")
        }
        lines += skipped
        if !score.scoresUsed.isEmpty {
            let names = score.scoresUsed.map { use in
                let name = instrument.scale(use.scale)?.name ?? use.scale
                return use.reflected ? "\(name) (reflected)" : name
            }
            lines.append("Made of: \(names.joined(separator: ", ")).")
        }
        if !score.missingItems.isEmpty { lines.append(gaps) }
        return lines
    }

    /// What has no answer: replaced, or left out of the days that are counted.
    private var gaps: String {
        let list = score.missingItems.map { "\($0.code) (\($0.why.words))" }.joined(separator: ", ")
        if score.prorated { return "Prorated; no answer: \(list)." }
        guard case .days(let all, _, _) = scale.method else { return "Without data: \(list)." }
        return "Of \(score.itemsUsed.count) days with data, \(score.missingItems.count) of \(all.count) missing: \(list)."
    }

    /// `Items 4 to 6 skipped by the form, counted as 0.`, a line for each number that they count as.
    private var skipped: [String] {
        let skipped = score.itemsUsed.filter(\.isSkipped)
        var values: [Double] = []
        for use in skipped where !values.contains(use.answered) { values.append(use.answered) }
        return values.map { value in
            let uses = skipped.filter { $0.answered == value }
            let noun = uses.count == 1 ? "Item" : "Items"
            return "\(noun) \(runs(uses)) skipped by the form, counted as \(NumberText.short(value))."
        }
    }

    private func numbers(_ uses: [ItemUse]) -> String {
        uses.map { instrument.item($0.code).map { "\($0.number)" } ?? $0.code }.joined(separator: ", ")
    }

    /// `4 to 6, 8`: three or more in a row are drawn together.
    private func runs(_ uses: [ItemUse]) -> String {
        var runs: [(first: Int, last: Int)] = []
        for number in uses.compactMap({ instrument.item($0.code)?.number }) {
            if let last = runs.last, number == last.last + 1 {
                runs[runs.count - 1].last = number
            } else {
                runs.append((number, number))
            }
        }
        return runs.map { run in
            run.last - run.first >= 2
                ? "\(run.first) to \(run.last)"
                : (run.first...run.last).map { "\($0)" }.joined(separator: ", ")
        }.joined(separator: ", ")
    }
}
