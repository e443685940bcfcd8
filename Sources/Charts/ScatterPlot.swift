/// Points, and a straight line to hold them against.
public struct ScatterPlot: Chart, Hashable {
    public struct Point: Sendable, Hashable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// y = intercept + slope x.
    public struct Guide: Sendable, Hashable {
        public var intercept: Double
        public var slope: Double

        public init(intercept: Double, slope: Double) {
            self.intercept = intercept
            self.slope = slope
        }
    }

    /// More than these are thinned evenly in the order of x, and the note says so.
    package static let most = 1500

    public var title: String
    public var horizontal: String
    public var vertical: String
    public var points: [Point]
    public var guide: Guide?
    public var note: String

    public init(
        title: String, horizontal: String, vertical: String, points: [Point], guide: Guide? = nil, note: String = ""
    ) {
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.points = points
        self.guide = guide
        self.note = note
    }

    /// Those that can be drawn, by x.
    package var sorted: [Point] {
        points.filter { Optional($0.x).drawable != nil && Optional($0.y).drawable != nil }
            .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    /// The points in ten groups of rising x: how many, between what, mean and ends of y.
    public var table: ChartTable {
        let sorted = sorted
        let places = min(Axis(over: sorted.map(\.y)).decimals + 2, 6)
        let across = min(Axis(over: sorted.map(\.x)).decimals + 1, 6)
        let groups = sorted.count < 20 ? sorted.count : 10
        let rows = (0..<groups).map { group -> [String] in
            let part = sorted[(group * sorted.count / groups)..<((group + 1) * sorted.count / groups)]
            let heights = part.map(\.y)
            let mean = heights.reduce(0, +) / Double(max(1, heights.count))
            return [
                ChartNumber.interval(part.first?.x ?? 0, part.last?.x ?? 0, decimals: across), String(part.count),
                ChartNumber.text(mean, decimals: places),
                ChartNumber.interval(heights.min() ?? 0, heights.max() ?? 0, decimals: places),
            ]
        }
        return ChartTable(
            caption: "\(title): points in groups of rising \(horizontal)",
            columns: [
                .init(horizontal, isNumeric: true), .init("Points", isNumeric: true),
                .init("Mean of \(vertical)", isNumeric: true), .init("Lowest to highest", isNumeric: true),
            ], rows: rows)
    }

    package var description: String {
        let sorted = sorted
        var sentences = ["\(vertical) against \(horizontal), \(sorted.count) points."]
        if let first = sorted.first, let last = sorted.last {
            let heights = sorted.map(\.y)
            let across = ChartNumber.interval(first.x, last.x, decimals: 2)
            let up = ChartNumber.interval(heights.min() ?? 0, heights.max() ?? 0, decimals: 2)
            sentences.append("\(horizontal) from \(across), \(vertical) from \(up).")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }

    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: "")
        sheet.y += 4
        sheet.write(vertical, .muted, size: Label.small, most: 3)
        let sorted = sorted
        let plot = NumberPlot(
            sheet: sheet, x: sorted.map(\.x), y: sorted.map(\.y), height: layout.isNarrow ? 220 : 300)
        plot.drawGrid(in: &sheet.drawing)
        let step = max(1, (sorted.count + Self.most - 1) / Self.most)
        for index in stride(from: 0, to: sorted.count, by: step) {
            let place = (x: plot.x(sorted[index].x), y: plot.y(sorted[index].y))
            sheet.drawing.circle(place, radius: 2.5, .series(0), filled: false, width: 1)
        }
        if let guide, let first = sorted.first, let last = sorted.last { draw(guide, first.x, last.x, plot, &sheet.drawing) }
        sheet.y = plot.drawHorizontal(horizontal, in: &sheet.drawing)
        sheet.notes([note, step > 1 ? "One point in \(step) is drawn." : ""])
        return sheet.finished(idPrefix: idPrefix, kind: "scatter-plot", title: title, description: description)
    }

    /// The line where it crosses the frame.
    private func draw(_ guide: Guide, _ first: Double, _ last: Double, _ plot: NumberPlot, _ drawing: inout Drawing) {
        guard Optional(guide.slope).drawable != nil, Optional(guide.intercept).drawable != nil, last > first else { return }
        let pieces = 200
        var run: [Drawing.Point] = []
        for piece in 0...pieces {
            let x = first + (last - first) * Double(piece) / Double(pieces)
            let y = guide.intercept + guide.slope * x
            if y >= plot.vertical.lower, y <= plot.vertical.upper { run.append((plot.x(x), plot.y(y))) }
        }
        guard let start = run.first, let end = run.last, run.count > 1 else { return }
        drawing.line(start, end, .axis, width: 1.25, dash: "5 3")
    }
}
