import Records

/// A plan as it is read or written: its parts in their order, each with what it is for.
public struct PlanSheet: Hashable, Sendable {
    public struct Part: Hashable, Sendable {
        public let code: String
        public let title: String
        /// What may stand here.
        public let hint: String
        /// Ways to begin that nobody has to take.
        public let examples: [String]
        /// Empty while nothing stands here.
        public let words: String
    }

    public let parts: [Part]

    public init(_ draft: PlanDraft, in phrases: Phrases) {
        let area = "plan.\(draft.kind.rawValue)"
        parts = draft.kind.parts.map { code in
            Part(
                code: code, title: phrases["\(area).\(code)"], hint: phrases["\(area).\(code).hint"],
                examples: Self.examples("\(area).\(code).example", in: phrases), words: draft.parts[code] ?? "")
        }
    }

    /// Parts in which something stands.
    public var written: [Part] { parts.filter { !$0.words.isEmpty } }

    private static func examples(_ key: String, in phrases: Phrases) -> [String] {
        (1...9).map { "\(key)\($0)" }.filter(phrases.keys.contains).map { phrases[$0] }
    }
}
