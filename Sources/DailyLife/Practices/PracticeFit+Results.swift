import Mechanisms
public import Statistics

extension PracticeFit {
    public var results: ResultTree {
        .of([
            "n_participants": .count(account.units.first?.count ?? 0), "n_pairs": .count(account.rowsAnalysed),
            "practices": .branch(kinds.map { .init($0.name, tree($0)) }),
            "n_pairs_together": .count(togetherRows),
            "level_of_order": .number(specification.sharedLevel),
            "design": .of(["is_randomized": .count(0), "is_ordered": .count(specification.timing.allowsCausalOrder ? 1 : 0)]),
        ])
    }

    private func tree(_ kind: Kind) -> ResultTree {
        let reason = kind.reason.isEmpty ? "It is not defined in these data." : kind.reason
        let alone = kinds.count > 1 ? togetherReason ?? reason : "There is one kind."
        func part(_ value: DailyEstimate?, _ reason: String) -> ResultTree { value?.results ?? .missing(reason) }
        let order = kind.order(specification)
        let short = kind.reason.isEmpty ? "Fewer than three people have four pairs, or something does not vary within them." : kind.reason
        func before(_ isShown: Bool) -> ResultTree { kind.noOrder(specification).map { .missing($0) } ?? .count(isShown ? 1 : 0) }
        return .of([
            "n_participants": .count(kind.people), "n_pairs": .count(kind.rows), "within": part(kind.within, reason),
            "between": part(kind.between, reason.isEmpty ? "People's means do not differ." : reason),
            "within_together": part(kind.withinTogether, alone), "between_together": part(kind.betweenTogether, alone),
            "above_own_mean": part(kind.above, reason), "below_own_mean": part(kind.below, reason), "outcome_on_next_practice": part(kind.reverse, reason),
            "corrected": .of([
                "practice_to_outcome": part(kind.correctedWithin, short), "outcome_to_practice": part(kind.correctedReverse, short),
                "pairs_per_participant": .finite(kind.panel?.pairsPerPerson ?? .nan, else: short),
            ]),
            "weeks": .of([
                "n": .count(kind.dose.weeks), "none": .count(kind.dose.none), "above_own_mean": .count(kind.dose.above), "below_own_mean": .count(kind.dose.below),
                "mean": .finite(kind.dose.average, else: "There is no row."), "sd_within": .finite(kind.dose.deviationWithin, else: "There are too few rows."),
                "sd_between": .finite(kind.dose.deviationBetween, else: "There are too few people."),
            ]),
            "goes_before": .of([
                "practice": before(order == .mechanismFirst || order == .bothWays), "outcome": before(order == .outcomeFirst || order == .bothWays),
            ]),
        ])
    }
}
