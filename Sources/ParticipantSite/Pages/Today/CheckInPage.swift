package import Web

/// After a session: somebody of the team waits to hear. Template: `Today/CheckIn`.
package struct CheckInPage: ParticipantPage {
    package static let template = "Today/CheckIn"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// Nil once it was answered.
    package let form: CheckInForm?
    /// What was said and, where somebody was asked for, the truth about when they come.
    package let said: CheckInSaid?
}

package struct CheckInForm: Sendable {
    package let action: PageText
    package let token: PageText
    package let seal: PageText
    /// What to mend in the words, and that none is lost.
    package let fault: PageText?
    package let label: PageText
    package let hint: PageText
    package let words: PageText
    package let well: PageText
    package let call: PageText
}

package struct CheckInSaid: Sendable {
    package let sentences: [PageText]
    package let help: LinkContext?
    package let back: LinkContext
}
