/// Both tails: who reliably got better, and who reliably got worse.
public enum TailFinding: String, Hashable, Sendable, CaseIterable {
    case moreWorsened = "more_worsened", fewerWorsened = "fewer_worsened", worseningNotApart = "worsening_not_apart"
    case nobodyWorsened = "nobody_worsened"
    case moreImproved = "more_improved", fewerImproved = "fewer_improved", improvementNotApart = "improvement_not_apart"

    func claim(_ design: ClaimDesign, _ words: ClaimWords) -> Claim {
        let (who, outcome) = (words.exposure, words.outcome)
        let footing = design.isRandomized
            ? "People were assigned by chance; a reliable change is one beyond the error of the scale, and need not have anything to do with treatment."
            : "People were not assigned by chance; a reliable change is one beyond the error of the scale, and need not have anything to do with what people met."
        switch self {
        case .moreWorsened: return Claim("\(who.capitalizedSentence) went with more people whose \(outcome) got reliably worse", ["The interval of the difference in shares leaves out zero.", footing])
        case .fewerWorsened: return Claim("\(who.capitalizedSentence) went with fewer people whose \(outcome) got reliably worse", ["The interval of the difference in shares leaves out zero.", footing])
        case .worseningNotApart: return Claim("Some people's \(outcome) got reliably worse; no difference between the groups is shown", ["The interval of the difference in shares includes zero; with few people that says little.", footing])
        case .nobodyWorsened: return Claim("Nobody's \(outcome) got reliably worse among those measured", ["The upper end of the interval says how large a share is still compatible with that. Those who left are not among those measured."])
        case .moreImproved: return Claim("\(who.capitalizedSentence) went with more people whose \(outcome) got reliably better", ["The interval of the difference in shares leaves out zero.", footing])
        case .fewerImproved: return Claim("\(who.capitalizedSentence) went with fewer people whose \(outcome) got reliably better", ["The interval of the difference in shares leaves out zero.", footing])
        case .improvementNotApart: return Claim("No difference in how many people's \(outcome) got reliably better is shown", ["The interval of the difference in shares includes zero.", footing])
        }
    }
}

/// Whether anything known beforehand tells for whom it works.
public enum BenefitFinding: String, Hashable, Sendable, CaseIterable {
    case validated, notValidated = "not_validated"

    func claim(_ words: ClaimWords) -> Claim {
        switch self {
        case .validated: Claim("Something known beforehand went with who gained more from \(words.exposure)", ["It held in people on whom it was not found. Before it guides anybody's treatment it needs other people still."])
        case .notValidated: Claim("Nothing known beforehand told who gains more from \(words.exposure)", ["What was found in some people did not hold in the others. Nobody should be offered or refused treatment by it."])
        }
    }
}
