import Foundation
import Records
import StudyDesign

/// Acts in a file, one JSON object a line.
enum ActFile {
    private struct Line: Codable {
        let by: String
        let role: Role
        let change: Change
        let because: String?

        enum CodingKeys: String, CodingKey { case by, role = "as", change, because }
    }

    /// - Throws: `CommandFault` that lists every line that cannot be read.
    static func acts(in text: String, named file: String, at now: Instant) throws -> [Act] {
        var acts: [Act] = []
        var faults: [String] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            do {
                let line = try CanonicalJSON.decode(Line.self, from: Array(line.utf8))
                guard line.role != .service else {
                    faults.append("\(file), line \(number + 1): only the program itself acts as \"service\".")
                    continue
                }
                acts.append(Act(at: now, by: line.by, as: line.role, line.change, because: line.because))
            } catch {
                faults.append("\(file), line \(number + 1): \(sentence(error))")
            }
        }
        guard faults.isEmpty else { throw CommandFault("Nothing was recorded.\n" + faults.joined(separator: "\n")) }
        return acts
    }

    /// The same lines that ``acts(in:named:at:)`` reads.
    static func text(of acts: [Act]) throws -> String {
        try acts.map { act in
            let line = Line(by: act.actor, role: act.role, change: act.change, because: act.reason)
            return String(decoding: try CanonicalJSON.encode(line), as: UTF8.self) + "\n"
        }.joined()
    }

    static func lines(of outcomes: [Outcome]) -> [String] {
        outcomes.enumerated().map { place, outcome in
            switch outcome {
            case .recorded(let number): "\(place + 1): entry \(number)"
            case .refused(let sentence): "\(place + 1): refused. \(sentence)"
            }
        }
    }

    private static func sentence(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context): "\"\(key.stringValue)\" is missing\(place(context.codingPath))."
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "a value is of the wrong kind\(place(context.codingPath))."
        case DecodingError.dataCorrupted(let context):
            context.codingPath.isEmpty ? "this is not JSON." : "a value cannot be used\(place(context.codingPath)): \(context.debugDescription)"
        default: "\(error)"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "" : " in " + path.map(\.stringValue).joined(separator: ".")
    }
}
