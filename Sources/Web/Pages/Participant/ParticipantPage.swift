/// One participant's course.
package struct ParticipantPage: Page {
    package static let template = "Participant/Participant"

    /// What is around it.
    package let frame: PageFrame
    /// The pseudonym, as the last step of the way here.
    package let pseudonym: PageText
    /// Address of the list.
    package let list: PageText
    /// What there is to read.
    package let document: DocumentContext
    /// The participants before and after in the order of the list.
    package let neighbors: NeighborsContext
}

/// The way to the participants before and after.
package struct NeighborsContext: Sendable {
    /// The one before, or nil for the first.
    package let previous: Neighbor?
    /// The one after, or nil for the last.
    package let next: Neighbor?

    package struct Neighbor: Sendable {
        /// The pseudonym.
        package let name: PageText
        /// The address of the course.
        package let url: PageText

        package init(_ pseudonym: String) {
            name = PageText(pseudonym)
            url = PageText(SiteURL.participant(.value(pseudonym)).link)
        }
    }
}
