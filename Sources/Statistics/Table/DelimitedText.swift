/// A file of values as text: named columns and rows of raw fields, before any field is taken
/// for a number.
///
/// The format is that of RFC 4180 (Shafranovich 2005), read strictly: a field that begins with
/// a quotation mark ends with one, and quotation marks inside are doubled. Besides, a byte-order
/// mark is passed over, lines may end in CRLF, LF or CR, fields may be separated by commas,
/// semicolons or tabs, and empty lines at the end of the file do not count.
public struct DelimitedText: Hashable, Sendable {
    public enum Separator: Hashable, Sendable, CaseIterable {
        case comma, semicolon, tab

        var byte: UInt8 {
            switch self {
            case .comma: Ascii.comma
            case .semicolon: Ascii.semicolon
            case .tab: Ascii.tab
            }
        }
    }

    /// The names of the columns.
    public let header: [String]
    public let separator: Separator
    public let rowCount: Int
    /// For each row, the line of the file it begins on, from 1. With line breaks inside fields it
    /// runs ahead of the row number of a spreadsheet, which is the index plus 2.
    public let lineNumbers: [Int]

    let bytes: [UInt8]
    /// Row by row, `header.count` to a row.
    let fields: [FieldSpan]

    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - separator: nil recognizes it from the header: the most frequent of the three outside
    ///     quotation marks.
    /// - Throws: ``DelimitedFaults`` with everything that is wrong.
    public init(_ bytes: [UInt8], separator: Separator? = nil) throws {
        let scan = DelimitedScan(bytes, separator: separator)
        try scan.faults.throwIfAny()
        self = scan.text
    }

    init(
        bytes: [UInt8], separator: Separator, header: [String], fields: [FieldSpan],
        lineNumbers: [Int]
    ) {
        self.bytes = bytes
        self.separator = separator
        self.header = header
        self.fields = fields
        self.lineNumbers = lineNumbers
        rowCount = lineNumbers.count
    }

    /// The text of a field, with quotation marks taken off.
    ///
    /// - Precondition: `row` is below ``rowCount`` and `column` below the number of columns.
    public func field(row: Int, column: Int) -> String {
        precondition(column >= 0 && column < header.count, "no such column")
        return fields[row * header.count + column].text(in: bytes)
    }

    /// The fields of a row, in the order of the header.
    public func row(_ index: Int) -> [String] {
        header.indices.map { field(row: index, column: $0) }
    }
}

/// Where a field lies: its bytes inside the quotation marks, if it has any.
struct FieldSpan: Hashable, Sendable {
    /// Offset of the first byte. Files are held below 2 GB, so that a field costs 8 bytes.
    private let start: UInt32
    /// Twice the length, plus 1 where doubled quotation marks stand inside.
    private let size: UInt32

    init(_ range: Range<Int>, hasDoubledQuotes: Bool) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        size = UInt32(truncatingIfNeeded: range.count) << 1 | (hasDoubledQuotes ? 1 : 0)
    }

    static let largestFile = Int(Int32.max)

    var range: Range<Int> { Int(start)..<(Int(start) + Int(size >> 1)) }
    var isEmpty: Bool { size < 2 }

    func text(in bytes: [UInt8]) -> String {
        guard size & 1 == 1 else { return String(decoding: bytes[range], as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            plain.append(bytes[position])
            position += bytes[position] == Ascii.quote ? 2 : 1
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
