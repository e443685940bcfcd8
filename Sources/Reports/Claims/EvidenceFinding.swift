/// What stands beside an indirect effect and would take it away.
public enum EvidenceFinding: String, Hashable, Sendable, CaseIterable {
    case rivalAsGood = "rival_as_good", rivalsWeaker = "rivals_weaker", rivalsNotMeasured = "rivals_not_measured"
    case reversedAsGood = "reversed_as_good", reversedNotShown = "reversed_not_shown"
    case unreliabilityTakesIt = "unreliability_takes_it", unreliabilityLeavesIt = "unreliability_leaves_it"
    case baselineTakesIt = "baseline_takes_it", baselineLeavesIt = "baseline_leaves_it"
    case expectancyTakesIt = "expectancy_takes_it", expectancyLeavesIt = "expectancy_leaves_it", expectancyNotMeasured = "expectancy_not_measured"
    case siteTakesIt = "site_takes_it", siteLeavesIt = "site_leaves_it"
    case fewPeopleTakeIt = "few_people_take_it"
    case commonInfluence = "common_influence"

    func claim(_ design: ClaimDesign, _ words: ClaimWords) -> Claim {
        let (mechanism, outcome) = (words.mechanism, words.outcome)
        let took = "is then not told from none"
        switch self {
        case .rivalAsGood:
            return Claim("A rival does as well as \(mechanism)", ["On the same people at least one rival shows as large an indirect effect, so these data do not single out \(mechanism).", visit(design)])
        case .rivalsWeaker:
            return Claim("The rivals measured show less than \(mechanism)", ["On the same people their indirect effects are smaller; a rival that was not measured could do as well.", visit(design)])
        case .rivalsNotMeasured:
            return Claim("No rival of \(mechanism) was measured", ["Anything that changed with \(mechanism) would look the same, so these data do not single it out."])
        case .reversedAsGood:
            return Claim("The reversed model does as well", ["With \(outcome) before \(mechanism) the indirect effect is shown too, so the direction is not told."])
        case .reversedNotShown:
            return Claim("The reversed model shows no indirect effect", ["With \(outcome) before \(mechanism) it is not told from none. That speaks for the direction only as far as both are measured equally well."])
        case .unreliabilityTakesIt:
            return Claim("With the error of the scale allowed for, no indirect effect is shown", ["Corrected for the unreliability of \(mechanism), the indirect effect \(took)."])
        case .unreliabilityLeavesIt:
            return Claim("The indirect effect stays when the error of the scale is allowed for", ["Corrected for the unreliability of \(mechanism), its interval still leaves out zero; the reliability itself is an estimate."])
        case .baselineTakesIt:
            return Claim("Held at the same baseline, no indirect effect is shown", ["With the baselines of \(mechanism) and \(outcome) held constant, the indirect effect \(took): people differed before."])
        case .baselineLeavesIt:
            return Claim("The indirect effect stays at the same baseline", ["With the baselines of \(mechanism) and \(outcome) held constant, its interval still leaves out zero."])
        case .expectancyTakesIt:
            return Claim("Expectation is as good an account", ["With what people expected or guessed held constant, the indirect effect \(took): what they believed they had been given may have moved both \(mechanism) and \(outcome)."])
        case .expectancyLeavesIt:
            return Claim("The indirect effect stays beside expectation", ["With what people expected or guessed held constant, its interval still leaves out zero; expectations are measured with error, too."])
        case .expectancyNotMeasured:
            return Claim("What people expected was not measured", ["Guesses and expectations that move both \(mechanism) and \(outcome) would look the same."])
        case .siteTakesIt:
            return Claim("The indirect effect rests on one site", ["Without one of the sites it \(took)."])
        case .siteLeavesIt:
            return Claim("The indirect effect does not rest on one site", ["Whichever site is left out, its interval leaves out zero."])
        case .fewPeopleTakeIt:
            return Claim("The indirect effect rests on few people", ["Without the few people who weigh most it \(took)."])
        case .commonInfluence:
            return Claim("How strong a common influence would have to be", ["An influence on both \(mechanism) and \(outcome) that was not measured would take the indirect effect to zero at the strength that is told with it. Nothing in the data says whether there is one."])
        }
    }

    private func visit(_ design: ClaimDesign) -> String {
        design.isOrdered
            ? "All were measured before the outcome, which sets them against each other and no more."
            : "Measured without an order of time, almost any scale that is laden with distress shows an indirect effect."
    }
}
