import Mechanisms
import MixedModels
public import Statistics

extension CheckInFit {
    public var results: ResultTree {
        let none = ResultTree.missing("Fewer than three people have four lags, or a state does not vary within them.")
        let counts = checkIns.counts
        return .of([
            "prompts": .of([
                "rows": .count(checkIns.rows), "answered": .count(checkIns.prompts.count), "unanswered": .count(checkIns.unanswered),
                "repeated": .count(checkIns.repeated), "participants": .count(checkIns.people),
                "per_participant_mean": .finite(Double(checkIns.prompts.count) / Double(max(1, checkIns.people)), else: "There is nobody."),
                "per_participant_min": .count(counts.min() ?? 0), "per_participant_max": .count(counts.max() ?? 0),
                "answered_share": answered.map { .number($0) } ?? .missing("No prompt was sent."),
            ]),
            "lag_pairs": .of([
                "n": .count(course.lags), "participants": .count(course.people), "over_night": .count(course.nights),
                "longer_gap_share": .number(course.longer),
            ]),
            "mechanism": tree(mechanismParts), "outcome": tree(outcomeParts),
            "same_prompt": .of([
                "within_r": .finite(same.within, else: "A state does not vary."), "within_ci_lower": end(same.withinEnds?.lower),
                "within_ci_upper": end(same.withinEnds?.upper), "between_r": .finite(same.between, else: "People's means do not differ."),
                "between_ci_lower": end(same.betweenEnds?.lower), "between_ci_upper": end(same.betweenEnds?.upper),
            ]),
            "lags": .of([
                "mechanism_to_outcome": forward.lag.results, "outcome_to_mechanism": backward.lag.results,
                "mechanism_on_itself": backward.carryOver.results, "outcome_on_itself": forward.carryOver.results,
            ]),
            "corrected": .of([
                "mechanism_to_outcome": forward.correctedLag?.results ?? none, "outcome_to_mechanism": backward.correctedLag?.results ?? none,
                "mechanism_on_itself": backward.correctedCarryOver?.results ?? none, "outcome_on_itself": forward.correctedCarryOver?.results ?? none,
                "participants": .count(forward.corrected?.people ?? 0),
            ]),
            "between": .of([
                "mechanism_on_outcome": forward.between?.results ?? .missing("People's means do not differ."),
                "outcome_on_mechanism": backward.between?.results ?? .missing("People's means do not differ."),
            ]),
            "slope_sd": .of(["mechanism_to_outcome": slope(forward), "outcome_to_mechanism": slope(backward)]),
            "goes_before": .of(["mechanism": .count(mechanismGoesBefore ? 1 : 0), "outcome": .count(outcomeGoesBefore ? 1 : 0)]),
            "level_of_order": .number(specification.sharedLevel),
            "design": .of(["is_randomized": .count(0), "is_ordered": .count(specification.timing.allowsCausalOrder ? 1 : 0)]),
        ])
    }

    private func end(_ value: Double?) -> ResultTree { .finite(value ?? .nan, else: "There are too few people for an interval.") }

    private func tree(_ parts: Parts) -> ResultTree {
        .of([
            "mean": .finite(parts.mean, else: "It is not defined."), "sd_between": .finite(parts.between.squareRoot(), else: "It is not defined."),
            "sd_within": .finite(parts.within.squareRoot(), else: "It is not defined."), "icc": .finite(parts.share, else: "It does not vary."),
        ])
    }

    private func slope(_ model: LaggedModel) -> ResultTree {
        guard model.hasSlope, let covariance = model.fit.covariances.first, covariance.rows > 1 else { return .missing("The lag has no random slope.") }
        return .finite(max(0, covariance[1, 1]).squareRoot(), else: "It is not defined.")
    }
}
