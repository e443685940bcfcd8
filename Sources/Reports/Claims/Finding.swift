public import MechanismEvidence
public import Mechanisms

/// What an analysis found, apart from the numbers: the rows of the table of claims. The columns are
/// the designs; ``Finding/claim(under:words:direction:)`` is the cell. Every sentence that a report makes
/// about an effect or a mechanism is one of these.
public enum Finding: Hashable, Sendable {
    case total(TotalFinding)
    case indirect(IndirectFinding)
    case order(OrderOfChangeVerdict)
    case mechanism(MechanismVerdict)
    case evidence(EvidenceFinding)
    case lasting(LastingFinding)
    case tails(TailFinding)
    case benefit(BenefitFinding)
    case dose(DoseFinding)
    case blinding(BlindingFinding)
    case scale(ScaleFinding)

    /// Every finding there is.
    public static let all: [Finding] =
        TotalFinding.allCases.map(Finding.total) + IndirectFinding.allCases.map(Finding.indirect)
        + OrderOfChangeVerdict.allCases.map(Finding.order) + MechanismVerdict.allCases.map(Finding.mechanism) + EvidenceFinding.allCases.map(Finding.evidence)
        + LastingFinding.allCases.map(Finding.lasting) + TailFinding.allCases.map(Finding.tails)
        + BenefitFinding.allCases.map(Finding.benefit) + DoseFinding.allCases.map(Finding.dose)
        + BlindingFinding.allCases.map(Finding.blinding) + ScaleFinding.allCases.map(Finding.scale)

    /// What may be said of it.
    ///
    /// - Parameter direction: which way the outcome goes; of the path from mechanism to outcome where
    ///   the finding is about one, else of the difference between the exposed and the others.
    public func claim(under design: ClaimDesign, words: ClaimWords, direction: ClaimDirection = .unstated) -> Claim {
        switch self {
        case .total(let finding): finding.claim(design, words, direction)
        case .indirect(let finding): finding.claim(design, words, direction)
        case .order(let verdict): OrderClaim(verdict: verdict, design: design, words: words).claim
        case .mechanism(let verdict): MechanismClaim(verdict: verdict, design: design, words: words).claim
        case .evidence(let finding): finding.claim(design, words)
        case .lasting(let finding): finding.claim(design, words)
        case .tails(let finding): finding.claim(design, words)
        case .benefit(let finding): finding.claim(words)
        case .dose(let finding): finding.claim(design, words)
        case .blinding(let finding): finding.claim(words)
        case .scale(let finding): finding.claim(words)
        }
    }
}
