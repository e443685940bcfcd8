/// Why a linear model cannot be fitted, as a sentence that names the column.
public enum LinearModelError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A column has one value in every row that takes part.
    case constant(String, rows: Int)
    /// A column is a combination of columns before it.
    case collinear(String, with: [String])
    /// Fewer rows than coefficients and one for the residual.
    case tooFewRows(Int, coefficients: Int)
    /// The outcome stands among its own predictors, or a predictor stands there twice.
    case repeated(String)

    public var description: String {
        switch self {
        case .constant(let name, let rows):
            return "The column \"\(name)\" has the same value in all \(rows) rows that take part: "
                + "nothing can be estimated from it. Leave it out, or check the rows."
        case .collinear(let name, let others):
            let list = others.map { "\"\($0)\"" }.joined(separator: ", ")
            return "The column \"\(name)\" says nothing that \(list) \(others.count == 1 ? "does" : "do") "
                + "not say already (it is an exact combination): leave one of them out."
        case .tooFewRows(let rows, let coefficients):
            return "\(rows) complete rows are too few for \(coefficients) coefficients: "
                + "at least \(coefficients + 1) are needed."
        case .repeated(let name):
            return "The column \"\(name)\" stands twice in one equation."
        }
    }
}
