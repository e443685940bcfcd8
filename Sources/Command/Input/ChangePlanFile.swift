import Foundation
import Instruments
import StudyDesign

/// A study's change plan in a file of its own, as a protocol holds it.
enum ChangePlanFile {
    /// - Throws: `CommandFault` with everything that is wrong.
    static func read(_ path: String) throws -> ChangePlan {
        let plan: ChangePlan
        do {
            plan = try JSONDecoder().decode(ChangePlan.self, from: Data(try InputFile.bytes(path)))
        } catch let error as DecodingError {
            throw CommandFault("\(path) is no change plan: \(sentence(error)) Documentation/Operations.md shows one.")
        }
        let faults = plan.faults(try Catalog.bundled())
        guard faults.isEmpty else { throw CommandFault(faults.map { "\(path): \($0)" }.joined(separator: "\n")) }
        return plan
    }

    private static func sentence(_ error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "" : " in " + path.map { $0.intValue.map { "entry \($0 + 1)" } ?? $0.stringValue }.joined(separator: ", ")
        }
        switch error {
        case .keyNotFound(let key, let context): return "\"\(key.stringValue)\" is missing\(place(context.codingPath))."
        case .typeMismatch(_, let context), .valueNotFound(_, let context): return "a value is of the wrong kind\(place(context.codingPath))."
        case .dataCorrupted(let context): return "\(context.debugDescription)\(place(context.codingPath))."
        @unknown default: return "it cannot be read."
        }
    }
}
