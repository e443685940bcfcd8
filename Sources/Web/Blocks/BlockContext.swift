package import Reports

/// One block: exactly one of its fields is set. Template: `Blocks/Block`, which hands each kind to its own.
package struct BlockContext: Sendable {
    /// A heading within a section.
    package var heading: HeadingContext?
    /// Running text.
    package var paragraph: PageText?
    /// Short statements side by side.
    package var facts: FactsContext?
    /// A statement that must not be overlooked.
    package var notice: NoticeContext?
    /// A table.
    package var table: TableContext?
    /// A picture with its numbers.
    package var figure: FigureContext?
    /// Short points.
    package var list: ListContext?
    /// Ways to other pages.
    package var links: LinksContext?
    /// Blocks behind a fold.
    package var details: DetailsContext?
}

/// A heading within a section. Template: `Blocks/Heading`.
package struct HeadingContext: Sendable {
    /// Anchor of links, unique on the page.
    package let id: PageText
    /// The heading.
    package let text: PageText

    package init(id: String, text: String) {
        self.id = PageText(id)
        self.text = PageText(text)
    }
}

/// Names with values. Template: `Blocks/Facts`.
package struct FactsContext: Sendable {
    /// In reading order.
    package let items: [Item]

    package struct Item: Sendable {
        /// What is stated.
        package let name: PageText
        /// Its value.
        package let value: PageText
        /// A few words under the value, or nil.
        package let note: PageText?
    }

    package init(_ facts: [Fact]) {
        items = facts.map { Item(name: PageText($0.name), value: PageText($0.value), note: $0.note.map { PageText($0) }) }
    }
}

/// A conclusion, a caution or a note. Template: `Blocks/Notice`.
package struct NoticeContext: Sendable {
    /// The last part of the class name.
    package let kind: PageText
    /// The kind in words, so that no color has to say it.
    package let label: PageText
    /// The statement in short.
    package let title: PageText
    /// The statement.
    package let text: PageText

    package init(_ notice: Notice) {
        kind = PageText(notice.kind.rawValue)
        label =
            switch notice.kind {
            case .conclusion: "Conclusion"
            case .caution: "Caution"
            case .note: "Note"
            }
        title = PageText(notice.title)
        text = PageText(notice.text)
    }
}

/// Short points. Template: `Blocks/List`.
package struct ListContext: Sendable {
    /// In reading order.
    package let items: [PageText]
}

/// Ways to other pages. Template: `Blocks/Links`.
package struct LinksContext: Sendable {
    /// In reading order.
    package let items: [Item]

    package struct Item: Sendable {
        /// The name of the page.
        package let title: PageText
        /// A few words about what is there.
        package let note: PageText
        /// Its address.
        package let url: PageText
    }

    package init(_ links: [PageLink]) {
        items = links.map { link in
            Item(title: PageText(link.title), note: PageText(link.note), url: PageText(SiteURL(link.target).link))
        }
    }
}

/// Blocks behind a fold that opens without script. Template: `Blocks/Details`.
package struct DetailsContext: Sendable {
    /// The words on the fold.
    package let summary: PageText
    /// What is behind it.
    package let blocks: [BlockContext]
}

extension SiteURL {
    /// The address of what a document links to.
    package init(_ target: PageLink.Target) {
        switch target {
        case .participant(let pseudonym): self = .participant(.value(pseudonym))
        case .participants: self = .participants()
        case .report: self = .report
        }
    }
}
