import Mechanisms
public import Statistics

extension PracticeFit {
    private func orderSentence(_ kind: Kind) -> String {
        let place = "Within people, from one \(specification.period) to the next"
        let sentence = kind.order(specification).sentence(mechanism: kind.name, outcome: specification.outcome, place: place)
        return kind.noOrder(specification).map { "\(sentence) \($0)" } ?? sentence
    }

    public var tables: [ReadableTable] {
        let y = specification.outcome
        let (period, later) = (specification.period, specification.later)
        let columns = ["Practice", "Estimate", "Interval", "p", "Standardised", "Its interval"]
        func rows(_ words: String, _ value: (Kind) -> DailyEstimate?) -> [[ReadableTable.Cell]] {
            kinds.map { kind in
                let reason = kind.reason.isEmpty ? "It is not defined in these data." : kind.reason
                return [.text("\(kind.name)\(words)")] + (value(kind)?.standardizedCells ?? Array(repeating: .missing(reason), count: 5))
            }
        }
        let percent = levelPercent(specification.level)
        let side = ReadableTable(
            "More practice in a \(period) than one's usual, and \(y) \(later)", columns: columns,
            rows: rows("") { $0.within } + (kinds.count > 1 ? rows(", beside the others") { $0.withinTogether } : []),
            notes: kinds.map(orderSentence) + [
                "Within people: the difference in \(y) for one unit more than one's own mean. \(account.rowsAnalysed) pairs of \(period)s of \(account.units.first?.count ?? 0) participants; intervals \(percent) %, for each kind alone. The own mean holds the later values too, which biases these slopes in short courses (Nickell 1981); corrected ones are in a table of their own. Practice was observed, not assigned: a good \(period) may bring both.",
                "In each model also: the own mean of the practice, \(specification.week)\(specification.arm.map { ", \($0)" } ?? "")\(specification.baseline.map { ", \($0)" } ?? "")\(specification.covariates.map { ", \($0)" }.joined())\(specification.adjustsThisWeek ? ", this \(period)'s \(y)" : "").",
            ])
        let between = ReadableTable(
            "People who practise more in all", columns: columns, rows: rows("") { $0.between } + (kinds.count > 1 ? rows(", beside the others") { $0.betweenTogether } : []),
            notes: ["Between people: the difference in \(y) between people whose own means differ by one unit. People who do more differ in other things too."])
        let tails = ReadableTable(
            "Above and below one's usual", columns: columns, rows: rows(", above: one unit more") { $0.above } + rows(", below: one unit more") { $0.below },
            notes: ["Two slopes in one model. Where they differ, much and little are not mirror images."])
        let reverse = ReadableTable(
            "The other direction: \(y) and practice \(later)", columns: columns, rows: rows("") { $0.reverse },
            notes: ["The difference in practice \(later) for one unit of \(y) above one's own mean."])
        let weeks = ReadableTable(
            "Rows with an entry", columns: ["Practice", "Rows", "Mean", "SD within", "SD between", "Without", "Above own mean", "Below own mean"],
            rows: kinds.map { kind in
                [
                    .text(kind.name), .count(kind.dose.weeks), .finite(kind.dose.average, else: "There is no row."),
                    .finite(kind.dose.deviationWithin, else: "There are too few rows."), .finite(kind.dose.deviationBetween, else: "There are too few people."),
                    .count(kind.dose.none), .count(kind.dose.above), .count(kind.dose.below),
                ]
            }, notes: ["A row is a \(period). One without an entry is not known."])
        return [side, corrected, between, tails, reverse, weeks]
    }

    /// Both directions, from which the order is read.
    private var corrected: ReadableTable {
        let reason = "Fewer than three people have four pairs."
        let shared = levelPercent(specification.sharedLevel)
        let directions = kinds.count == 1 ? "two directions share" : "two directions of \(kinds.count) kinds share"
        return ReadableTable(
            "Both directions, corrected for short courses", columns: ["Direction", "Estimate", "Interval", "p", "Standardised", "Its interval"],
            rows: kinds.flatMap { kind in
                [("\(kind.name) → later \(specification.outcome)", kind.correctedWithin), ("\(specification.outcome) → later \(kind.name)", kind.correctedReverse)].map { words, value in
                    [.text(words)] + (value?.standardizedCells ?? Array(repeating: .missing(reason), count: 5))
                }
            },
            notes: ["Both of one \(specification.period) stand in each model. Whole courses are compared with their halves (Dhaene and Jochmans 2015), by participants with at least four pairs. A direction counts as shown where its \(shared) % interval leaves out zero: \(directions) the level."])
    }

    public var warnings: [String] {
        var sentences: [String] = []
        if specification.isRecalled { sentences.append("Practice or outcome was recalled in one sitting, so no order in time is read.") }
        for kind in kinds where kind.within == nil { sentences.append("\(kind.name): \(kind.reason)") }
        if let togetherReason { sentences.append("The kinds could not be put into one model: \(togetherReason)") }
        if !specification.countsTime {
            sentences.append("\(specification.week) counts \(specification.unit)s, not time: where they lie unequally far apart, a slope mixes gaps of different lengths and says nothing of how long practice takes.")
        }
        if skipped > 0 { sentences.append("\(skipped) next rows of the same person are not \(specification.later), so they make no pair; the gaps between rows are unequal.") }
        if repeated > 0 { sentences.append("\(repeated) rows stand at one value of \(specification.week) at which the same person has a row already; the first is used.") }
        for kind in kinds where kind.within != nil {
            if let reason = kind.noOrder(specification), specification.timing.allowsCausalOrder { sentences.append("\(kind.name): no order is told. \(reason)") }
        }
        for kind in kinds { sentences += kind.warnings.map { "\(kind.name): \($0)" } }
        return sentences
    }

    public var pictures: [Picture] {
        let rows = kinds.compactMap { $0.within?.forestRow($0.name) }
        guard !rows.isEmpty else { return [] }
        return [Picture(
            id: "practices", title: "More practice in a \(specification.period), and \(specification.outcome) \(specification.later)",
            caption: kinds.map(orderSentence).joined(separator: " "),
            content: .forest(.init(rows: rows, reference: 0, axis: "standard deviations within people")))]
    }
}
