public import StudyDesign

/// Somebody must look at this (FHIR: Flag).
public struct AlertRecord: Hashable, Sendable, Codable {
    public typealias ID = Identifier<AlertRecord>

    /// What raised it.
    public enum Cause: Hashable, Sendable, Codable {
        /// An answer met a rule of the protocol.
        case answer(AlertFinding)
        /// A rule could not be applied. What is not known to be safe is looked at.
        case couldNotAssess(String)
        /// A check-in is overdue.
        case silence(CheckIn.ID)
        /// Somebody of the team, or the participant, asks for a person.
        case call(String)
    }

    /// Names the record that raised it and a number, never an item or an answer.
    public let id: ID
    public let participant: Participant.ID
    /// The response or form with the answer, where it was one.
    public let response: ResponseRecord.ID?
    public let cause: Cause
    public let raised: Instant
    /// When it escalates unless acknowledged.
    public let acknowledgeBy: Instant

    public init(id: ID, participant: Participant.ID, response: ResponseRecord.ID? = nil, cause: Cause, raised: Instant) {
        self.id = id
        self.participant = participant
        self.response = response
        self.cause = cause
        self.raised = raised
        self.acknowledgeBy = raised + cause.acknowledgeWithin
    }

    /// An alert on somebody's call; `name` is made up by whoever raises it.
    public static func call(_ name: String, of participant: Participant.ID, words: String, raised: Instant) -> AlertRecord {
        AlertRecord(id: ID("\(participant):call-\(name)"), participant: participant, cause: .call(words), raised: raised)
    }

    /// The alert of a check-in that is overdue.
    public static func silence(_ checkIn: CheckIn.ID, of participant: Participant.ID, raised: Instant) -> AlertRecord {
        AlertRecord(id: ID("\(checkIn):silence"), participant: participant, cause: .silence(checkIn), raised: raised)
    }

    /// Whether an alert that comes without an answer is named so that it cannot stand in the
    /// way of one that an answer raises later.
    var hasOwnName: Bool {
        if case .silence(let checkIn) = cause { return id.rawValue == "\(checkIn):silence" }
        let prefix = "\(participant):call-"
        return id.rawValue.hasPrefix(prefix) && Identifier<AlertRecord>(String(id.rawValue.dropFirst(prefix.count))).isWellFormed
    }

    /// The rule and the answer, where an answer raised it.
    public var finding: AlertFinding? {
        if case .answer(let finding) = cause { finding } else { nil }
    }

    public var severity: AlertRule.Severity { cause.severity }

    /// What the clinician reads.
    public var instruction: String { cause.instruction }
}

extension AlertRecord.Cause {
    public var severity: AlertRule.Severity {
        if case .answer(let finding) = self { finding.rule.severity } else { .urgent }
    }

    /// Minutes.
    public var acknowledgeWithin: Int {
        if case .answer(let finding) = self { finding.rule.acknowledgeWithin } else { 60 }
    }

    public var instruction: String {
        switch self {
        case .answer(let finding): finding.rule.instruction
        case .couldNotAssess(let why): "An answer could not be assessed, so a person must look at it. \(why)"
        case .silence: "A check-in after a session is overdue. Reach the person."
        case .call(let words): words
        }
    }
}
