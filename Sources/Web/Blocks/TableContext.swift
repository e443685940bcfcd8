import Mustache
package import Reports

/// A table in a region that scrolls by itself. Template: `Blocks/Table`.
package struct TableContext: Sendable {
    /// Unique on the page; the caption carries it and names the region.
    package let id: PageText
    /// What the table shows.
    package let caption: PageText
    /// The headings.
    package let columns: [CellContext]
    /// The rows.
    package let rows: [RowContext]
    /// Remarks beneath, or nil.
    package let notes: ListContext?

    /// A row with too few cells is filled up with empty ones, so that no cell slips beneath a wrong heading.
    package init(_ table: ReportTable, id: String) {
        self.id = PageText(id)
        caption = PageText(table.caption)
        columns = table.columns.map { CellContext($0.title, isNumeric: $0.isNumeric) }
        rows = table.rows.map { row in
            let width = max(row.count, table.columns.count)
            let cells = (0..<width).map { index in
                CellContext(
                    index < row.count ? row[index] : "",
                    isNumeric: index < table.columns.count && table.columns[index].isNumeric)
            }
            return RowContext(name: cells.first, cells: Array(cells.dropFirst()))
        }
        notes = table.notes.isEmpty ? nil : ListContext(items: table.notes.map { PageText($0) })
    }
}

/// One row of a table.
package struct RowContext: Sendable {
    /// The first cell, which names the row; nil in a table without columns.
    package let name: CellContext?
    /// The others.
    package let cells: [CellContext]
}

/// One cell, or one heading.
package struct CellContext: Sendable {
    /// As it is to be read.
    package let text: PageText
    /// Set flush right, with figures of equal width.
    package let isNumeric: Bool

    package init(_ text: String, isNumeric: Bool) {
        self.text = PageText(text)
        self.isNumeric = isNumeric
    }
}

// Rows and cells are what a page has thousands of; answering by name spares the library its reflection.

extension RowContext: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "name": self.name
        case "cells": cells
        default: nil
        }
    }
}

extension CellContext: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "isNumeric": isNumeric
        default: nil
        }
    }
}
