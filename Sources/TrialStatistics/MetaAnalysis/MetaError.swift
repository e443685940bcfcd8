/// Why a meta-analysis cannot be carried out, in sentences.
public enum MetaError: Error, Hashable, Sendable, CustomStringConvertible {
    case notNumbers(String)
    /// Rows, from 1, whose sampling variance is not above 0.
    case variances(String, rows: [Int])
    case tooFewStudies(Int, needed: Int, coefficients: Int)
    case oneCluster(String)
    /// τ² was not found.
    case notConverged(String)
    case plan([String])

    public var description: String {
        switch self {
        case .notNumbers(let column):
            return "The column \"\(column)\" holds categories where numbers are needed."
        case .variances(let column, let rows):
            let shown = rows.prefix(5).map(String.init).joined(separator: ", ")
            return "A sampling variance is above 0; in \"\(column)\" it is not in row \(shown)\(rows.count > 5 ? ", …" : ""). "
                + "Check whether a standard error or a gap was written as 0."
        case .tooFewStudies(let count, let needed, let coefficients):
            return "\(count) complete rows are too few for \(coefficients) coefficient\(coefficients == 1 ? "" : "s")"
                + " and this estimator of the heterogeneity: at least \(needed) are needed. A common effect (tau2: fixed) needs fewer."
        case .oneCluster(let column):
            return "The column \"\(column)\" has one value in all rows: studies that share everything cannot be told apart. "
                + "Leave the cluster away."
        case .notConverged(let what): return what
        case .plan(let faults): return faults.joined(separator: "\n")
        }
    }
}
