import Foundation
import Instruments
import Records

/// The record as files: for a machine, and for a spreadsheet.
extension OwnRecord {
    /// UTF-8, keys sorted, indented: the same record gives the same bytes.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    /// - Throws: `DecodingError` when it is not such a file.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(OwnRecord.self, from: Data(json))
        guard format == Self.format else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\"\(format.prefix(64))\" is not the format \(Self.format)."))
        }
    }

    static let columns = ["entry", "time", "zone", "by", "kind", "about", "code", "topic", "value", "words", "missing"]

    /// One line a value (RFC 4180), header first, in UTF-8. Text that a spreadsheet would take
    /// for a formula has an apostrophe before it (OWASP, CSV Injection); the JSON file has every
    /// text exactly.
    public func csv() -> [UInt8] {
        var lines = [Self.columns.map(Self.cell).joined(separator: ",")]
        for entry in entries {
            let start = ["\(entry.number)", entry.time, entry.zone ?? "", entry.by.rawValue, entry.kind.rawValue, entry.about ?? ""]
            for field in entry.fields { lines.append(Self.line(start, field)) }
            if entry.fields.isEmpty { lines.append(Self.line(start, nil)) }
        }
        for viewing in viewings {
            let start = ["\(viewing.number)", viewing.time, "", viewing.role.rawValue, "viewing", viewing.object ?? ""]
            lines.append(Self.line(start, OwnField(viewing.what.rawValue, .text(viewing.by ?? ""))))
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func line(_ start: [String], _ field: OwnField?) -> String {
        let value: String = if case .number? = field?.value { field?.value.written ?? "" } else { cell(field?.value.written ?? "") }
        let missing: String = if case .missing(let blank)? = field?.value { blank.rawValue } else { "" }
        return (start.map(cell) + [cell(field?.code ?? ""), cell(field?.topic ?? ""), value, cell(field?.words ?? ""), missing])
            .joined(separator: ",")
    }

    /// A field that no spreadsheet runs and no reader splits.
    static func cell(_ text: String) -> String {
        let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]
        let guarded = text.unicodeScalars.first.map(starts.contains) ?? false ? "'" + text : text
        guard guarded.unicodeScalars.contains(where: { [",", "\"", "\n", "\r", ";"].contains($0) }) || guarded.unicodeScalars.first == "\u{FEFF}" else {
            return guarded
        }
        var quoted = "\""
        for scalar in guarded.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
