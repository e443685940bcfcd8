public import Statistics

/// Why a mediation cannot be carried out, in sentences.
public enum MediationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The plan contradicts itself; every fault that was found.
    case plan([String])
    /// The table lacks columns of the model or holds text in them; every fault that was found.
    case table([TableError])
    /// The rows do not determine an equation.
    case equation(outcome: String, LinearModelError)

    public var description: String {
        switch self {
        case .plan(let faults): faults.joined(separator: "\n")
        case .table(let faults): faults.map(\.description).joined(separator: "\n")
        case .equation(let outcome, let error):
            "The equation for \"\(outcome)\" cannot be estimated. \(error.description)"
        }
    }
}
