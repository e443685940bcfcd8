import Mechanisms
public import Statistics

extension CheckInFit {
    var orderSentence: String {
        let sentence = order.sentence(mechanism: specification.mechanism, outcome: specification.outcome, place: "Within people, from one prompt to the next")
        switch order {
        case .mechanismFirst, .outcomeFirst, .bothWays: return "\(sentence) \(LagOrder.errorOfMeasurement)"
        case .notTold: return "\(sentence) \(noOrder ?? "")"
        case .nothingShown, .timeNotStated: return sentence
        }
    }

    public var tables: [ReadableTable] {
        let (x, y) = (specification.mechanism, specification.outcome)
        let columns = ["From one prompt to the next", "Estimate", "Interval", "p", "Standardised", "Its interval"]
        let rows: [(String, DailyEstimate?)] = [
            ("\(x) → later \(y)", forward.correctedLag), ("\(y) → later \(x)", backward.correctedLag), ("\(x) → later \(x)", backward.correctedCarryOver),
            ("\(y) → later \(y)", forward.correctedCarryOver),
        ]
        let plain: [(String, DailyEstimate)] = [
            ("\(x) → later \(y)", forward.lag), ("\(y) → later \(x)", backward.lag), ("\(x) → later \(x)", backward.carryOver), ("\(y) → later \(y)", forward.carryOver),
        ]
        let reason = "Fewer than three people have four lags."
        let (percent, shared) = (levelPercent(specification.level), levelPercent(specification.sharedLevel))
        let night = specification.night == .apart && specification.day != nil ? "No lag bridges a night." : "\(course.nights) lags bridge a night."
        let corrected = ReadableTable(
            "Lags within people, corrected for short courses", columns: columns,
            rows: rows.map { [.text($0)] + ($1?.standardizedCells ?? Array(repeating: .missing(reason), count: 5)) },
            notes: [
                orderSentence,
                "\(forward.corrected?.people ?? 0) participants with at least four lags; intervals (\(percent) %) by leaving out one participant at a time. A direction counts as shown where its \(shared) % interval leaves out zero: two directions share the level.",
                "Both states one prompt before stand in each model. \(night) States were observed, never assigned: a lag is consistent with a process in that direction, and with a third thing that moves one earlier than the other.",
            ])
        let mixed = ReadableTable(
            "Lags within people, mixed models", columns: columns, rows: plain.map { [.text($0)] + $1.standardizedCells },
            notes: [
                "\(course.lags) lags of \(course.people) participants. \(biasSentence)",
                "Standardised: in standard deviations within people.",
            ])
        return [corrected, mixed, sameTable, betweenTable, promptTable]
    }

    /// The bias of short courses, in words and in size.
    private var biasSentence: String {
        let length = Double(course.lags) / Double(max(1, course.people))
        let rounded = ((length * 10).rounded() / 10).shortestText ?? ""
        return "Here a state is taken from the person's own mean, which holds the later values too: that pulls carry-over towards zero, by about (1 + carry-over) / (lags of a person − 1) (Nickell 1981), and with it the other lags a little. With \(rounded) lags a person that is not nothing; the table above takes it away by comparing whole courses with their halves (Dhaene and Jochmans 2015), as long as both halves follow the same rule."
    }

    private var sameTable: ReadableTable {
        func cell(_ ends: Ends?) -> ReadableTable.Cell { ends.map { .interval($0.lower, $0.upper) } ?? .missing("There are too few people.") }
        return ReadableTable(
            "At the same prompt", columns: ["\(specification.mechanism) with \(specification.outcome)", "Correlation", "Interval"],
            rows: [
                [.text("Within people"), .finite(same.within, else: "A state does not vary."), cell(same.withinEnds)],
                [.text("Between people (their means)"), .finite(same.between, else: "Means do not differ."), cell(same.betweenEnds)],
            ],
            notes: ["\(checkIns.prompts.count) prompts of \(checkIns.people) participants. It has no order in time."])
    }

    private var betweenTable: ReadableTable {
        func row(_ name: String, _ parts: Parts) -> [ReadableTable.Cell] {
            [
                .text(name), .finite(parts.mean, else: "It is not defined."), .finite(parts.between.squareRoot(), else: "It is not defined."),
                .finite(parts.within.squareRoot(), else: "It is not defined."), parts.share.isFinite ? .share(parts.share) : .missing("It does not vary."),
            ]
        }
        return ReadableTable(
            "The states", columns: ["State", "Mean", "SD between people", "SD within people", "Share between people"],
            rows: [row(specification.mechanism, mechanismParts), row(specification.outcome, outcomeParts)])
    }

    private var promptTable: ReadableTable {
        let counts = checkIns.counts
        return ReadableTable(
            "Prompts", columns: ["Quantity", "Number"],
            rows: [
                [.text("Participants"), .count(checkIns.people)], [.text("Prompts answered"), .count(checkIns.prompts.count)],
                [.text("Answered of those sent"), answered.map { .share($0) } ?? .missing("No prompt was sent.")],
                [.text("Fewest of a participant"), .count(counts.min() ?? 0)], [.text("Most of a participant"), .count(counts.max() ?? 0)],
                [.text("Rows that repeat a time, left out"), .count(checkIns.repeated)], [.text("Lags"), .count(course.lags)],
            ],
            notes: specification.planned == nil ? ["Sent: the rows of the table. Prompts that left no row are not known; state planned_prompts to count them."] : [])
    }
}
