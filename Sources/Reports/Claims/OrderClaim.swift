import Mechanisms

/// What the order in time of a mechanism and an outcome lets one say. Without an order that is stated,
/// nothing is read about which came first, whatever the numbers.
struct OrderClaim {
    let verdict: OrderOfChangeVerdict
    let design: ClaimDesign
    let words: ClaimWords

    private var mechanism: String { words.mechanism }
    private var outcome: String { words.outcome }

    /// The verdict as far as the design bears it.
    private var borne: OrderOfChangeVerdict { design.isOrdered ? verdict : .timeNotStated }

    var claim: Claim { Claim(title, reading) }

    private var title: String {
        switch borne {
        case .mechanismFirst:
            switch design.badge {
            case .randomizedOrdered, .randomizedOnly: "Consistent with change in \(mechanism) carrying part of the effect"
            case .prospective, .oneSitting: "Consistent with change in \(mechanism) carrying part of a difference that was observed, not assigned"
            }
        case .againstTotal: "\(mechanism.capitalizedSentence) went with an effect against the total one"
        case .noTotalEffect: "An indirect effect, but no total effect shown"
        case .mechanismFirstAlone: "\(mechanism.capitalizedSentence) went before; no effect through it shown"
        case .outcomeFirst: "\(outcome.capitalizedSentence) went before \(mechanism), not shown the other way"
        case .bothWays: "Each went before the other"
        case .together: "Both changed together; the order cannot be told"
        case .nothingShown: "No order and no indirect effect shown"
        case .timeNotStated: untimedTitle
        case .earlyDaysDiffer: "The early measures were taken on different days; the order cannot be told"
        }
    }

    private var untimedTitle: String {
        switch design.timing {
        case .together: "Both were measured together; the order cannot be told"
        case .after: "\(mechanism.capitalizedSentence) was measured after \(outcome)"
        case .recalled: "Both were recalled in one sitting; the order cannot be told"
        case .before, .unknown: "When the measures were taken is not stated"
        }
    }

    private var reading: [String] {
        let before = "Earlier \(mechanism) went with later \(outcome); the other direction is not shown."
        switch borne {
        case .mechanismFirst:
            return [before, "What runs from the exposure through \(mechanism) points the way of the total effect.", firstStep, assumptions]
        case .againstTotal:
            return [before, "What runs from the exposure through \(mechanism) points against the total effect: it did not carry it.", assumptions]
        case .noTotalEffect:
            return [before, "There is no total effect shown for \(mechanism) to carry a part of.", assumptions]
        case .mechanismFirstAlone:
            return [before, "That the exposure works through it is not shown.", assumptions]
        case .outcomeFirst:
            return ["Earlier \(outcome) went with later \(mechanism); the other direction is not shown.", "These data do not support that \(mechanism) carried an effect.", assumptions]
        case .bothWays:
            return ["A loop between the two, or a common cause of both, would look like this; the data do not tell which came first."]
        case .together:
            return ["At the same visit the two look like mediation, but neither is shown to go before the other.", "One shared change read off two scales would give the same picture, so a claim that \(mechanism) carried an effect is not supported."]
        case .nothingShown:
            return ["Neither is shown to go before the other, and no indirect effect is shown at the same visit.", "That is not evidence of absence: look at the widths of the intervals."]
        case .timeNotStated:
            return [untimed]
        case .earlyDaysDiffer:
            return ["What seems to go first had its early measure on a later day than the other. A later measure knows more of what was to come, so one shared improvement would look like an order.", "Measured on the same day, the two could be compared."]
        }
    }

    private var untimed: String {
        switch design.timing {
        case .together, .after, .recalled: design.timing.meaning
        case .before, .unknown: "Without the study days of the columns no order in time can be read; the models describe associations."
        }
    }

    private var firstStep: String {
        switch design.assignment {
        case .randomized:
            "Randomization supports the step from treatment to \(mechanism) among those who stayed; the step from \(mechanism) to \(outcome) rests on the models."
        case .observed: "The exposure was observed, not assigned, so both steps rest on the models."
        case .unknown: "Whether the exposure was randomized is not stated, so both steps rest on the models."
        }
    }

    private var assumptions: String {
        "The models take it that there is no unmeasured common cause, that effects are straight lines and the same in everybody, and that scales are without error; a scale with more error tends to look like the one that follows."
    }
}
