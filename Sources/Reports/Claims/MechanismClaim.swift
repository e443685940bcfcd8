import MechanismEvidence
import Mechanisms

/// What one effect in every order of time lets one say, beside its rivals. The verdict knows the order of time
/// and the reliabilities; what the design bears is said with it.
struct MechanismClaim {
    let verdict: MechanismVerdict
    let design: ClaimDesign
    let words: ClaimWords

    /// The verdict as far as the design bears it: without an order of time none that rests on one.
    private var borne: MechanismVerdict {
        switch verdict {
        case .nothingShown, .sameVisitOnly, .correctionFails, .noOrderOfTime: verdict
        case .mechanismFirst, .rivalAsWell, .againstTotal, .noTotalEffect, .mechanismFirstAlone, .outcomeFirst, .bothWays, .together,
            .reliabilityNotStated, .oneDirection, .rivalNotTold, .orderNotShown:
            design.isOrdered ? verdict : .noOrderOfTime
        }
    }

    var claim: Claim {
        let sentence = borne.sentence(
            exposure: words.exposure, mechanism: words.mechanism, outcome: words.outcome, isRandomized: design.isRandomized)
        return Claim(
            "\(words.mechanism.capitalizedSentence) and \(words.outcome): \(borne.label)",
            [sentence.capitalizedSentence] + (borne.cannotTell ? [] : [design.badge.reach]))
    }
}
