public import Reports

/// A report as one file that needs no server, no network and no script.
package struct StandaloneReportPage: Page {
    package static let template = "StandaloneReport/StandaloneReport"

    /// What is around it.
    package let frame: PageFrame
    /// The style sheet of the site.
    package let style: CheckedMarkup
    /// What there is to read.
    package let document: DocumentContext
    /// Help in a crisis, at the end of the file.
    package let help: HelpContext
}

/// Writes a report as one file: the templates of the site, with the style sheet inside.
public enum StandaloneReport {
    /// The anchor of the help at the end of the file.
    package static let helpAnchor = "page-help"

    /// - Parameters:
    ///   - document: the report. Its links to pages of the site are left out.
    ///   - studyTitle: shown above the report.
    ///   - isFictional: adds the statement that people and numbers are invented.
    /// - Returns: a complete HTML document that opens from a disk. The same report gives the same text.
    /// - Throws: `SiteFault`, if templates are missing or a drawing is not one of ours; `OverstatedClaim`, if the
    ///   report says more than any study of this kind can.
    public static func render(_ document: Document, studyTitle: String, isFictional: Bool) throws -> String {
        try document.requireEarnedWords()
        let resources = try SiteResources()
        let page = try page(document, studyTitle: studyTitle, isFictional: isFictional, resources: resources)
        return try PageTemplates(resources: resources).render(page)
    }

    package static func page(
        _ document: Document, studyTitle: String, isFictional: Bool, resources: SiteResources
    ) throws -> StandaloneReportPage {
        try StandaloneReportPage(
            frame: PageFrame(
                title: document.title, study: studyTitle, isFictional: isFictional, here: .report,
                help: "#\(helpAnchor)"),
            style: CheckedMarkup(stylesheet: Stylesheet.text(resources)),
            document: DocumentContext(document, links: .omitted),
            help: HelpContext(HelpLines(resources: resources)))
    }
}
