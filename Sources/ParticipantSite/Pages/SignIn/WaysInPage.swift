package import Web

/// How one comes in: password, recovery sheet, devices. Template: `SignIn/WaysIn`.
package struct WaysInPage: ParticipantPage {
    package static let template = "SignIn/WaysIn"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let fault: PageText?
    package let password: Section
    package let recovery: Section
    package let devices: Section
    /// Each a device and since when.
    package let sessions: [PageText]

    package struct Section: Sendable {
        package let heading: PageText
        package let lead: PageText
        package let form: DoorForm
    }
}
