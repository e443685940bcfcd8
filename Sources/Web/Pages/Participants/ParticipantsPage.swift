package import Reports

/// The list of participants, one page of it.
package struct ParticipantsPage: Page {
    package static let template = "Participants/Participants"
    /// Rows on a page.
    package static let size = 50

    /// What is around it.
    package let frame: PageFrame
    /// How many people there are, as a sentence.
    package let summary: PageText
    /// Nobody has enrolled yet.
    package let isEmpty: Bool
    /// The people on this page.
    package let people: [ParticipantRow]
    /// The way to the other pages of the list, or nil if there is one page only.
    package let pager: PagerContext?
}

/// One participant in the list.
package struct ParticipantRow: Sendable {
    /// The pseudonym.
    package let pseudonym: PageText
    /// The address of the course, or nil where there is none to show.
    package let url: PageText?
    /// When the person enrolled.
    package let enrolled: PageText
    /// How many sessions have taken place.
    package let sessions: PageText
    /// Where the person stands.
    package let status: PageText
    /// Alerts that nobody has acknowledged, in words.
    package let alerts: PageText
    /// There is at least one such alert.
    package let isAlerted: Bool

    package init(_ entry: ParticipantEntry, hasCourse: Bool) {
        pseudonym = PageText(entry.pseudonym)
        url = hasCourse ? PageText(SiteURL.participant(.value(entry.pseudonym)).link) : nil
        enrolled = PageText(entry.enrolled)
        sessions = PageText(entry.sessions)
        status = PageText(entry.status)
        alerts = entry.openAlerts > 0 ? PageText("\(entry.openAlerts) open") : "None open"
        isAlerted = entry.openAlerts > 0
    }
}

/// The way through a long list.
package struct PagerContext: Sendable {
    /// Where the reader is: "Page 2 of 4".
    package let place: PageText
    /// The address of the page before, or nil on the first.
    package let previous: PageText?
    /// The address of the page after, or nil on the last.
    package let next: PageText?

    package init?(page: Int, of count: Int) {
        guard count > 1 else { return nil }
        place = PageText("Page \(page) of \(count)")
        previous = page > 1 ? PageText(SiteURL.participants(page: page - 1).link) : nil
        next = page < count ? PageText(SiteURL.participants(page: page + 1).link) : nil
    }
}
