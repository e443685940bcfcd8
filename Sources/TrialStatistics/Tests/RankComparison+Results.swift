import Statistics

extension RankComparison {
    func fit(_ name: String, title: String, _ account: FitAccount, level: Double) -> TrialFit {
        let reason = "All values are alike, or there are too few."
        var entries: [ResultTree.Entry] = [
            .init("statistic", .number(statistic)), .init("p", .finite(p, else: reason)), .init("exact", .count(isExact ? 1 : 0)),
            .init("hodges_lehmann", shift.map { .number($0) } ?? .missing("There are too many pairs.")),
            .init("ci_lower", .finite(lower, else: reason)), .init("ci_upper", .finite(upper, else: reason)),
        ]
        if let superiority { entries.append(.init("probability_of_superiority", .number(superiority))) }
        return TrialFit(
            results: .branch(entries), account: account, warnings: warnings,
            tables: [ReadableTable(
                title, columns: ["", "shift", intervalHeading(level), "statistic", "p"],
                rows: [[
                    .text(name), .finite(shift, else: "There are too many pairs."), .ends(lower, upper, else: reason),
                    .number(statistic), .probability(p, else: reason),
                ]],
                notes: [isExact ? "Exact." : "Normal approximation, corrected for ties and continuity.", "Shift: Hodges–Lehmann."])])
    }
}
