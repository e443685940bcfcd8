/// One thing wrong with a file of values, said with its place and what to do about it.
public struct DelimitedFault: Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        case empty
        case headerAlone
        case tooLarge
        /// The file is text in UTF-16.
        case utf16
        /// The file is a packed workbook.
        case workbook
        /// Offset counted from 0 at the first byte of the file.
        case notUTF8(byteOffset: Int)
        case unclosedQuote
        case quoteWithinText
        case textAfterQuote
        case fields(found: Int, expected: Int)
        case emptyRow
        case unnamedColumn
        /// The name stands at this earlier position too.
        case doubledName(earlier: Int)
        /// `code` is the field where it is a usual sign for a missing value, else nil: what
        /// people wrote is not repeated.
        case notANumber(code: String?)
        /// The field has this mark where most of the file has the other.
        case otherDecimalMark(isComma: Bool)
    }

    public let problem: Problem
    /// As a spreadsheet counts: the header is row 1. nil for the file as a whole.
    public let row: Int?
    /// The position of the column, from 1.
    public let position: Int?
    public let column: String?

    public init(_ problem: Problem, row: Int? = nil, position: Int? = nil, column: String? = nil) {
        self.problem = problem
        self.row = row
        self.position = position
        self.column = column
    }

    /// Order in the file.
    static func precedes(_ left: DelimitedFault, _ right: DelimitedFault) -> Bool {
        let leftPlace = (left.row ?? 0, left.position ?? 0)
        let rightPlace = (right.row ?? 0, right.position ?? 0)
        return leftPlace == rightPlace ? left.description < right.description : leftPlace < rightPlace
    }
}

extension DelimitedFault: CustomStringConvertible {
    public var description: String {
        guard let place else { return sentence }
        return "\(place): \(sentence)"
    }

    private var place: String? {
        guard let row else { return nil }
        if let column, !column.isEmpty { return "Row \(row), column \"\(column)\"" }
        if let position { return "Row \(row), column \(position)" }
        return "Row \(row)"
    }

    private var sentence: String {
        switch problem {
        case .empty:
            "The file is empty; give one whose first row names the columns."
        case .headerAlone:
            "The file has a header and no rows below it; give one with data."
        case .tooLarge:
            "The file is larger than 2 GB; split it by rows, with the header in each part."
        case .utf16:
            "The file is encoded in UTF-16; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
        case .workbook:
            "The file is a packed workbook, not text; export its sheet as \"CSV UTF-8\"."
        case .notUTF8(let offset):
            "byte \(offset) of the file is not UTF-8; save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
        case .unclosedQuote:
            "a quotation mark opens here and is never closed; close it at the end of the field."
        case .quoteWithinText:
            "a quotation mark stands inside a field that does not begin with one; put the whole field in quotation marks and double those inside."
        case .textAfterQuote:
            "text follows the closing quotation mark; double quotation marks that belong to the field, or add the missing separator."
        case .fields(let found, let expected) where found < expected:
            "\(found) of \(expected) fields are there and this is the first that is missing; add the missing fields, empty where there is no value."
        case .fields(let found, let expected):
            "\(found) fields stand where the header names \(expected) columns and this is the first beyond them; remove it, or put quotation marks around a field that contains the separator."
        case .emptyRow:
            "the row is empty; remove it."
        case .unnamedColumn:
            "the column has no name; give it one in the header."
        case .doubledName(let earlier):
            "the name already stands at column \(earlier); give each column a name of its own."
        case .notANumber(let code?):
            "\"\(code)\" is not a number; if it means that the value is missing, name it as a missing code, or leave the field empty."
        case .notANumber(nil):
            "there is text where a number belongs; correct it, or leave the field empty if the value is missing."
        case .otherDecimalMark(let isComma):
            "the number has a decimal \(isComma ? "comma" : "point") where other numbers of the file have a \(isComma ? "point" : "comma"); use one of the two throughout."
        }
    }
}

/// Everything wrong with one file, in the order of the file.
public struct DelimitedFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// Sorted by row and column; the first ``keptLimit`` of them.
    public let faults: [DelimitedFault]
    /// How many there are in all.
    public let count: Int

    /// A file of another kind can have a fault at every byte; beyond so many they are only counted.
    public static let keptLimit = 10_000
    /// So many are printed.
    public static let printedLimit = 50

    init(_ faults: [DelimitedFault], count: Int) {
        self.faults = faults.sorted(by: DelimitedFault.precedes)
        self.count = count
    }

    public var description: String {
        var lines = faults.prefix(Self.printedLimit).map(\.description)
        if count > lines.count { lines.append("… and \(count - lines.count) more.") }
        return lines.joined(separator: "\n")
    }
}

/// Faults as they are found, kept up to a limit.
struct FaultCollector: Sendable {
    private(set) var faults: [DelimitedFault] = []
    private(set) var count = 0

    mutating func add(_ fault: DelimitedFault) {
        count += 1
        if faults.count < DelimitedFaults.keptLimit { faults.append(fault) }
    }

    func throwIfAny() throws {
        guard count == 0 else { throw DelimitedFaults(faults, count: count) }
    }
}
