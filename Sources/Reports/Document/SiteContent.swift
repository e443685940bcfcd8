public import Instruments

/// Everything that the pages of a study show, made from one snapshot.
public struct SiteContent: Sendable {
    public let studyTitle: String
    public let isFictional: Bool
    public let overview: Document
    public let participants: [ParticipantEntry]
    /// By pseudonym.
    public let courses: [String: Document]
    public let report: Document
    /// What can be asked and scored.
    public let catalog: Catalog

    public init(
        studyTitle: String, isFictional: Bool, overview: Document, participants: [ParticipantEntry],
        courses: [String: Document], report: Document, catalog: Catalog
    ) {
        self.studyTitle = studyTitle
        self.isFictional = isFictional
        self.overview = overview
        self.participants = participants
        self.courses = courses
        self.report = report
        self.catalog = catalog
    }
}

/// One row of the list of participants. No arm: the list is read by people who are masked.
public struct ParticipantEntry: Hashable, Sendable {
    public let pseudonym: String
    public let enrolled: String
    public let sessions: String
    public let status: String
    /// Alerts that nobody has acknowledged yet.
    public let openAlerts: Int

    public init(pseudonym: String, enrolled: String, sessions: String, status: String, openAlerts: Int) {
        self.pseudonym = pseudonym
        self.enrolled = enrolled
        self.sessions = sessions
        self.status = status
        self.openAlerts = openAlerts
    }
}
