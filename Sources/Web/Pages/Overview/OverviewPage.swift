/// The study at a glance.
package struct OverviewPage: Page {
    package static let template = "Overview/Overview"

    package let frame: PageFrame
    /// What there is to read.
    package let document: DocumentContext
}
