package import Web

/// A page on the way in: a few words, at most one form, and where else to go. Template: `SignIn/Door`.
package struct DoorPage: ParticipantPage {
    package static let template = "SignIn/Door"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// What to look at again, said at the top.
    package let fault: PageText?
    /// What to know before going on.
    package let notes: [PageText]
    /// A key to be put into an authenticator.
    package let key: KeyContext?
    /// Codes to print, shown this once.
    package let codes: [PageText]
    package let hasCodes: Bool
    /// Nil where there is nothing to send.
    package let form: DoorForm?
    package let links: [LinkContext]

    package struct KeyContext: Sendable {
        /// To be typed by hand.
        package let text: PageText
        /// To be read by the camera of another device.
        package let picture: CheckedMarkup?
        /// Opens an authenticator on the same device.
        package let link: LinkContext
    }

    package init(
        frame: Frame, heading: String, lead: String, fault: String? = nil, notes: [String] = [], key: KeyContext? = nil,
        codes: [String] = [], form: DoorForm? = nil, links: [LinkContext] = []
    ) {
        self.frame = frame
        self.heading = PageText(heading)
        self.lead = PageText(lead)
        self.fault = fault.map { PageText($0) }
        self.notes = notes.map { PageText($0) }
        self.key = key
        self.codes = codes.map { PageText($0) }
        hasCodes = !codes.isEmpty
        self.form = form
        self.links = links
    }
}

/// The form of a page on the way in.
package struct DoorForm: Sendable {
    package let action: PageText
    /// What shows that the form is ours.
    package let token: PageText
    /// Names and values that travel along.
    package let hidden: [Hidden]
    package let fields: [DoorField]
    package let send: PageText

    package struct Hidden: Sendable {
        package let name: PageText
        package let value: PageText
    }

    package init(_ action: String, _ token: String, hidden: [(String, String)] = [], fields: [DoorField], send: String) {
        self.action = PageText(action)
        self.token = PageText(token)
        self.hidden = hidden.map { Hidden(name: PageText($0.0), value: PageText($0.1)) }
        self.fields = fields
        self.send = PageText(send)
    }
}

/// One field: a password manager knows what belongs in it, and pasting is fine.
package struct DoorField: Sendable {
    package enum Kind: Sendable { case name, password, newPassword, code }

    package let id: PageText
    package let label: PageText
    package let hint: Hint?
    /// Names the hint; nil where there is none.
    package let describedBy: PageText?
    package let type: PageText
    package let autocomplete: PageText
    package let value: PageText
    /// What was sent did not do.
    package let isFaulty: Bool

    package struct Hint: Sendable {
        package let id: PageText
        package let text: PageText
    }

    package init(_ kind: Kind, label: String, hint: String? = nil, value: String = "", isFaulty: Bool = false) {
        let (id, type, autocomplete) =
            switch kind {
            case .name: ("name", "text", "username")
            case .password: ("password", "password", "current-password")
            case .newPassword: ("new-password", "password", "new-password")
            case .code: ("code", "text", "one-time-code")
            }
        self.id = PageText(id)
        self.label = PageText(label)
        self.hint = hint.map { Hint(id: PageText("\(id)-hint"), text: PageText($0)) }
        describedBy = hint == nil ? nil : PageText("\(id)-hint")
        self.type = PageText(type)
        self.autocomplete = PageText(autocomplete)
        self.value = PageText(value)
        self.isFaulty = isFaulty
    }
}
