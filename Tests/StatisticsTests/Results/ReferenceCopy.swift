import Foundation

/// Files below `Tests/StatisticsTests/Reference`, and the reference cases; each folder says where they come from.
enum ReferenceCopy {
    static func bytes(_ path: String, testFile: String = #filePath) throws -> [UInt8] {
        let file = URL(fileURLWithPath: testFile)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Reference").appendingPathComponent(path)
        return Array(try Data(contentsOf: file))
    }

    /// A file of a case below `Tests/ReferenceCases`.
    static func caseBytes(_ path: String, testFile: String = #filePath) throws -> [UInt8] {
        let file = URL(fileURLWithPath: testFile)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ReferenceCases").appendingPathComponent(path)
        return Array(try Data(contentsOf: file))
    }
}
