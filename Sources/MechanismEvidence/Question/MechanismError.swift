/// Why a question about a mechanism cannot be asked of a table, in sentences.
public enum MechanismError: Error, Hashable, Sendable, CustomStringConvertible {
    case plan([String])
    /// Columns that are not there or hold text.
    case table([String])
    case tooFewRows(Int, needed: Int)
    case constant(String)

    public var description: String {
        switch self {
        case .plan(let faults): faults.joined(separator: "\n")
        case .table(let faults): faults.joined(separator: "\n")
        case .tooFewRows(let rows, let needed):
            "\(rows == 1 ? "1 row has" : "\(rows) rows have") no gap in any column of the question; at least \(needed) are needed. Name fewer rivals or covariates, or another subset."
        case .constant(let name):
            "\"\(name)\" has the same value in every row that is complete, so nothing can go with it."
        }
    }
}
