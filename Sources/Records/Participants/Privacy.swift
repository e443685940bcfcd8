/// A person's wish, or the law's, about what is collected and who may see it.
public struct PrivacyOrder: Hashable, Sendable, Codable {
    public enum Act: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing more is collected, no message is sent.
        case stop
        /// What was collected is kept, and hidden from all but those who answer for it.
        case restrict
    }

    public let participant: Participant.ID
    public let act: Act
    /// Gapless from 1 for each act.
    public let version: Int
    public let isInForce: Bool
    public let legalBasis: String

    public init(participant: Participant.ID, act: Act, version: Int = 1, isInForce: Bool = true, legalBasis: String) {
        self.participant = participant
        self.act = act
        self.version = version
        self.isInForce = isInForce
        self.legalBasis = legalBasis
    }
}

/// The destruction of a person's keys, in steps that two people and a cooling-off stand
/// between: ordered, approved by somebody else, begun, done; or called off before it began.
public struct Erasure: Hashable, Sendable, Codable {
    public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
        /// Who the person is.
        case sever
        /// Who the person is, and everything they answered and wrote.
        case shred
    }

    public enum Step: String, Hashable, Sendable, Codable, CaseIterable {
        case ordered, approved, calledOff, begun, done
    }

    public let participant: Participant.ID
    /// Gapless from 1: one for each order.
    public let number: Int
    public let scope: Scope
    public let step: Step
    public let legalBasis: String

    public init(participant: Participant.ID, number: Int = 1, scope: Scope, step: Step, legalBasis: String) {
        self.participant = participant
        self.number = number
        self.scope = scope
        self.step = step
        self.legalBasis = legalBasis
    }

    /// Between the approval and the beginning, so that it can be called off.
    public static let coolingOffMinutes = 7 * 1440
}
