package import Charts
import Web

extension CourseFigureContext {
    /// - Parameter id: Of the picture, unique on the page.
    /// - Throws: `SVGFault` when a drawing is not in the subset of charts.
    package init(
        id: String, title: String, lead: String, chart: some Chart, sentences: [String], next: String? = nil, numbers: String
    ) throws {
        self.id = PageText(id)
        self.title = PageText(title)
        self.lead = PageText(lead)
        drawings = try [("wide", ChartLayout.Width.wide), ("narrow", .narrow)].map { name, width in
            let svg = chart.svg(idPrefix: "\(id)-\(name)", layout: ChartLayout(width, showsTitle: false))
            return CourseDrawingContext(drawing: try CheckedMarkup(svg: svg, idPrefix: "\(id)-\(name)"))
        }
        self.sentences = sentences.map { PageText($0) }
        self.next = next.map { PageText($0) }
        self.numbers = PageText(numbers)
        let table = chart.table
        self.table = CourseTableContext(
            caption: PageText(table.caption),
            columns: table.columns.map { CourseCellContext(text: PageText($0.name), isNumeric: $0.isNumeric) },
            rows: table.rows.map { row in
                let cells = zip(table.columns, row).map { CourseCellContext(text: PageText($1), isNumeric: $0.isNumeric) }
                return CourseRowContext(name: cells.first?.text ?? "", cells: Array(cells.dropFirst()))
            })
    }
}
