package import Reports

/// A document as its template prints it. Template: `Blocks/Document`.
package struct DocumentContext: Sendable {
    /// The heading of the page.
    package let title: PageText
    /// One sentence beneath it, or nil.
    package let summary: PageText?
    /// The sections by name, where there are enough of them to need a list; else nil.
    package let contents: ContentsContext?
    /// The body.
    package let sections: [SectionContext]
    /// Where the numbers come from, or nil on pages that compute nothing.
    package let provenance: FactsContext?

    /// What becomes of links to other pages of the site.
    package enum Links: Sendable {
        case followed
        /// A report that travels as a file has no site around it.
        case omitted
    }

    /// - Throws: `SiteFault.drawings`, listing every figure whose drawing was refused.
    package init(_ document: Document, links: Links = .followed) throws {
        var conversion = BlockConversion(links: links)
        title = PageText(document.title)
        summary = document.summary.isEmpty ? nil : PageText(document.summary)
        sections = document.sections.map { section in
            SectionContext(
                id: PageText(section.id), title: PageText(section.title),
                blocks: conversion.contexts(of: section.blocks))
        }
        contents = sections.count < 4 ? nil : ContentsContext(entries: sections.map { .init(id: $0.id, title: $0.title) })
        provenance = document.provenance.isEmpty ? nil : FactsContext(document.provenance)
        guard conversion.refused.isEmpty else { throw SiteFault.drawings(conversion.refused) }
    }
}

/// The list of sections at the head of a long page.
package struct ContentsContext: Sendable {
    /// One entry a section.
    package let entries: [Entry]

    package struct Entry: Sendable {
        /// The section's anchor.
        package let id: PageText
        /// The section's name.
        package let title: PageText
    }
}

/// A part of a document with a heading of its own.
package struct SectionContext: Sendable {
    /// Anchor of links, unique on the page.
    package let id: PageText
    /// The heading.
    package let title: PageText
    /// What stands in it.
    package let blocks: [BlockContext]
}
