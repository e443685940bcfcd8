import Foundation
import Statistics
import Testing

/// Data and numbers of R below `Reference/formula` (its scripts say how they were made).
enum FormulaReference {
    static func table() throws -> DataTable { try DataTable(bytes: ReferenceCopy.bytes("formula/data.csv")) }

    static func numbers(_ file: String) throws -> JSONValue {
        try JSONValue.parse(String(decoding: try ReferenceCopy.bytes("formula/\(file)"), as: UTF8.self))
    }

    static func frame(_ text: String, contrasts: [String: Contrast] = [:]) throws -> ModelFrame {
        try ModelFrame(try ModelFormula(text), table: try table(), contrasts: contrasts)
    }

    static func doubles(_ value: JSONValue?) -> [Double] { value?.elements?.compactMap(\.double) ?? [value?.double].compactMap { $0 } }

    static func texts(_ value: JSONValue?) -> [String] { value?.elements?.compactMap(\.string) ?? [] }
}

/// Whether all numbers agree, relative to their size.
func agree(_ ours: [Double], _ theirs: [Double], within tolerance: Double = 1e-9) -> Bool {
    ours.count == theirs.count && zip(ours, theirs).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
