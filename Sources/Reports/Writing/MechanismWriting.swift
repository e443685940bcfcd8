import MechanismEvidence
import Mechanisms

/// The claim of a question about a mechanism, in the names that people use.
struct MechanismWriting {
    let fit: MechanismFit
    let names: ReportNames

    var design: ClaimDesign {
        ClaimDesign(
            assignment: names.assignment(of: fit.specification.exposure, stated: fit.specification.assignment), timing: fit.focus?.timing ?? .unknown)
    }

    var claim: Claim {
        Finding.mechanism(fit.verdict).claim(
            under: design,
            words: ClaimWords(
                exposure: names.phrases[fit.specification.exposure] ?? fit.specification.exposure, mechanism: fit.specification.mechanism.name,
                outcome: fit.specification.outcome.name))
    }
}
