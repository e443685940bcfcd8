/// What was found, on the site.
package struct ReportPage: Page {
    package static let template = "Report/Report"

    /// What is around it.
    package let frame: PageFrame
    /// What there is to read.
    package let document: DocumentContext
}
