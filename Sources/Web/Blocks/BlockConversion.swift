package import Reports

/// Turns the blocks of one document into what templates print, counting tables so that each has its own id.
package struct BlockConversion {
    /// What becomes of links to other pages.
    package let links: DocumentContext.Links
    /// Figures whose drawings were refused, with the reason.
    package private(set) var refused: [String] = []
    private var tables = 0

    package init(links: DocumentContext.Links) {
        self.links = links
    }

    package mutating func contexts(of blocks: [Block]) -> [BlockContext] {
        var contexts: [BlockContext] = []
        for block in blocks {
            if let context = context(of: block) { contexts.append(context) }
        }
        return contexts
    }

    private mutating func context(of block: Block) -> BlockContext? {
        switch block {
        case .heading(let id, let text):
            return BlockContext(heading: HeadingContext(id: id, text: text))
        case .paragraph(let text):
            return BlockContext(paragraph: PageText(text))
        case .facts(let facts):
            return facts.isEmpty ? nil : BlockContext(facts: FactsContext(facts))
        case .notice(let notice):
            return BlockContext(notice: NoticeContext(notice))
        case .table(let table):
            return BlockContext(table: TableContext(table, id: nextTable()))
        case .figure(let figure):
            return self.figure(figure)
        case .list(let items):
            return items.isEmpty ? nil : BlockContext(list: ListContext(items: items.map { PageText($0) }))
        case .links(let links):
            guard self.links == .followed, !links.isEmpty else { return nil }
            return BlockContext(links: LinksContext(links))
        case .details(let summary, let blocks):
            return BlockContext(details: DetailsContext(summary: PageText(summary), blocks: contexts(of: blocks)))
        }
    }

    private mutating func figure(_ figure: Figure) -> BlockContext? {
        do {
            return try BlockContext(figure: FigureContext(figure, tableID: nextTable()))
        } catch {
            refused.append("\(figure.id): \(error)")
            return nil
        }
    }

    private mutating func nextTable() -> String {
        tables += 1
        return "page-table-\(tables)"
    }
}
