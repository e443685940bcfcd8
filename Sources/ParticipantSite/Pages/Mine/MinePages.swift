package import Web

/// Everything of one's own. Template: `Mine/Mine`.
package struct MinePage: ParticipantPage {
    package static let template = "Mine/Mine"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// What has just happened; nil when nothing has.
    package let happened: PageText?
    package let takeTitle: PageText
    package let takeCare: PageText
    package let downloads: [LinkContext]
    package let lookedTitle: PageText
    package let looked: MineLookedContext
    package let entriesTitle: PageText
    /// "Entries 1 to 50 of 120", or that there are none.
    package let shown: PageText
    package let sealed: PageText?
    package let entries: [MineEntryContext]
    package let newer: LinkContext?
    package let older: LinkContext?
    package let notHereTitle: PageText
    package let notHere: [PageText]
    package let correction: MineFormContext
    package let erasure: MineFormContext
}

/// Who looked. Template: `Mine/Looked`.
package struct MineLookedContext: Hashable, Sendable {
    package let lead: PageText
    /// Said when nobody did.
    package let none: PageText?
    package let hasViewings: Bool
    package let when: PageText
    package let who: PageText
    package let what: PageText
    package let viewings: [MineViewingContext]
}

/// A form in which something is asked of the team. Template: `Mine/Asking`.
package struct MineFormContext: Hashable, Sendable {
    package let id: PageText
    package let title: PageText
    package let lead: PageText
    package let action: PageText
    package let seal: PageText
    /// The name under which a wish sent twice is one.
    package let name: PageText
    package let token: PageText
    /// What it may be about; nil where nothing is chosen.
    package let about: About?
    package let wordsID: PageText
    package let wordsLabel: PageText
    package let words: PageText
    package let fault: PageText?
    package let button: PageText

    package struct About: Hashable, Sendable {
        package let label: PageText
        package let options: [Option]
    }

    package struct Option: Hashable, Sendable {
        package let value: PageText
        package let title: PageText
        package let isChosen: Bool
    }
}

/// What is said in place of a record that is locked away or erased. Template: `Mine/Closed`.
package struct MineClosedPage: ParticipantPage {
    package static let template = "Mine/Closed"
    package let frame: Frame
    package let heading: PageText
    package let sentence: PageText
    package let on: LinkContext
}

/// The whole record as one file to read. Template: `Mine/File`.
package struct MineFilePage: ParticipantPage {
    package static let template = "Mine/File"
    package let frame: Frame
    package let heading: PageText
    package let participant: PageText
    package let written: PageText
    package let entriesTitle: PageText
    package let sealed: PageText?
    package let entries: [MineEntryContext]
    package let lookedTitle: PageText
    package let looked: MineLookedContext
    package let notHereTitle: PageText
    package let notHere: [PageText]
}
