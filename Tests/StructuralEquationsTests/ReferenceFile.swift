import Foundation
import Statistics

/// Files below `Reference` of this target, or of a case below `Tests/ReferenceCases`.
enum ReferenceFile {
    private static let here: String = #filePath

    static func text(_ path: String) throws -> String {
        let folder = URL(fileURLWithPath: here).deletingLastPathComponent()
        let own = folder.appendingPathComponent("Reference/\(path)")
        let file = FileManager.default.fileExists(atPath: own.path) ? own : folder.appendingPathComponent("../ReferenceCases/\(path)")
        return try String(contentsOf: file, encoding: .utf8)
    }

    static func table(_ path: String) throws -> DataTable {
        try DataTable(bytes: Array(try text(path).utf8), reading: TableReading(numeric: .all))
    }

    /// The numbers behind the first word of a line.
    static func numbers(_ path: String, _ word: String) throws -> [Double] {
        for line in try text(path).split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.first.map(String.init) == word { return parts.dropFirst().compactMap { Double($0) } }
        }
        return []
    }
}
