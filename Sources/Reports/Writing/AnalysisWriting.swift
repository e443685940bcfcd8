import AnalysisPlans
import MechanismEvidence
import Mechanisms
import Statistics

/// One analysis of a plan as blocks to be read.
struct AnalysisWriting {
    let outcome: AnalysisOutcome
    let names: ReportNames

    init(_ outcome: AnalysisOutcome, names: ReportNames) {
        self.outcome = outcome
        self.names = names
    }

    private var id: String {
        outcome.name.isEmpty ? "analysis" : outcome.name.split(separator: ".").joined(separator: "-")
    }

    /// - Parameter concluding: whether an order of change tells its conclusion here.
    func blocks(concluding: Bool = true) -> [Block] {
        switch outcome.detail {
        case .mediation(let fit, let badge):
            MediationWriting(
                fit: fit, badge: badge, assignment: names.assignment(of: fit.specification.exposure, stated: fit.specification.assignment), id: id, names: names.columns,
                phrases: names.phrases
            ).blocks
        case .orderOfChange(let fit):
            names.orderWriting(fit, id: outcome.name).blocks(concluding: concluding)
        case .sensitivity(let specification, let fit):
            SensitivityWriting(specification: specification, fit: fit, names: names.columns).blocks
        case .reliability(let fit): DescriptionWriting(id: id).blocks(fit)
        case .correlation(let fit): DescriptionWriting(id: id).blocks(fit)
        case .distribution(let fit): DescriptionWriting(id: id).blocks(fit)
        case .fitted(let fit): claims(fit) + FittedWriting(fitted: fit, id: id, names: names, told: told(fit)).blocks
        case .comparison(let test): [.table(ReportTable(test.table))]
        case .part(let of): [.table(ReportTable(outcome.results.readable("A part of the results of \(of)")))]
        }
    }

    /// Sentences that the claim before has told already.
    private func told(_ fitted: FittedAnalysis) -> [String] { (fitted.base as? MechanismFit).map { [$0.verdictSentence] } ?? [] }

    /// What a kind lets one say, from the table of claims: the first in full, of the others what is not said yet.
    private func claims(_ fitted: FittedAnalysis) -> [Block] {
        if let fit = fitted.base as? MechanismFit {
            return [.notice(MechanismWriting(fit: fit, names: names).claim.notice(fit.verdict.cannotTell ? .caution : .note))]
        }
        let claims = ResultClaims(outcome, names: names).claims
        guard let first = claims.first else { return [] }
        let others = claims.dropFirst().map { claim in
            ([claim.title] + claim.sentences.filter { !first.sentences.contains($0) }).joined(separator: claim.sentences == first.sentences ? "" : ". ")
        }
        return [.notice(first.notice(.note))] + (others.isEmpty ? [] : [.list(others)])
    }
}
