import Mechanisms
import Statistics

/// How strong an unmeasured common cause would have to be, in words and a table.
struct SensitivityWriting {
    let specification: MediationSensitivity
    let fit: MediationSensitivityFit
    let names: [String: String]

    var blocks: [Block] { [.paragraph(sentence), .details(summary: "The indirect effect under each strength of a common cause", [.table(table)])] }

    private func name(_ variable: String) -> String { names[variable] ?? variable }

    private var sentence: String {
        let rho = Words.number(fit.rhoAtZero)
        let share = Words.number(fit.residualProductAtZero)
        return "The indirect effect through \(name(specification.mediator)) would be zero if an unmeasured common cause left a correlation of \(rho) between the errors of the two equations. Put otherwise: the shares of the remaining variance of \(name(specification.mediator)) and of \(name(specification.outcome)) that it explains would have to multiply to \(share). This is about the estimate alone, adjusted for \(specification.covariates.isEmpty ? "nothing" : Words.list(specification.covariates.map(name))); its interval would include zero under a weaker cause, or already does. Nothing in the data says whether such a cause exists."
    }

    private var table: ReportTable {
        ReportTable(
            caption: "Indirect effect by error correlation ρ (Imai, Keele and Yamamoto 2010); \(fit.rowsUsed) rows",
            columns: [.init("ρ", isNumeric: true), .init("Indirect effect", isNumeric: true)],
            rows: fit.effects.map { [Words.number($0.rho, 1), Words.number($0.indirectEffect)] })
    }
}
