/// What a participant writes down for later, part by part, in their own words: a plan for hard
/// hours, or how they prepare for a session.
public struct PersonalPlan: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case safety, preparation

        /// The parts that can be written, in their order.
        public var parts: [String] {
            switch self {
            case .safety: ["signs", "myself", "company", "helpers", "professionals", "surroundings", "reasons"]
            case .preparation: ["intentions", "people", "practical", "boundaries"]
            }
        }
    }

    public let participant: Participant.ID
    public let kind: Kind
    /// Gapless from 1; earlier versions stay.
    public let version: Int
    /// Part → words; a part that is empty is left out.
    public let parts: [String: String]

    public init(participant: Participant.ID, kind: Kind, version: Int = 1, parts: [String: String]) {
        self.participant = participant
        self.kind = kind
        self.version = version
        self.parts = parts
    }
}
