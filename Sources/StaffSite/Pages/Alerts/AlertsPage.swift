package import Web

/// Alerts that nobody has closed. Template: `Alerts/Alerts`.
package struct AlertsPage: Page {
    package static let template = "Alerts/Alerts"
    package let frame: PageFrame
    /// How many there are, as a sentence.
    package let summary: PageText
    /// Why the last step was not recorded.
    package let fault: PageText?
    /// Most urgent first.
    package let alerts: [AlertContext]
}

/// One open alert and what can be done about it.
package struct AlertContext: Sendable {
    /// Its place on the page.
    package let place: PageText
    /// The pseudonym.
    package let participant: PageText
    /// What the clinician is asked to do.
    package let instruction: PageText
    /// Since when it is open.
    package let raised: PageText
    /// When the next person is told unless somebody acts.
    package let escalates: PageText
    /// Who has taken charge of it.
    package let charge: PageText
    /// What has been done about it.
    package let done: PageText
    /// The steps that are possible for this visitor.
    package let forms: [StepForm]
}

/// One step that can be taken.
package struct StepForm: Sendable {
    /// Where the form is sent.
    package let action: PageText
    /// Shows that the form is ours.
    package let token: PageText
    /// The step's name.
    package let step: PageText
    /// What is to be written.
    package let fields: [Field]
    /// What the button says.
    package let button: PageText

    package struct Field: Sendable {
        /// Its place on the page.
        package let id: PageText
        /// As it is sent.
        package let name: PageText
        /// What is asked.
        package let label: PageText
        /// What was written before it was refused.
        package let value: PageText
    }
}
