public import StudyDesign

/// How a participant wants to be met: language, quiet hours, one question at a time, mail.
public struct Preferences: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    /// Gapless from 1; a later version takes the place of the one before.
    public let version: Int
    /// BCP 47; nil to follow the site's.
    public let language: String?
    /// No reminder is sent within them; nil for the usual ones, and equal ends for none.
    public let quietHours: QuietHours?
    /// Questionnaires show one question a page.
    public let asksOneAtATime: Bool
    public let wantsReminders: Bool
    /// Somebody else may see the person's screen or mail: nothing is sent, and staff see this.
    public let isNotAlone: Bool

    public init(
        participant: Participant.ID, version: Int = 1, language: String? = nil, quietHours: QuietHours? = nil,
        asksOneAtATime: Bool = false, wantsReminders: Bool = true, isNotAlone: Bool = false
    ) {
        self.participant = participant
        self.version = version
        self.language = language
        self.quietHours = quietHours
        self.asksOneAtATime = asksOneAtATime
        self.wantsReminders = wantsReminders
        self.isNotAlone = isNotAlone
    }

    /// Quiet hours of whoever chose none: from 21:00 until 8:00.
    public static let usualQuietHours = QuietHours(from: 1260, until: 480)

    /// The hours in which no reminder is sent.
    public var quietHoursInForce: QuietHours? { quietHours ?? Self.usualQuietHours }

    /// Before anything was chosen.
    public static func initial(of participant: Participant.ID) -> Preferences {
        Preferences(participant: participant, version: 0)
    }
}
