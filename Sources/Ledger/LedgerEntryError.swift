/// Why an entry cannot be made or its bytes cannot be read.
///
/// The sentences name the field and the place, never the content.
public enum LedgerEntryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes do not start with the ledger's mark.
    case notAnEntry
    /// The encoding's version is one that this program does not know.
    case unknownVersion(UInt8)
    /// The hash algorithm's code is one that this program does not know.
    case unknownHashAlgorithm(UInt8)
    /// The bytes end inside the field.
    case truncated(LedgerEntry.Field)
    /// Bytes are left after the last field.
    case trailingBytes(Int)
    /// The field's bytes are not UTF-8.
    case notUTF8(LedgerEntry.Field)
    /// The byte that says whether a reason follows is neither 0 nor 1.
    case reasonMark(UInt8)
    /// The field has no content.
    case empty(LedgerEntry.Field)
    /// The field is longer than the format allows.
    case tooLong(LedgerEntry.Field)
    /// The field's number lies outside what the format allows.
    case outOfRange(LedgerEntry.Field)
    /// The field holds a control character, such as a line break.
    case controlCharacter(LedgerEntry.Field)

    public var description: String {
        switch self {
        case .notAnEntry:
            "The bytes are not a ledger entry: the mark at their start is missing."
        case .unknownVersion(let version):
            "The ledger entry has encoding version \(version), this program reads version \(LedgerEntry.encodingVersion)."
        case .unknownHashAlgorithm(let code):
            "The ledger entry names hash algorithm \(code), which this program does not know."
        case .truncated(let field):
            "The ledger entry ends inside its \(field.rawValue)."
        case .trailingBytes(let count):
            "The ledger entry has \(count) bytes too many after its payload."
        case .notUTF8(let field):
            "The ledger entry's \(field.rawValue) is not UTF-8 text."
        case .reasonMark(let mark):
            "The ledger entry's mark for a reason is \(mark), it must be 0 or 1."
        case .empty(let field):
            "The ledger entry's \(field.rawValue) is empty."
        case .tooLong(let field):
            "The ledger entry's \(field.rawValue) is longer than \(LedgerEntry.maximumBytes(of: field)) bytes."
        case .outOfRange(let field):
            "The ledger entry's \(field.rawValue) is out of range."
        case .controlCharacter(let field):
            "The ledger entry's \(field.rawValue) holds a control character."
        }
    }
}
