import Mechanisms
import Statistics

extension AnalysisOutcome.Detail {
    /// How it came about. What speaks of others takes the account of these instead.
    ///
    /// - Parameter given: rows after the subset.
    func account(given: Int) -> FitAccount {
        switch self {
        case .fitted(let fit): return fit.base.account
        case .mediation(let fit, _):
            return FitAccount(
                rowsGiven: given, rowsAnalysed: fit.rowsUsed, units: fit.bootstrap?.units.map { [.init("units", $0)] } ?? [],
                missing: FitAccount.completeRows(given: given, analysed: fit.rowsUsed))
        case .sensitivity(_, let fit):
            return FitAccount(
                rowsGiven: given, rowsAnalysed: fit.rowsUsed, missing: FitAccount.completeRows(given: given, analysed: fit.rowsUsed))
        case .orderOfChange(let fit):
            let models = [("forward", fit.forward), ("reverse", fit.reverse), ("concurrent", fit.concurrent)]
            return Self.account(given, of: models.map { ($0, $1.rowsUsed) }, each: "Each model takes the rows in which none of its variables is missing")
        case .reliability(let fit):
            return Self.account(
                given, of: (fit.scales + [fit.together]).map { ($0.name, $0.n) }, each: "Each scale takes the rows in which none of its items is missing")
        case .correlation(let fit):
            let counts = fit.below.flatMap { $0.map(\.n) }
            let most = counts.max() ?? 0
            guard fit.specification.missing == .pairwise else {
                return FitAccount(rowsGiven: given, rowsAnalysed: most, missing: FitAccount.completeRows(given: given, analysed: most))
            }
            return FitAccount(
                rowsGiven: given, rowsAnalysed: most,
                missing: "Each pair takes the rows in which neither is missing: from \(counts.min() ?? 0) to \(most) rows.")
        case .distribution(let fit):
            return Self.account(
                given, of: fit.columns.map { ($0.name, $0.summary.n) }, each: "Each column takes the rows in which it is not missing")
        case .comparison, .part: return FitAccount(rowsGiven: given, rowsAnalysed: given, missing: "As in the analyses that it speaks of.")
        }
    }

    /// Of parts with rows of their own: the most that one of them takes, and the rows of each.
    private static func account(_ given: Int, of parts: [(name: String, rows: Int)], each: String) -> FitAccount {
        let most = parts.map(\.rows).max() ?? 0
        guard parts.contains(where: { $0.rows < given }) else {
            return FitAccount(rowsGiven: given, rowsAnalysed: most, missing: FitAccount.completeRows(given: given, analysed: most))
        }
        let counts = parts.map { "\($0.name) \($0.rows)" }.joined(separator: ", ")
        return FitAccount(rowsGiven: given, rowsAnalysed: most, missing: "\(each), of \(given): \(counts).")
    }
}
