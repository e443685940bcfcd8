/// The right side of a formula as it was written, before its operators are worked out.
indirect enum FormulaTree: Hashable, Sendable {
    case one
    case zero
    case variable(FormulaVariable)
    case offset(FormulaVariable)
    case covariance(CovarianceTerm)
    /// `terms | group`, and `terms || group` for independent parts.
    case random(FormulaTree, group: FormulaTree, isIndependent: Bool, position: Int)
    case operation(Operation, FormulaTree, FormulaTree, position: Int)
    case negative(FormulaTree, position: Int)
    case power(FormulaTree, Int, position: Int)

    enum Operation: String, Hashable, Sendable {
        case plus = "+"
        case minus = "-"
        case crossed = "*"
        case nested = "/"
        case interaction = ":"
        case within = "%in%"
    }
}
