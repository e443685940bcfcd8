/// The study at a glance.
package struct OverviewPage: Page {
    package static let template = "Overview/Overview"

    /// What is around it.
    package let frame: PageFrame
    /// What there is to read.
    package let document: DocumentContext
}
