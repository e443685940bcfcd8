/// What a person sees when something cannot be shown.
package struct FailurePage: Page {
    package static let template = "Failure/Failure"

    /// What is around it.
    package let frame: PageFrame
    /// What happened, in a few words.
    package let heading: PageText
    /// What it means and what to do.
    package let explanation: PageText
    /// Where to go on.
    package let wayOn: WayOn?

    package struct WayOn: Sendable {
        /// The name of the page.
        package let title: PageText
        /// Its address.
        package let url: PageText
    }
}

/// The failures that have a page of their own.
package enum Failure: Error, Hashable, Sendable {
    /// There is nothing at this address.
    case nothingHere
    /// The list of participants has fewer pages.
    case noSuchPage(last: Int)
    /// There is no participant of this name.
    case noSuchParticipant
    /// No instrument of this id can be scored.
    case noSuchInstrument
    /// The site only shows; nothing can be sent to it.
    case readOnly
    /// The request was made under a name that is not this site's.
    case otherHost
    /// Something went wrong here.
    case fault

    package var heading: String {
        switch self {
        case .nothingHere: "There is no page here"
        case .noSuchPage: "The list is shorter than that"
        case .noSuchParticipant: "No participant has this name"
        case .noSuchInstrument: "No instrument has this name"
        case .readOnly: "This site can only be read"
        case .otherHost: "This is not the address of this site"
        case .fault: "Something went wrong on our side"
        }
    }

    package var explanation: String {
        switch self {
        case .nothingHere:
            "The address may have been mistyped, or the page may have moved. Nothing is lost."
        case .noSuchPage(let last):
            last == 1 ? "The list of participants has one page." : "The list of participants has \(last) pages."
        case .noSuchParticipant:
            "The name may have been mistyped. The list has everybody who takes part."
        case .noSuchInstrument:
            "The address may have been mistyped, or the instrument is known and not scored. The list says which are."
        case .readOnly:
            "Pages can be opened here, and nothing can be sent or changed. Nothing was stored."
        case .otherHost:
            "The site answers only under the name it was started with. Use the address that the program printed."
        case .fault:
            "The page could not be made. Nothing was changed, and the record is safe. "
                + "Please try again; if it happens again, tell the people who run this site."
        }
    }

    /// Where to go on, if the reader may know about the study at all.
    package var wayOn: (title: String, target: SiteURL)? {
        switch self {
        case .nothingHere, .readOnly, .fault: ("The study at a glance", .study)
        case .noSuchPage, .noSuchParticipant: ("All participants", .participants())
        case .noSuchInstrument: ("All instruments", .instruments)
        case .otherHost: nil
        }
    }
}
