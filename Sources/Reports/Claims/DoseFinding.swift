/// What a dose went with.
public enum DoseFinding: String, Hashable, Sendable, CaseIterable {
    case rising, lowerDoseDidBetter = "lower_dose_did_better", notShown = "not_shown"

    func claim(_ design: ClaimDesign, _ words: ClaimWords) -> Claim {
        let footing = design.isRandomized ? "Doses were assigned by chance." : "Doses were not assigned by chance, so those compared may have differed before."
        switch self {
        case .rising: return Claim("Higher doses went with a larger difference in \(words.outcome)", ["No order was forced on the doses; each contrast has its interval.", footing])
        case .lowerDoseDidBetter: return Claim("A lower dose went with a larger difference in \(words.outcome) than a higher one", ["The contrast of the two leaves out zero. No order was forced on the doses.", footing])
        case .notShown: return Claim("No difference in \(words.outcome) between the doses is shown", ["The intervals of the contrasts include zero. That is not evidence of absence.", footing])
        }
    }
}

/// What people guessed they had been given, and what it does to an effect.
public enum BlindingFinding: String, Hashable, Sendable, CaseIterable {
    case guessedRight = "guessed_right", atChance = "at_chance", guessedWrong = "guessed_wrong"
    case effectStays = "effect_stays", effectNotShown = "effect_not_shown", cannotTell = "cannot_tell", notAsked = "not_asked"

    func claim(_ words: ClaimWords) -> Claim {
        let outcome = words.outcome
        switch self {
        case .guessedRight: return Claim("People guessed what they had been given more often than chance", ["What they believed can have moved what they reported, in both directions of time."])
        case .atChance: return Claim("Guesses are not told from chance", ["That is compatible with blinding that held, and with guesses too few to tell."])
        case .guessedWrong: return Claim("People guessed wrong more often than chance", ["Those not given the treatment tended to believe that they had been, or the reverse."])
        case .effectStays: return Claim("At chance-level guessing, a difference in \(outcome) is still shown", ["It takes those who guessed right and those who guessed wrong to be alike otherwise, which nobody assigned."])
        case .effectNotShown: return Claim("At chance-level guessing, no difference in \(outcome) is shown", ["That does not say that guessing made the difference: those who did well may have guessed from it."])
        case .cannotTell: return Claim("What would be left at chance-level guessing cannot be told", ["Too few people guessed wrong for an estimate among them."])
        case .notAsked: return Claim("What people guessed is not analysed", ["Whether blinding held cannot be told from this report."])
        }
    }
}

/// Whether the scale is the same scale afterwards.
public enum ScaleFinding: String, Hashable, Sendable, CaseIterable {
    case same, partly, notSame = "not_same", cannotTell = "cannot_tell", notAsked = "not_asked"

    func claim(_ words: ClaimWords) -> Claim {
        let mechanism = words.mechanism
        switch self {
        case .same: return Claim("The scale of \(mechanism) is not shown to have changed its meaning", ["The same answers stood for the same level at both times, as far as the model can tell."])
        case .partly: return Claim("Parts of the scale of \(mechanism) changed their meaning", ["Some items stood for another level afterwards. A change in the score is partly a change in how people answer; the change with those items freed stands beside it."])
        case .notSame: return Claim("The scale of \(mechanism) is not the same scale afterwards", ["A change in the score mixes change in people with change in how they answer, so read no indirect effect from it."])
        case .cannotTell: return Claim("Whether the scale of \(mechanism) stayed the same cannot be told", ["Too few people, or items, for the model."])
        case .notAsked: return Claim("Whether the scale of \(mechanism) stayed the same is not analysed", ["A change in the score may be a change in how people answer."])
        }
    }
}
