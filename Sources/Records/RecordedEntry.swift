public import StudyDesign

/// One entry of the record, read back: what stands in the open, and what was sealed where it
/// can be opened.
public struct RecordedEntry: Hashable, Sendable {
    public let number: Int64
    public let instant: Instant
    public let actor: String
    public let role: Role
    public let zone: String?
    public let trace: Trace
    /// Nil when its key was destroyed, or is not at hand.
    public let change: Change?
    public let reason: String?

    public init(
        number: Int64, instant: Instant, actor: String, role: Role, zone: String?, trace: Trace, change: Change?, reason: String?
    ) {
        self.number = number
        self.instant = instant
        self.actor = actor
        self.role = role
        self.zone = zone
        self.trace = trace
        self.change = change
        self.reason = reason
    }
}
