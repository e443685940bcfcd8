package import Web

/// The forms that a person is asked to agree to. Template: `Consent/Consents`.
package struct ConsentsPage: ParticipantPage {
    package static let template = "Consent/Consents"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let items: [Item]
    /// Said when there are none.
    package let none: PageText?
    package let withdraw: LinkContext

    package struct Item: Sendable {
        package let title: PageText
        package let needed: PageText
        package let state: PageText
        package let read: LinkContext
        /// Empty until it was signed.
        package let copies: [LinkContext]
        /// Why it is not signed here; nil when it is.
        package let paper: PageText?
    }
}

/// One part of a consent text. Template: `Consent/Part`.
package struct ConsentPartPage: ParticipantPage {
    package static let template = "Consent/Part"
    package let frame: Frame
    /// "Part 2 of 5".
    package let place: PageText
    package let heading: PageText
    package let notes: [PageText]
    package let blocks: [ConsentBlockContext]
    package let pace: PageText
    package let version: PageText
    package let contentsTitle: PageText
    package let contents: [ContentsEntry]
    package let back: LinkContext
    package let on: LinkContext?

    package struct ContentsEntry: Sendable {
        package let title: PageText
        package let url: PageText
        package let isHere: Bool
    }
}

/// Questions that show whether the text was clear, or choices. Template: `Consent/Step`.
package struct ConsentStepPage: ParticipantPage {
    package static let template = "Consent/Step"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let faults: FaultsContext?
    package let action: PageText
    package let carried: [CarriedField]
    package let asked: [AskedContext]
    package let button: PageText
    /// The step before, by a button, so that nothing chosen is lost; nil on the first.
    package let before: ConsentBefore?
    package let textTitle: PageText
    /// The text, to be looked at again without leaving the page.
    package let parts: [ConsentPartContext]
    package let back: LinkContext
}

/// A button that goes a step back with everything that was chosen.
package struct ConsentBefore: Hashable, Sendable {
    package let step: PageText
    package let title: PageText
}

/// The whole text once more, and the signature under it. Template: `Consent/Sign`.
package struct ConsentSignPage: ParticipantPage {
    package static let template = "Consent/Sign"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    package let faults: FaultsContext?
    package let notes: [PageText]
    package let version: PageText
    package let parts: [ConsentPartContext]
    package let hasChoices: Bool
    package let choicesTitle: PageText
    package let choices: [FactContext]
    package let action: PageText
    package let carried: [CarriedField]
    package let before: ConsentBefore?
    package let legend: PageText
    package let meaningTitle: PageText
    package let meaning: PageText
    package let nameLabel: PageText
    package let name: PageText
    package let nameFault: PageText?
    package let passwordLabel: PageText
    package let passwordHint: PageText
    package let passwordFault: PageText?
    package let button: PageText
    package let later: LinkContext
    package let talk: PageText
}

/// What was signed. Template: `Consent/Copy`.
package struct ConsentCopyPage: ParticipantPage {
    package static let template = "Consent/Copy"
    package let frame: Frame
    package let heading: PageText
    /// What has just happened; nil when the copy is read later.
    package let happened: PageText?
    package let note: PageText?
    package let parts: [ConsentPartContext]
    package let hasChoices: Bool
    package let choicesTitle: PageText
    package let choices: [FactContext]
    package let signatureTitle: PageText
    package let facts: [FactContext]
    package let pdf: LinkContext
    package let back: LinkContext
}
