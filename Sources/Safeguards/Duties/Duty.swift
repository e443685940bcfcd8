public import Records
public import StudyDesign

/// Something that must be done now, for somebody's safety.
public enum Duty: Hashable, Sendable {
    /// A check-in is overdue: its silence becomes an alert.
    case raise(AlertRecord)
    /// People must be told of an alert.
    case tell(Telling)
}

/// One rung of one alert's ladder, and whom it reaches.
public struct Telling: Hashable, Sendable {
    public let alert: AlertRecord.ID
    public let participant: Participant.ID
    /// Counts the ladder from 0, its repetitions counted on.
    public let rung: Int
    public let audience: Audience

    public init(alert: AlertRecord.ID, participant: Participant.ID, rung: Int, audience: Audience) {
        self.alert = alert
        self.participant = participant
        self.rung = rung
        self.audience = audience
    }
}

/// Whom a rung asks.
public struct Audience: Hashable, Sendable {
    /// Told at once, in this order; each of them can be reached.
    public let asked: [Account.ID]
    /// Asked one after the other for each of those whose gateway refuses.
    public let next: [Account.ID]
    /// The rung led to nobody who is surely reached, so everybody who can be is asked.
    public let hasGap: Bool
    /// The one person whom the rung meant and who is not surely reached.
    public let missing: Account.ID?

    public init(asked: [Account.ID], next: [Account.ID] = [], hasGap: Bool = false, missing: Account.ID? = nil) {
        self.asked = asked
        self.next = next
        self.hasGap = hasGap
        self.missing = missing
    }
}

/// When a rung was last tried, whether or not that is on the record.
public struct Attempt: Hashable, Sendable {
    public let rung: Int
    public let at: Instant

    public init(rung: Int, at: Instant) {
        self.rung = rung
        self.at = at
    }
}
