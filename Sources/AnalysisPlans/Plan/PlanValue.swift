/// A plan as it was written: a tree of maps, lists and words in the order of the text,
/// with the place of each part. Neutral between YAML and JSON; whoever reads the file
/// makes one of these.
public struct PlanValue: Hashable, Sendable {
    public indirect enum Content: Hashable, Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case text(String)
        case list([PlanValue])
        case map([Field])
    }

    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: PlanValue

        public init(name: String, value: PlanValue) {
            self.name = name
            self.value = value
        }
    }

    public let content: Content
    /// Line of the text, from 1, or nil for a value that nobody wrote.
    public let line: Int?

    public init(_ content: Content, line: Int? = nil) {
        self.content = content
        self.line = line
    }

    var kind: String {
        switch content {
        case .null: "nothing"
        case .bool: "true or false"
        case .number: "a number"
        case .text: "text"
        case .list: "a list"
        case .map: "a group of fields"
        }
    }
}

/// Something in a plan that cannot be carried out: where, what, and what to do.
public struct PlanFault: Hashable, Sendable, CustomStringConvertible {
    public let path: String
    public let line: Int?
    public let sentence: String

    public var description: String {
        let place = path.isEmpty ? "The plan" : "\(path)"
        return line.map { "Line \($0), \(place): \(sentence)" } ?? "\(place): \(sentence)"
    }
}

/// All faults of a plan together.
public struct PlanFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order of the text.
    public let faults: [PlanFault]

    init(inOrder faults: [PlanFault]) {
        self.faults = faults.sorted { ($0.line ?? 0, $0.path, $0.sentence) < ($1.line ?? 0, $1.path, $1.sentence) }
    }

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
