import Foundation

enum PlanFiles {
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Plans.tests.appending(path: "Reference/plans").path).sorted()
    }
}
