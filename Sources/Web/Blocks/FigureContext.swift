package import Reports

/// A picture with its caption and the same numbers as a table. Template: `Blocks/Figure`.
package struct FigureContext: Sendable {
    /// Anchor of links, unique on the page.
    package let id: PageText
    /// What the picture shows.
    package let caption: PageText
    /// The drawing for a desk and for paper, and for a phone where there is no other.
    package let drawing: CheckedMarkup
    /// The drawing for a phone, or nil.
    package let narrow: CheckedMarkup?
    /// The numbers behind the picture, or nil.
    package let table: TableContext?

    /// - Throws: `SVGFault` if a drawing is not in the subset of charts.
    package init(_ figure: Figure, tableID: String) throws {
        id = PageText(figure.id)
        caption = PageText(figure.caption)
        let name = Self.identifier(figure.id)
        drawing = try CheckedMarkup(svg: figure.svg, idPrefix: "\(name)-w")
        narrow = try figure.narrowSVG.map { try CheckedMarkup(svg: $0, idPrefix: "\(name)-n") }
        table = figure.table.map { TableContext($0, id: tableID) }
    }

    /// A name fit for the prefix of ids, whatever the figure is called.
    private static func identifier(_ text: String) -> String {
        "figure-" + String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}
