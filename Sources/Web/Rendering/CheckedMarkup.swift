package import Mustache

/// Markup that may stand on a page as it is: the one place where escaping is passed by.
///
/// There are two ways to make one, and no third. A drawing is read by `SVGReader`, which knows only the
/// elements and attributes of a chart, and is written anew from what was read; nothing of the original text
/// survives unread. The style sheet of a stand-alone report is our own file and must not be able to end its
/// element.
///
/// Templates have no raw tags. They enter a field of this type and print its `asItIs`, which is itself a
/// template: the library renders a template that it finds in a field, and this one renders `markup` as
/// plain text. No other context holds a template; a test sees to it.
package struct CheckedMarkup: Sendable {
    /// What will stand on the page.
    package let markup: String
    /// Prints `markup`.
    package let asItIs: MustacheTemplate

    /// A drawing for the middle of a page.
    ///
    /// - Parameters:
    ///   - svg: one `svg` element in the subset that `SVGReader` describes.
    ///   - idPrefix: put before every id within it, so that two drawings on a page cannot share one.
    /// - Throws: `SVGFault`, which says what was found and where.
    package init(svg: String, idPrefix: String) throws {
        var reader = SVGReader(svg, idPrefix: idPrefix)
        try self.init(safe: reader.read())
    }

    /// The text of a `style` element.
    package init(stylesheet: String) throws {
        guard !stylesheet.contains("<"), !stylesheet.contains("@import"),
            !stylesheet.contains("url(")
        else {
            throw SiteFault.stylesheet
        }
        try self.init(safe: stylesheet)
    }

    private init(safe markup: String) throws {
        self.markup = markup
        self.asItIs = try MustacheTemplate(string: "{{%CONTENT_TYPE:TEXT}}{{.markup}}")
    }
}
