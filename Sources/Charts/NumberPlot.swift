/// The ground of charts of one number over another: grid and both axes.
package struct NumberPlot {
    package let frame: Frame
    package let horizontal: Axis
    package let vertical: Axis
    package let x: Scale
    package let y: Scale

    /// - Parameters:
    ///   - x: every number that the horizontal axis must reach.
    ///   - y: every number that the vertical axis must reach.
    package init(sheet: Sheet, x values: [Double], y heights: [Double], height: Double) {
        let horizontal = Axis(over: values, ticks: sheet.layout.isNarrow ? 4 : 7)
        let vertical = Axis(over: heights)
        let widest = vertical.ticks.map { Label.width(vertical.label($0), size: Label.small) }.max() ?? 0
        self.horizontal = horizontal
        self.vertical = vertical
        let top = sheet.y + 6
        frame = Frame(
            left: sheet.left + max(widest, 12) + 9, right: sheet.right - 8, top: top, bottom: top + height)
        x = Scale(horizontal, from: frame.left + 10, to: frame.right - 10)
        y = Scale(vertical, from: frame.bottom - 4, to: frame.top + 6)
    }

    package func drawGrid(in drawing: inout Drawing) {
        for tick in vertical.ticks {
            let height = y(tick)
            drawing.line((frame.left, height), (frame.right, height), .grid)
            drawing.text(
                vertical.label(tick), x: frame.left - 7, y: height + Label.small * 0.36, .muted, size: Label.small,
                anchor: .end)
        }
        drawing.line((frame.left, frame.bottom), (frame.right, frame.bottom), .axis)
    }

    /// The horizontal axis with its name; returns the y below it.
    ///
    /// - Parameter names: of places, in the place of numbers.
    package func drawHorizontal(
        _ label: String, names: [(x: Double, text: String)] = [], in drawing: inout Drawing
    ) -> Double {
        let places = names.isEmpty ? horizontal.ticks.map { ($0, horizontal.label($0)) } : names
        let centers = places.map { x($0.0) }
        for center in centers { drawing.line((center, frame.bottom), (center, frame.bottom + 4), .axis) }
        drawing.labels(
            places.map(\.1), at: centers, y: frame.bottom + 6 + Label.small, within: frame.left...(frame.right + 8))
        var below = frame.bottom + 8 + Label.small + Label.leading(Label.small)
        let text = Label.shortened(label, width: frame.width, size: Label.small)
        drawing.text(text, x: (frame.left + frame.right) / 2, y: below, .muted, size: Label.small, anchor: .middle)
        below += 6
        return below
    }
}
