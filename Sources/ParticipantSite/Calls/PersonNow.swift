package import Access
package import Records
package import StudyDesign

/// Whose pages these are, at the moment of the request.
package struct PersonNow: Sendable {
    package let id: Participant.ID
    package let state: ParticipantState
    /// The record of the whole study, as far as rules and clocks need it.
    package let record: RecordState
    package let study: StudyProtocol
    package let preferences: Preferences
    package let zones: ZoneHistory
    /// The day where the person is.
    package let today: Day

    package var standing: PersonStanding { PersonStanding(of: state) }
}
