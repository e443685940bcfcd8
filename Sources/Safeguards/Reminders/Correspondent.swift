public import Records
import StudyDesign

/// How a person may be written to. It is sealed in the record, so it is read apart from the state.
public struct Correspondent: Hashable, Sendable {
    /// The newest mail address among their contacts; nil when there is none that can be used.
    public let address: MailAddress?
    public let preferences: Preferences

    public init(address: MailAddress?, preferences: Preferences) {
        self.address = address
        self.preferences = preferences
    }

    /// From what stands in the record.
    public init(identity: Identity?, preferences: Preferences) {
        self.init(
            address: identity?.contacts.last { $0.kind == .mail }.flatMap { MailAddress($0.value) }, preferences: preferences)
    }

    /// Whether anything may be sent at all. Whoever is not alone gets nothing, whatever they wanted before.
    var isWrittenTo: Bool { address != nil && preferences.wantsReminders && !preferences.isNotAlone }

    func allows(_ instant: Instant, in zones: ZoneHistory) -> Bool {
        preferences.quietHoursInForce?.allow(instant, in: zones) ?? true
    }
}
