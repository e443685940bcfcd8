import Charts

extension Figure {
    /// A chart with its table. The caption stands in the page, so the drawing has no title of its own.
    init(_ id: String, caption: String, _ chart: some Chart) {
        let table = chart.table
        self.init(
            id: id, caption: caption,
            svg: chart.svg(idPrefix: "\(id)-wide", layout: ChartLayout(.wide, showsTitle: false)),
            narrowSVG: chart.svg(idPrefix: "\(id)-narrow", layout: ChartLayout(.narrow, showsTitle: false)),
            table: ReportTable(
                caption: table.caption, columns: table.columns.map { .init($0.name, isNumeric: $0.isNumeric) },
                rows: table.rows))
    }
}
