/// Why nothing can be resampled, in a sentence.
public enum ResamplingError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooFewUnits(Int)
    case missingUnit(column: String, rows: Int)
    /// Rows of one unit lie in two strata.
    case dividedUnit(String, unit: String, strata: String)
    case wrongCount(Int, expected: Int)
    /// The estimate of the data themselves.
    case estimate(String)

    public var description: String {
        switch self {
        case .tooFewUnits(let count):
            "A bootstrap needs at least two units to draw from; here \(count == 1 ? "is 1" : "are \(count)")."
        case .missingUnit(let column, let rows):
            "The column \"\(column)\", which says what the bootstrap draws, is missing in "
                + "\(rows == 1 ? "1 of the rows" : "\(rows) of the rows") analysed; fill it in, or leave these rows out by a subset."
        case .dividedUnit(let label, let unit, let strata):
            "The rows of \(unit) \"\(label)\" have different values of \(strata), so it cannot be drawn within a stratum; "
                + "name as bootstrap.strata a column that is the same in all rows of a unit."
        case .wrongCount(let count, let expected):
            "A resample gave \(count) numbers where \(expected) were expected."
        case .estimate(let reason):
            "The estimate of the data themselves does not exist: \(reason)"
        }
    }
}
