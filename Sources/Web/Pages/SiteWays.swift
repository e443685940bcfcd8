/// Where the pages of a site lead: those of the study, and whatever a site puts around them.
package struct SiteWays: Sendable {
    /// Behind the name at the top.
    package let home: String
    /// In the order in which they are offered.
    package let entries: [Entry]

    package struct Entry: Sendable {
        /// What it is called.
        package let title: String
        /// Where it leads.
        package let link: String
        /// The page of the study that it is, if it is one.
        package let target: SiteURL?

        package init(_ title: String, _ target: SiteURL) {
            self.title = title
            link = target.link
            self.target = target
        }

        package init(_ title: String, link: String) {
            self.title = title
            self.link = link
            target = nil
        }
    }

    package init(home: String, entries: [Entry]) {
        self.home = home
        self.entries = entries
    }

    /// A study that is shown and nothing else.
    package static let study = SiteWays(
        home: SiteURL.study.link,
        entries: [
            Entry("Study", .study), Entry("Participants", .participants()), Entry("Report", .report), Entry("Instruments", .instruments),
        ])
}
