public import Statistics

/// Something that a reader must know beside the numbers of a mediation.
public enum MediationWarning: Hashable, Sendable {
    case rowsLeftOut(Int, of: Int, lacking: [MissingCount])
    /// An equation leaves no residual but rounding.
    case perfectFit(outcome: String, coefficients: Int)
    case noTotalEffect
    case oppositeDirections
    case unsteadyProportion
    case singularResamples(Int, of: Int)
    case singularReplays(Int, of: Int)
    case noJackknife
    /// Too few units for the acceleration of BCa.
    case noBCaOfUnits(Int)
    /// The bootstrap draws few units of several rows.
    case fewUnits(Int)
    case fewResamples(Int)
    /// An end of an interval lies within two Monte-Carlo errors of 0.
    case endNearZero(effect: String, interval: BootstrapInterval, isLower: Bool)

    /// The warning in a sentence or two; `name` says how people call a variable.
    public func sentence(calling name: (String) -> String = { $0 }) -> String {
        switch self {
        case .rowsLeftOut(let left, let all, let lacking):
            let counts = lacking.map { "\(name($0.variable)) in \($0.rows)" }.joined(separator: ", ")
            return "\(left) of \(all) rows are left out because a value is missing: \(counts)."
        case .perfectFit(let outcome, let coefficients):
            return "The equation with \(coefficients) coefficients for \"\(name(outcome))\" leaves no residual "
                + "but rounding: its standard errors and tests mean nothing."
        case .noTotalEffect:
            return "The total effect is 0: there is no proportion mediated."
        case .oppositeDirections:
            return "The indirect and the direct effect point in opposite directions: the proportion "
                + "mediated is not a share."
        case .unsteadyProportion:
            return "The interval of the total effect contains 0: the proportion mediated divides by a "
                + "number that could be 0 and is not steady."
        case .singularResamples(let count, let all):
            return "On \(count) of \(all) resamples the equations "
                + "could not be estimated (an arm empty, a constant or dependent column); the "
                + "intervals describe the others."
        case .singularReplays(let count, let all):
            return "On \(count) of \(all) replayed resamples "
                + "the equations could not be estimated; they are left out."
        case .noJackknife:
            return "Without one of the rows the equations cannot be estimated, so there is no BCa interval."
        case .noBCaOfUnits(let units):
            return "There is no BCa interval: the acceleration is not to be had from \(units) units; it needs "
                + "\(BootstrapSpecification.fewestUnitsForBCa) or more."
        case .fewUnits(let units):
            return BootstrapSpecification.warnings(units: units).joined(separator: " ")
        case .fewResamples(let count):
            return "\(count) resamples are few for interval ends; 10000 take little time."
        case .endNearZero(let effect, let interval, let isLower):
            return "The \(isLower ? "lower" : "upper") end of the interval \(interval.name) of \(effect) lies within two "
                + "Monte-Carlo errors of 0: another seed could put it on the other side. Draw more "
                + "resamples before reading anything from the side it falls on."
        }
    }
}

extension MediationWarning {
    /// Whether two effects differ in sign by more than rounding: the smaller is at least 1e-8 of the larger.
    package static func areOpposite(_ one: Double, _ other: Double) -> Bool {
        let larger = max(one.magnitude, other.magnitude)
        let smaller = min(one.magnitude, other.magnitude)
        return (one < 0) != (other < 0) && smaller > 1e-8 * larger
    }
}
