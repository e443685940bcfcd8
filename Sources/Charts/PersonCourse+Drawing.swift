extension PersonCourse {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        sheet.y += 4
        let heading = direction.map { "\(measure), \($0.words)" } ?? measure
        sheet.write(heading, .muted, size: Label.small, most: 3)

        let shownBands = bands.filter {
            Optional($0.lower).drawable != nil && Optional($0.upper).drawable != nil
        }
        let ends = shownBands.flatMap { [$0.lower, $0.upper] }
        let values = (occasions + behind).compactMap(\.score.drawable) + ends
        let axis = Axis(over: values, fixed: range)
        let weeks = ((occasions + behind).map(\.week) + sessions.map(\.week))
            .filter { Optional($0).drawable != nil }
        let gutter = bandGutter(layout, shownBands)
        let tickWidth = axis.ticks.map { Label.width(axis.label($0), size: Label.small) }.max() ?? 0
        var frame = Frame(
            left: sheet.left + max(tickWidth, 12) + 9, right: sheet.right - gutter, top: sheet.y,
            bottom: 0)
        let inset = 18.0
        let spread = Scale(
            lower: weeks.min() ?? 0, upper: weeks.max() ?? 0, from: frame.left + inset,
            to: frame.right - inset)
        let labels = SessionLabels(sessions, x: { spread($0) }, left: frame.left, right: sheet.right)
        frame.top += labels.height
        frame.bottom = frame.top + (layout.isNarrow ? 200 : 260)
        let hasMissing = occasions.contains { $0.score.drawable == nil }
        let plot = TimePlot(
            frame: frame, axis: axis, weeks: weeks, inset: inset, headroom: 18,
            lane: hasMissing ? 24 : 12)

        draw(shownBands, on: plot, labelsUntil: gutter > 0 ? sheet.right : nil, in: &sheet.drawing)
        plot.drawGrid(in: &sheet.drawing)
        plot.drawSessions(sessions, labels: labels, in: &sheet.drawing)
        let line = CourseLine(occasions: occasions, behind: behind, decimals: decimals)
        line.draw(on: plot, values: .all, in: &sheet.drawing)
        sheet.y = plot.drawWeeks(occasions.map(\.week), label: weekLabel, in: &sheet.drawing)

        let missing = Occasion.missing(occasions)
        let shaded = shownBands.filter { gutter == 0 && !$0.label.isEmpty }.map { band in
            "Shaded, \(ChartNumber.interval(band.lower, band.upper, decimals: decimals)): \(band.label)."
        }
        sheet.notes(shaded + [
            missing.isEmpty ? "" : Trajectory.missingNote(missing),
            behind.isEmpty || behindLabel.isEmpty ? "" : "Gray line: \(behindLabel).", note,
        ])
        return sheet.finished(
            idPrefix: idPrefix, kind: "person-course", title: title, description: description)
    }

    private func bandGutter(_ layout: ChartLayout, _ bands: [Band]) -> Double {
        guard bands.contains(where: { !$0.label.isEmpty }) else { return 0 }
        return layout.isNarrow ? 0 : 140
    }

    private func draw(
        _ bands: [Band], on plot: TimePlot, labelsUntil right: Double?, in drawing: inout Drawing
    ) {
        let x = plot.frame.right + 8
        var texts: [[String]] = []
        for band in bands {
            let top = plot.y(band.upper)
            drawing.rect(
                x: plot.frame.left, y: top, width: plot.frame.width,
                height: max(1, plot.y(band.lower) - top), .band)
            guard let right else { continue }
            texts.append(Label.wrap(band.label, width: right - x, size: Label.small, most: 4))
        }
        guard !texts.isEmpty else { return }
        let heights = texts.map { Double($0.count) * Label.leading(Label.small) }
        let total = heights.reduce(0, +) + 4 * Double(max(0, heights.count - 1))
        let floor = max(plot.frame.bottom, plot.frame.top + total)
        let centers = Label.separated(
            wanted: bands.map { plot.y(($0.lower + $0.upper) / 2) }, heights: heights, gap: 4,
            within: plot.frame.top...floor)
        for (index, lines) in texts.enumerated() {
            let first = centers[index] - heights[index] / 2 + Label.small
            drawing.lines(lines, x: x, y: first, .muted, size: Label.small)
        }
    }
}
