import Foundation

/// Files below `Tests/StatisticsTests/Reference`; each folder there says where they come from.
enum ReferenceCopy {
    static func bytes(_ path: String, testFile: String = #filePath) throws -> [UInt8] {
        let file = URL(fileURLWithPath: testFile)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Reference").appendingPathComponent(path)
        return Array(try Data(contentsOf: file))
    }
}
