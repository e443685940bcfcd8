public import StudyDesign

/// Under which circumstances an answer was given.
public struct AnswerGiven: Hashable, Sendable, Codable {
    /// How the question stood on the screen.
    public enum Mode: String, Hashable, Sendable, Codable, CaseIterable { case block, single }
    /// By which way the person came.
    public enum Way: String, Hashable, Sendable, Codable, CaseIterable { case account, link, tablet }

    public let mode: Mode
    public let way: Way
    /// By the device's own clock; nil when it did not say.
    public let device: Instant?
    /// It waited on the device for the network.
    public let wasKept: Bool

    public init(mode: Mode, way: Way, device: Instant? = nil, wasKept: Bool = false) {
        self.mode = mode
        self.way = way
        self.device = device
        self.wasKept = wasKept
    }
}

/// The name of a form: the same for everybody who opens it, on whatever device.
public enum FormName {
    public static func id(of participant: Participant.ID, at visit: Visit.Code, asking instrument: String) -> ResponseRecord.ID {
        ResponseRecord.ID("\(participant).\(visit).\(instrument)")
    }
}
