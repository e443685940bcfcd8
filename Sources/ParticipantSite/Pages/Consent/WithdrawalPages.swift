package import Web

/// The three ways of stopping. Template: `Consent/Withdrawal`.
package struct WithdrawalPage: ParticipantPage {
    package static let template = "Consent/Withdrawal"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let session: PageText
    /// Said when no agreement holds.
    package let nothing: PageText?
    /// What is to be mended; nil at first.
    package let fault: PageText?
    package let action: PageText
    package let legend: PageText
    package let ways: [Way]
    package let reasonLabel: PageText
    package let reasonHint: PageText
    package let reason: PageText
    package let button: PageText
    package let back: LinkContext

    package struct Way: Sendable {
        package let id: PageText
        package let value: PageText
        package let title: PageText
        package let text: PageText
        package let undo: PageText
        package let isChosen: Bool
    }
}

/// Looking at it once more before it happens. Template: `Consent/Confirm`.
package struct WithdrawalConfirmPage: ParticipantPage {
    package static let template = "Consent/Confirm"
    package let frame: Frame
    package let heading: PageText
    package let title: PageText
    package let text: PageText
    package let undo: PageText
    /// The reason, as it was written; nil when there is none.
    package let reason: PageText?
    package let action: PageText
    package let carried: [CarriedField]
    package let confirm: PageText
    package let notYet: PageText
}

/// What has happened. Template: `Consent/Withdrawn`.
package struct WithdrawnPage: ParticipantPage {
    package static let template = "Consent/Withdrawn"
    package let frame: Frame
    package let heading: PageText
    package let text: PageText
    package let done: PageText
    package let undoTitle: PageText
    package let undo: PageText
    package let on: LinkContext
}
