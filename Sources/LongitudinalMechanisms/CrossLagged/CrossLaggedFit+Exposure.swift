import Mechanisms
import Statistics

extension CrossLaggedFit {
    var exposureTables: [ReadableTable] {
        let x = own("x")
        let direct = ReadableTable(
            "\(x) in the model", columns: ["On"] + Self.lagColumns, rows: exposureRows.map { [.text($0.words)] + $0.value.cells },
            notes: [specification.isRandomized ? "\(x) was randomised." : "\(x) was observed, or the plan does not say that it was randomised: what differs between its groups may come from elsewhere."])
        guard !indirect.isEmpty else { return [direct] }
        let timing = specification.timing
        let through = ReadableTable(
            "From \(x) over one measure to the other, one occasion later", columns: ["Steps", "Product", "Interval (delta)", "Interval (Monte Carlo)"],
            rows: indirect.map { one in
                [.text(one.words)] + one.delta.cells + [one.drawn.map { .interval($0.lower, $0.upper) } ?? .missing("No draws were made.")]
            },
            notes: [
                "n = \(account.rowsAnalysed). Timing: \(timing.label). \(timing.meaning)",
                "The first step compares the groups of \(x); the second is a lag\(hasIntercepts ? " within people" : ""), which nobody randomised. Levels: \(levelPercent(specification.level)) %.",
            ])
        return [direct, through]
    }

    var fitTable: ReadableTable {
        func row(_ words: String, _ model: CrossLaggedModel?) -> [ReadableTable.Cell]? {
            guard let model else { return nil }
            return [.text(words)] + ["chisq", "df", "pvalue", "cfi", "rmsea", "srmr", "aic", "bic"].map { name in
                switch model.measure(name) {
                case .count(let count)?: .count(count)
                case .number(let number)?: name == "pvalue" ? .p(number) : .number(number)
                case .missing(let reason)?: .missing(reason)
                default: .empty
                }
            }
        }
        let kind = hasIntercepts ? "Random intercepts" : "Without random intercepts"
        let equal = primary.syntax.isEqual
        let rows = [
            row("\(kind), \(equal ? "equal" : "free") lags (reported)", primary),
            row("\(kind), \(equal ? "free" : "equal") lags", otherLags),
            row("Without random intercepts, \(equal ? "equal" : "free") lags", classical),
        ].compactMap(\.self)
        let test = equalLags.map { test in
            "Equal against free lags: chi-square \((test.chiSquare * 1000).rounded() / 1000) on \(test.degreesOfFreedom) degrees of freedom, p = \((test.p * 10000).rounded() / 10000)."
        }
        return ReadableTable(
            "Fit of the models", columns: ["Model", "Chi-square", "df", "p", "CFI", "RMSEA", "SRMR", "AIC", "BIC"], rows: rows, notes: test.map { [$0] } ?? [])
    }
}
