package import Web

/// Name and password. Template: `SignIn/SignIn`.
package struct SignInPage: Page {
    package static let template = "SignIn/SignIn"
    package let frame: PageFrame
    /// What to look at again.
    package let fault: PageText?
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// Where to go on afterwards.
    package let to: PageText?
    /// As it was typed.
    package let name: PageText
}

/// A code. Template: `SignIn/SecondStep`.
package struct SecondStepPage: Page {
    package static let template = "SignIn/SecondStep"
    package let frame: PageFrame
    /// What to look at again.
    package let fault: PageText?
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// Where to go on afterwards.
    package let to: PageText?
}

/// A first password. Template: `SignIn/Invitation`.
package struct InvitationPage: Page {
    package static let template = "SignIn/Invitation"
    package let frame: PageFrame
    /// What to look at again.
    package let fault: PageText?
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// The name that goes with the password.
    package let name: PageText
}

/// A first code. Template: `SignIn/EnrolCode`.
package struct EnrolCodePage: Page {
    package static let template = "SignIn/EnrolCode"
    package let frame: PageFrame
    /// What to look at again.
    package let fault: PageText?
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// The key, to be typed by hand.
    package let secret: PageText
    /// The same, for the camera of another device.
    package let picture: CheckedMarkup?
    /// The same for an authenticator on this device.
    package let link: PageText
}

/// Codes to print, shown this once. Template: `SignIn/Recovery`.
package struct RecoveryPage: Page {
    package static let template = "SignIn/Recovery"
    package let frame: PageFrame
    /// Each stands once for the code.
    package let codes: [PageText]
    /// Where to go on.
    package let onward: PageText
}

/// Password or code once more. Template: `SignIn/StepUp`.
package struct StepUpPage: Page {
    package static let template = "SignIn/StepUp"
    package let frame: PageFrame
    /// What is asked.
    package let heading: PageText
    /// Why.
    package let summary: PageText
    /// What to look at again.
    package let fault: PageText?
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// After some quiet minutes, not before an act.
    package let isAgain: Bool
    /// Where to go on afterwards.
    package let to: PageText?
    /// The way for somebody else, where somebody was signed in.
    package let other: PageText?
}
