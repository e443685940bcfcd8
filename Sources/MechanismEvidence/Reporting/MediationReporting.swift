public import Statistics

/// What a reader of a mediation analysis has to be told (AGReMA; Lee et al. 2021), in plain strings.
public struct MediationReporting: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public let topic: String
        public let text: String

        public init(_ topic: String, _ text: String) {
            self.topic = topic
            self.text = text
        }
    }

    public struct Edge: Hashable, Sendable {
        public let from: String
        public let to: String
        /// What the arrow is: `path a`, `held constant`.
        public let role: String
    }

    /// In the order of the statement.
    public let items: [Item]
    /// The diagram: who points to whom.
    public let edges: [Edge]
    public let assumptions: [String]
    public let sensitivityDone: [String]
    public let people: Int
    public let rowsInTable: Int

    /// As tables for people.
    public var tables: [ReadableTable] {
        [
            ReadableTable("What was done", columns: ["Topic", "This analysis"], rows: items.map { [.text($0.topic), .text($0.text)] }),
            ReadableTable(
                "Arrows of the model", columns: ["From", "To", "What it is"],
                rows: edges.map { [.text($0.from), .text($0.to), .text($0.role)] }),
        ]
    }
}
