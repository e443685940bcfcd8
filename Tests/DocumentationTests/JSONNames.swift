import Foundation

/// The names of a JSON text, objects joined by dots; the elements of a list stand under the list's own name.
struct JSONNames {
    /// Every name, those of groups too.
    let all: Set<String>

    init(_ text: String, under member: String? = nil) throws {
        var value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        if let member { value = (value as? [String: Any])?[member] ?? [:] }
        var names: Set<String> = []
        Self.collect(value, "", into: &names)
        all = names
    }

    private static func collect(_ value: Any, _ path: String, into names: inout Set<String>) {
        if let object = value as? [String: Any] {
            for (name, part) in object {
                let below = path.isEmpty ? name : "\(path).\(name)"
                names.insert(below)
                collect(part, below, into: &names)
            }
        } else if let list = value as? [Any] {
            for part in list { collect(part, path, into: &names) }
        }
    }

    /// Whether a name as documents write it is among them; `<x>` stands for anything.
    func contains(_ pattern: String) throws -> Bool {
        let expression = try Regex("^\(Self.expression(pattern))$")
        return all.contains { $0.contains(expression) }
    }

    static func expression(_ pattern: String) -> String {
        var expression = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            expression += NSRegularExpression.escapedPattern(for: String(rest[..<open])) + ".+?"
            rest = rest[rest.index(after: close)...]
        }
        return expression + NSRegularExpression.escapedPattern(for: String(rest))
    }
}
