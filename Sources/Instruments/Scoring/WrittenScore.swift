/// The right-hand side of one explained score.
struct WrittenScore {
    let scale: Scale
    let score: Score
    let value: Double
    let instrument: Instrument

    /// Everything after `Name = `.
    var sum: String {
        if let fixed = scale.exceptions.first(where: { score.rule.contains($0.when.text) }) {
            return "\(NumberText.short(value)), because \(fixed.when.text)"
        }
        switch scale.method {
        case .sum(let keys): return keyedSum(of: keys.count)
        case .mean: return keyedMean
        case .sumOfScores: return terms.joined(separator: " + ") + result(NumberText.short)
        case .meanOfScores(let scores): return meanOfScores(scores.count)
        case .reflection:
            return (terms.first ?? "").trimmingParentheses + result(NumberText.mean)
        case .multiple(_, let factor):
            return "\(firstScore) × \(NumberText.short(factor))" + result(NumberText.short)
        case .countAtLeast(_, let threshold):
            return counted("answered \(NumberText.short(threshold)) or more")
        case .countOfConditions: return counted("met their condition")
        case .sumOfMaxima:
            let highest = score.itemsUsed.filter { $0.counted > 0 }
            if highest.isEmpty { return "0, the highest answer of each domain" }
            let codes = highest.map(\.code).joined(separator: ", ")
            return highest.map { NumberText.short($0.counted) }.joined(separator: " + ")
                + result(NumberText.short) + ", the highest answer of each domain (\(codes))"
        case .table: return "\(NumberText.short(value)), which the table gives for \(firstScore)"
        case .brackets(_, let rows):
            let row = rows.first { $0.interval.contains(score.scoresUsed.first?.value ?? 0) }
            let interval = row.map { " (\($0.interval.description))" } ?? ""
            return "\(NumberText.short(value)), which is given for \(firstScore)\(interval)"
        case .quotient(_, _, let factor):
            let below = score.scoresUsed.last.map { NumberText.short($0.value) } ?? ""
            return "\(NumberText.short(factor)) × \(firstScore) / \(below)" + result(NumberText.short)
        case .tiers(let tiers):
            let tier = tiers.first { $0.value == value }
            let words = tier.map { " (\($0.name)): \($0.when.text)" } ?? ""
            return NumberText.short(value) + words
        case .days(_, _, let statistic): return days(statistic)
        }
    }

    private var firstScore: String {
        score.scoresUsed.first.map { NumberText.short($0.value) } ?? ""
    }

    /// `3`, or `(6 − 2)` where the item is reversed.
    private var answers: [String] {
        score.itemsUsed.map { use in
            guard use.reversed else { return NumberText.short(use.answered) }
            let whole = NumberText.short(use.answered + use.counted)
            return "(\(whole) − \(NumberText.short(use.answered)))"
        }
    }

    /// `2.6`, or `(6 − 3.2)` where the score is reflected.
    private var terms: [String] {
        score.scoresUsed.map { use in
            guard use.reflected else { return NumberText.short(use.value) }
            let whole = NumberText.short(use.value + use.counted)
            return "(\(whole) − \(NumberText.short(use.value)))"
        }
    }

    var itemSum: Double { score.itemsUsed.reduce(0) { $0 + $1.counted } }

    private func keyedSum(of count: Int) -> String {
        let parts = answers.joined(separator: " + ")
        guard score.prorated else { return parts + result(NumberText.short) }
        let share = "× \(count) / \(score.itemsUsed.count)"
        return "(\(parts)) \(share) = \(NumberText.short(itemSum)) \(share)"
            + result(NumberText.short)
    }

    private var keyedMean: String {
        let count = score.itemsUsed.count
        return "(\(answers.joined(separator: " + "))) / \(count) = "
            + "\(NumberText.short(itemSum)) / \(count)" + result(NumberText.mean)
    }

    private func meanOfScores(_ count: Int) -> String {
        let total = score.scoresUsed.reduce(0) { $0 + $1.counted }
        return "(\(terms.joined(separator: " + "))) / \(count) = "
            + "\(NumberText.short(total)) / \(count)" + result(NumberText.mean)
    }

    private func counted(_ words: String) -> String {
        let codes = score.itemsUsed.filter { $0.counted > 0 }
            .map { "\($0.code) (\(NumberText.short($0.answered)))" }
        let list = codes.isEmpty ? "none" : codes.joined(separator: ", ")
        return "\(NumberText.short(value)) of \(score.itemsUsed.count) that \(words): \(list)"
    }

    /// ` = 2.6`, or ` ≈ 3.1538` where four decimals do not hold the value.
    func result(_ text: (Double) -> String) -> String {
        let scaled = value * 10_000
        let isWhole = (scaled - scaled.rounded()).magnitude < 1e-7
        return (isWhole ? " = " : " ≈ ") + text(value)
    }

    func result(_ text: (Double, Int) -> String) -> String { result { text($0, 4) } }
}

extension String {
    /// `(6 − 3.2)` → `6 − 3.2`.
    fileprivate var trimmingParentheses: String {
        hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self
    }
}
