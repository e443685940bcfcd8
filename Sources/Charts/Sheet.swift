/// The sheet a chart is drawn on: title at the top, then whatever the chart adds at `y`, then notes.
package struct Sheet {
    package let layout: ChartLayout
    package var drawing = Drawing()
    /// The lowest used edge so far.
    package var y: Double

    package var width: Double { layout.units }
    package var margin: Double { layout.isNarrow ? 8 : 16 }
    package var left: Double { margin }
    package var right: Double { width - margin }

    package init(_ layout: ChartLayout, title: String, subtitle: String) {
        self.layout = layout
        y = layout.isNarrow ? 6 : 10
        if layout.showsTitle { write(title, .ink, size: Label.title, bold: true, most: 4) }
        write(subtitle, .muted, size: Label.body, most: 6)
    }

    /// Wrapped lines across the sheet; moves `y` below them.
    package mutating func write(
        _ text: String, _ paint: Paint, size: Double, bold: Bool = false, most: Int = 8
    ) {
        let lines = Label.wrap(text, width: right - left, size: size, bold: bold, most: most)
        guard !lines.isEmpty else { return }
        drawing.lines(lines, x: left, y: y + size, paint, size: size, bold: bold)
        y += Double(lines.count) * Label.leading(size) + 2
    }

    /// Small quiet lines at the foot, each wrapped by itself.
    package mutating func notes(_ notes: [String]) {
        let wanted = notes.filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return }
        y += 6
        for note in wanted { write(note, .muted, size: Label.small) }
    }

    /// The root element, with the background behind all.
    package func finished(
        idPrefix: String, kind: String, title: String, description: String
    ) -> ChartDrawing {
        let id = SVGText.identifier(idPrefix)
        let height = (y + (layout.isNarrow ? 8 : 12)).rounded(.up)
        var ground = Drawing()
        ground.rect(x: 0, y: 0, width: width, height: height, .background)
        let name = title.isEmpty ? "Chart" : title
        let head = [
            SVGElement("title", [.init("id", id + "-title")], text: name),
            SVGElement("desc", [.init("id", id + "-desc")], text: description),
        ]
        let size = "0 0 \(ChartNumber.coordinate(width)) \(ChartNumber.coordinate(height))"
        let root = SVGElement(
            "svg",
            [
                .init("xmlns", "http://www.w3.org/2000/svg"),
                .init("class", "chart chart-\(kind) chart-\(layout.width.rawValue)"),
                .init("viewBox", size), .init("width", width), .init("height", height),
                .init("role", "img"), .init("aria-labelledby", "\(id)-title \(id)-desc"),
                .init("font-family", Label.fontStack),
            ], head + ground.elements + drawing.elements)
        return ChartDrawing(root: root)
    }
}

/// A rectangle in user units in which data are drawn.
package struct Frame: Sendable, Equatable {
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double

    package init(left: Double, right: Double, top: Double, bottom: Double) {
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
    }

    package var width: Double { right - left }
    package var height: Double { bottom - top }
}
