package import Web

/// Participants and how each comes in. Template: `People/People`.
package struct PeoplePage: Page {
    package static let template = "People/People"
    /// Rows on a page.
    package static let size = 25
    package let frame: PageFrame
    /// How many there are, as a sentence.
    package let summary: PageText
    /// What was not done.
    package let fault: PageText?
    /// Those on this page.
    package let people: [PersonContext]
    /// The way to the other pages; nil if there is one only.
    package let pager: PeoplePager?
}

/// One participant.
package struct PersonContext: Sendable {
    /// Its place on the page.
    package let place: PageText
    /// The pseudonym.
    package let participant: PageText
    /// Where the person stands.
    package let standing: PageText
    /// Nil where nobody is let in.
    package let invite: PersonForm?
    /// Nil where nothing is taken in.
    package let tablet: TabletForm?
    /// Ends what is open.
    package let lockOut: PersonForm?
}

package struct PersonForm: Sendable {
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
}

package struct TabletForm: Sendable {
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// Of the choice.
    package let id: PageText
    /// What can be answered.
    package let visits: [Choice]

    package struct Choice: Sendable {
        /// As it is sent.
        package let code: PageText
        /// As people say it.
        package let name: PageText
    }
}

/// The way through the list.
package struct PeoplePager: Sendable {
    /// Where the reader is.
    package let place: PageText
    /// The page before.
    package let previous: PageText?
    /// The page after.
    package let next: PageText?
}

/// A link that is shown this once. Template: `People/Link`.
package struct LinkPage: Page {
    package static let template = "People/Link"
    package let frame: PageFrame
    /// What it is.
    package let heading: PageText
    /// What to do with it.
    package let explanation: PageText
    /// The name that goes with it.
    package let name: PageText?
    /// The link.
    package let link: PageText
    /// How long it opens.
    package let until: PageText
    /// Back to the list; nil where the team has signed out.
    package let back: PageText?
}
