/// A chart: a plain value that knows its numbers, draws itself as SVG text and lists itself as a table.
public protocol Chart: Sendable {
    /// The drawing as a tree, for tests and for `svg`.
    func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing
    /// The same numbers as rows.
    var table: ChartTable { get }
}

extension Chart {
    /// One `<svg>` element: `role="img"`, named by its own title and description, whose ids begin with
    /// `idPrefix` (unique on the page). No script, no style, no reference. The same spec gives the same bytes.
    public func svg(idPrefix: String, layout: ChartLayout = .wide) -> String {
        drawing(idPrefix: idPrefix, layout: layout).root.markup + "\n"
    }

    /// Both layouts, one after the other; the rules of `ChartStylesheet` show one of them.
    public func svgPair(idPrefix: String, showsTitle: Bool = true) -> String {
        let wide = ChartLayout(.wide, showsTitle: showsTitle)
        let narrow = ChartLayout(.narrow, showsTitle: showsTitle)
        return svg(idPrefix: idPrefix + "-wide", layout: wide)
            + svg(idPrefix: idPrefix + "-narrow", layout: narrow)
    }
}

/// How much room there is, and whether the title is drawn (a page that prints it as a heading says no).
public struct ChartLayout: Sendable, Hashable {
    public enum Width: String, Sendable, Hashable {
        /// 720 units, for a desk and for print.
        case wide
        /// 320 units, for a phone.
        case narrow
    }

    public var width: Width
    public var showsTitle: Bool

    public init(_ width: Width, showsTitle: Bool = true) {
        self.width = width
        self.showsTitle = showsTitle
    }

    public static let wide = ChartLayout(.wide)
    public static let narrow = ChartLayout(.narrow)

    package var isNarrow: Bool { width == .narrow }
    package var units: Double { isNarrow ? 320 : 720 }
}

/// A finished drawing. Opaque outside the package.
public struct ChartDrawing: Sendable {
    package let root: SVGElement

    package init(root: SVGElement) { self.root = root }
}

/// The numbers of a chart as text cells, for an HTML table or a reader who prefers rows.
public struct ChartTable: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public var name: String
        /// True where cells are numbers and want right alignment.
        public var isNumeric: Bool

        public init(_ name: String, isNumeric: Bool = false) {
            self.name = name
            self.isNumeric = isNumeric
        }
    }

    public var caption: String
    public var columns: [Column]
    /// Every row has as many cells as there are columns.
    public var rows: [[String]]

    public init(caption: String, columns: [Column], rows: [[String]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}
