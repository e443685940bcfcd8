/// Something to be read: a page of the site, a report, or both. Words, numbers already
/// formatted, and pictures; no markup. Whoever shows it decides how.
public struct Document: Hashable, Sendable {
    public let title: String
    /// One sentence beneath the title.
    public let summary: String
    public let sections: [Section]
    /// Where the numbers come from; empty on pages that compute nothing.
    public let provenance: [Fact]

    public init(title: String, summary: String, sections: [Section], provenance: [Fact] = []) {
        self.title = title
        self.summary = summary
        self.sections = sections
        self.provenance = provenance
    }
}

public struct Section: Hashable, Sendable {
    /// Unique within the document; serves as the anchor of a link.
    public let id: String
    public let title: String
    public let blocks: [Block]

    public init(id: String, title: String, blocks: [Block]) {
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}

public indirect enum Block: Hashable, Sendable {
    /// A heading within a section; the id is unique within the document.
    case heading(id: String, String)
    case paragraph(String)
    /// Short statements that belong side by side: "90 randomized".
    case facts([Fact])
    case notice(Notice)
    case table(ReportTable)
    case figure(Figure)
    case list([String])
    /// Links to other pages of the site, shown as a list; left out of a report on paper.
    case links([PageLink])
    /// Behind a fold that opens without script; open on paper.
    case details(summary: String, [Block])
}

/// A name with its value, both as they are to be read.
public struct Fact: Hashable, Sendable {
    public let name: String
    public let value: String
    /// A few words under the value, or nil.
    public let note: String?

    public init(_ name: String, _ value: String, note: String? = nil) {
        self.name = name
        self.value = value
        self.note = note
    }
}

/// A statement that must not be overlooked. The kind is said in words, never by color alone.
public struct Notice: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What the analysis allows one to say.
        case conclusion
        /// A limit of what was found.
        case caution
        /// What one should know to read on.
        case note
    }

    public let kind: Kind
    public let title: String
    public let text: String

    public init(_ kind: Kind, title: String, text: String) {
        self.kind = kind
        self.title = title
        self.text = text
    }
}

public struct ReportTable: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        public let title: String
        /// Numbers are set flush right with figures of equal width.
        public let isNumeric: Bool

        public init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }
    }

    public let caption: String
    public let columns: [Column]
    /// Cells as they are to be read; the first of each row names the row.
    public let rows: [[String]]
    public let notes: [String]

    public init(caption: String, columns: [Column], rows: [[String]], notes: [String] = []) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }
}

/// A picture with its caption and the same numbers as a table.
public struct Figure: Hashable, Sendable {
    /// Unique within the document.
    public let id: String
    public let caption: String
    /// SVG for a desk.
    public let svg: String
    /// SVG laid out anew for a phone, or nil when the same one serves.
    public let narrowSVG: String?
    public let table: ReportTable?

    public init(id: String, caption: String, svg: String, narrowSVG: String? = nil, table: ReportTable? = nil) {
        self.id = id
        self.caption = caption
        self.svg = svg
        self.narrowSVG = narrowSVG
        self.table = table
    }
}

public struct PageLink: Hashable, Sendable {
    public let title: String
    /// A few words about what is behind it.
    public let note: String
    public let target: Target

    public enum Target: Hashable, Sendable {
        case participant(String)
        case report
        case participants
    }

    public init(title: String, note: String, target: Target) {
        self.title = title
        self.note = note
        self.target = target
    }
}
