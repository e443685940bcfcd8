/// How fields become numbers, categories and gaps.
public struct TableReading: Hashable, Sendable {
    public enum NumericColumns: Hashable, Sendable {
        /// A column is numeric when every field that is not empty is a number.
        case recognized
        /// Besides, text in these columns is a fault. A name that the file lacks is not looked for here.
        case required(Set<String>)
        /// Text in any column is a fault.
        case all
    }

    public var numeric: NumericColumns
    /// Fields that mean "missing" in every column, with the reason they stand for. Nothing but an
    /// empty field is missing without being named here: `NA`, `.` and `-99` are not guessed.
    public var missingCodes: [String: MissingReason]
    /// The same for single columns; these go before ``missingCodes``.
    public var columnMissingCodes: [String: [String: MissingReason]]

    public init(
        numeric: NumericColumns = .recognized, missingCodes: [String: MissingReason] = [:],
        columnMissingCodes: [String: [String: MissingReason]] = [:]
    ) {
        self.numeric = numeric
        self.missingCodes = missingCodes
        self.columnMissingCodes = columnMissingCodes
    }

    func mustBeNumeric(_ column: String) -> Bool {
        switch numeric {
        case .recognized: false
        case .required(let names): names.contains(column)
        case .all: true
        }
    }

    /// The codes of one column, or nil when there are none to look for.
    func codes(of column: String) -> [String: MissingReason]? {
        let own = columnMissingCodes[column] ?? [:]
        let codes = missingCodes.merging(own) { _, own in own }
        return codes.isEmpty ? nil : codes
    }
}

/// Fields that people and programs write for a missing value: safe to repeat in a message.
let usualMissingCodes: Set<String> = [
    "NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", "None", "none", ".", "-", "--", "?",
    "#N/A", "#NA", "missing",
]
