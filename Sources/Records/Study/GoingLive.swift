/// From now on people may enroll under this version of the protocol. A study whose people are
/// invented never needs it.
///
/// It is refused while a questionnaire stands on placeholders, in a language that participants
/// read is missing, or its recorded terms do not cover what the site does.
public struct GoingLive: Hashable, Sendable, Codable {
    public let protocolVersion: String

    public init(protocolVersion: String) { self.protocolVersion = protocolVersion }
}
