import AnalysisPlans
import Foundation
import Reports
import Yams

/// Reads a plan file into the neutral tree that the plan format is defined on. YAML and
/// JSON alike: every JSON text is a YAML text.
enum PlanFile {
    static func read(_ path: String) throws -> (value: PlanValue, text: String) {
        let text = try InputFile.text(path)
        return (try value(of: text, file: path), text)
    }

    static func value(of text: String, file: String) throws -> PlanValue {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw CommandFault("\(file) is empty. A plan begins with `plan: 1`.")
            }
            return try value(node, file: file)
        } catch let error as YamlError {
            throw CommandFault("\(file) cannot be read as YAML: \(error)")
        }
    }

    private static func value(_ node: Node, file: String) throws -> PlanValue {
        let line = node.mark?.line
        switch node {
        case .scalar(let scalar): return PlanValue(content(scalar, node), line: line)
        case .sequence(let sequence): return PlanValue(.list(try sequence.map { try value($0, file: file) }), line: line)
        case .mapping(let mapping):
            let fields = try mapping.map { key, element in
                PlanValue.Field(name: key.string ?? "", value: try value(element, file: file))
            }
            return PlanValue(.map(fields), line: line)
        case .alias:
            throw CommandFault("\(file)\(line.map { ", line \($0)" } ?? ""): an alias (*name) stands here; write the part out.")
        }
    }

    /// A quoted scalar is text; a plain one is what it looks like.
    private static func content(_ scalar: Node.Scalar, _ node: Node) -> PlanValue.Content {
        guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
        if node.null != nil { return .null }
        // YAML 1.1 reads y, n, yes and no as truth values, but those are names of columns.
        switch scalar.string {
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        let isDecimal = scalar.string.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
        if isDecimal, let number = Double(scalar.string), number.isFinite { return .number(number) }
        return .text(scalar.string)
    }
}
