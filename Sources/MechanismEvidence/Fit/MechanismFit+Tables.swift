import Mechanisms
public import Statistics

extension MechanismFit {
    public var tables: [ReadableTable] {
        [verdictTable, effectTable] + pathTable + comparisonTable + ownPeopleTable + partTables + sensitivityTables
            + reporting.tables
    }

    var percent: String { "\(levelPercent(specification.level)) % interval" }
    var laggedPercent: String { "\(levelPercent(specification.laggedLevel)) %" }

    private var verdictTable: ReadableTable {
        let (m, y) = (specification.mechanism.name, specification.outcome.name)
        let badge = focus?.badge ?? DesignBadge(isRandomized: specification.assignment == .randomized, timing: .unknown)
        var rows: [[ReadableTable.Cell]] = [
            [.text("Verdict"), .text(verdict.label)], [.text("In words"), .text(verdictSentence)],
            [.text("Design"), .text(badge.words)],
            [.text("People"), .text("\(people) of \(rowsInTable), the same in every number unless a row says otherwise")],
        ]
        let same = effect(.concurrent, of: m)
        rows.append([
            .text("Same visit"),
            .text(same == nil ? "not measured" : isSameVisitFlagged
                ? "flagged: not to be told from a reverse order or one shared improvement"
                : "beside an effect in the order of time"),
        ])
        return ReadableTable("\(m.capitalizedFirst) and \(y): what the design can say", columns: ["", "Finding"], rows: rows)
    }

    private var effectTable: ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        for place in Place.allCases {
            for candidate in [specification.mechanism] + specification.rivals {
                if let effect = effect(place, of: candidate.name) {
                    rows.append([
                        .text("\(effect.candidate), \(place.label)"), .text(effect.timing.label),
                        .text(effect.isCorrected ? "corrected" : "as measured"), .count(effect.people),
                        .number(effect.indirect.estimate), cell(effect.indirect.interval, effect.indirect),
                        .number(effect.standardised.estimate), cell(effect.standardised.interval, effect.standardised),
                    ])
                } else {
                    let reason = absent.first { $0.candidate == candidate.name && $0.place == place }?.reason ?? "It was not measured."
                    rows.append([
                        .text("\(candidate.name), \(place.label)"), .text("not looked at"), .empty, .empty, .missing(reason), .empty,
                        .empty, .empty,
                    ])
                }
            }
        }
        return ReadableTable(
            "The indirect effect in each order of time, on the same people",
            columns: ["Through", "Timing", "Scales", "n", "Indirect effect", percent, "In SD of what comes last", percent],
            rows: rows,
            notes: [
                "From earlier to later: the candidate early, \(specification.outcome.name) late, early \(specification.outcome.name) held constant. Reversed: the other way round. Same visit: both late. Baselines are held constant in each.",
                "Intervals: percentile bootstrap, \(specification.bootstrap.resamples) resamples, the same for every row.",
            ])
    }

    private var pathTable: [ReadableTable] {
        let rows = effects.map { effect -> [ReadableTable.Cell] in
            let b = effect.isCorrected ? effect.b.laggedInterval : effect.leastSquaresB ?? effect.b.laggedInterval
            return [
                .text("\(effect.candidate), \(effect.place.label)"), .text(effect.timing.label), .count(effect.people),
                .number(effect.a.estimate), cell(effect.a.interval, effect.a), .number(effect.b.estimate),
                effect.place == .concurrent ? cell(effect.b.interval, effect.b) : cell(b, effect.b),
                .number(effect.total.estimate), .number(effect.direct.estimate), cell(effect.direct.interval, effect.direct),
            ]
        }
        guard !rows.isEmpty else { return [] }
        return [ReadableTable(
            "Paths", columns: [
                "Through", "Timing", "n", "a", percent, "b", "\(laggedPercent) (same visit \(levelPercent(specification.level)) %)",
                "Total", "Direct", percent,
            ], rows: rows,
            notes: [
                "Of the two lagged models either could err, so each asks path b at \(laggedPercent): \(specification.bootstrap.unit == nil ? "least squares where nothing is corrected, else percentile bootstrap" : "percentile bootstrap of whole units").",
            ])]
    }

    private var comparisonTable: [ReadableTable] {
        guard !comparisons.isEmpty else { return [] }
        let rows = comparisons.map { comparison -> [ReadableTable.Cell] in
            let timing = effect(comparison.place, of: comparison.rival)?.timing.label ?? ""
            return [
                .text("\(comparison.rival), \(comparison.place.label)"), .text(timing), .count(people),
                .number(comparison.mechanism), .number(comparison.rivalEffect.estimate),
                .number(comparison.difference.estimate), cell(comparison.difference.interval, comparison.difference),
                .text(comparison.finding.words),
            ]
        }
        return [ReadableTable(
            "\(specification.mechanism.name.capitalizedFirst) beside its rivals",
            columns: ["Rival", "Timing", "n", specification.mechanism.name, "Rival's", "Difference", percent, "The rival"], rows: rows,
            notes: ["Indirect effects in standard deviations of \(specification.outcome.name), along the total effect: a difference above 0 is more through \(specification.mechanism.name). The same resamples for both."])]
    }

    private var ownPeopleTable: [ReadableTable] {
        let rows = effects.compactMap { effect -> [ReadableTable.Cell]? in
            guard let own = effect.ownPeople else { return nil }
            return [
                .text("\(effect.candidate), \(effect.place.label)"), .text(effect.timing.label), .count(effect.people),
                .number(effect.indirect.estimate), .count(own.people),
                .finite(own.indirect?.estimate, else: "The data give no solution."),
                own.indirect.map { cell($0.interval, $0) } ?? .empty,
            ]
        }
        guard !rows.isEmpty else { return [] }
        return [ReadableTable(
            "The same models on their own people",
            columns: ["Through", "Timing", "n, same people", "Indirect effect", "n, own people", "Indirect effect", percent], rows: rows,
            notes: ["Own people: all who are complete for this model alone."])]
    }

    private var partTables: [ReadableTable] {
        parts.map { parts in
            var rows = parts.parts.map { part -> [ReadableTable.Cell] in
                [
                    .text(part.name), .count(people), .number(part.a.estimate), cell(part.a.interval, part.a),
                    .number(part.b.estimate), cell(part.b.interval, part.b), .number(part.indirect.estimate),
                    cell(part.indirect.interval, part.indirect),
                ]
            }
            rows.append([
                .text("all parts"), .count(people), .empty, .empty, .empty, .empty, .number(parts.total.estimate),
                cell(parts.total.interval, parts.total),
            ])
            if let difference = parts.difference {
                rows.append([
                    .text("first minus second"), .count(people), .empty, .empty, .empty, .empty, .number(difference.estimate),
                    cell(difference.interval, difference),
                ])
            }
            return ReadableTable(
                "Parts of \(specification.mechanism.name) side by side, \(parts.place.label) (\(parts.timing.label))",
                columns: ["Part", "n", "a", percent, "b", percent, "Indirect effect", percent], rows: rows,
                notes: ["Each part beside the others: what a part shares with the rest is counted for none of them alone. \(parts.isCorrected ? "Corrected for stated reliabilities." : parts.isCorrectionGivenUp ? "As measured: with the stated reliabilities there is no steady solution." : "As measured.")"])
        }
    }

    func cell(_ ends: Ends?, _ estimate: EvidenceEstimate) -> ReadableTable.Cell {
        ends.map { .interval($0.lower, $0.upper) } ?? .missing(estimate.reasonWithoutInterval)
    }
}

extension RivalComparison.Finding {
    var words: String {
        switch self {
        case .better: "does better"
        case .asWell: "does as well"
        case .less: "does less"
        case .notShown: "no effect shown"
        case .notTold: "cannot be told"
        }
    }
}

extension DesignBadge {
    /// In words, for a table.
    var words: String {
        switch self {
        case .randomizedOrdered: "randomized, and the mechanism measured before the outcome"
        case .randomizedOnly: "randomized; the mechanism not measured before the outcome"
        case .prospective: "observed; the mechanism measured before the outcome"
        case .oneSitting: "observed; no order in time"
        }
    }
}
