import Statistics

/// A plan as it was frozen in a file of its own, outside a study's record. The hash shows that the text
/// was not changed afterwards only to somebody who kept the hash elsewhere: in a registry, or in a letter.
public struct FrozenPlanFile: Hashable, Sendable {
    public let name: String
    /// The plan's own text.
    public let text: String
    /// SHA-256 of the text, in hexadecimal.
    public let digest: String
    /// ISO 8601, UTC.
    public let frozenAt: String
    public let programVersion: String

    public init(name: String, text: String, digest: String, frozenAt: String, programVersion: String) {
        self.name = name
        self.text = text
        self.digest = digest
        self.frozenAt = frozenAt
        self.programVersion = programVersion
    }

    /// As it is written: JSON with a line a field.
    public var json: String {
        let fields: [(String, String)] = [
            ("name", name), ("frozen_at", frozenAt), ("program", programVersion), ("sha256", digest), ("text", text),
        ]
        let version = JSONValue.Member("maitri_frozen_plan", .number(1))
        return JSONText().text(of: .object([version] + fields.map { .init($0, .string($1)) })) + "\n"
    }

    /// - Parameter hash: SHA-256 of a text in hexadecimal.
    /// - Throws: ``AnalysisFaults`` when this is no frozen plan, or its text is not the one that was frozen.
    public init(json: String, hash: (String) -> String) throws {
        guard case .object(let fields)? = try? JSONValue.parse(json) else {
            throw AnalysisFaults(sentences: ["It is not JSON. A frozen plan is written by maitri plan freeze."])
        }
        func text(_ name: String) throws -> String {
            for field in fields where field.name == name {
                if case .string(let text) = field.value { return text }
            }
            throw AnalysisFaults(sentences: ["It has no \"\(name)\". A frozen plan is written by maitri plan freeze."])
        }
        let plan = try text("text")
        let digest = try text("sha256")
        guard hash(plan) == digest else {
            throw AnalysisFaults(sentences: ["The text of the plan is not the one that was frozen: its SHA-256 is \(hash(plan)), the file says \(digest). Take the file from where it was kept."])
        }
        self.init(
            name: try text("name"), text: plan, digest: digest, frozenAt: try text("frozen_at"), programVersion: try text("program"))
    }
}
