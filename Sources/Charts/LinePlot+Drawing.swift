extension LinePlot {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: "")
        sheet.y += 4
        sheet.write(hasIntervals ? "\(vertical), with \(intervalName)" : vertical, .muted, size: Label.small, most: 3)
        if lines.count > 1 { drawLegend(on: &sheet) }
        let points = lines.flatMap(\.points)
        let ends = points.flatMap { [$0.value, $0.interval?.lower, $0.interval?.upper] }.compactMap(\.drawable)
        let plot = NumberPlot(
            sheet: sheet, x: points.map(\.x) + marks.map(\.x), y: ends, height: layout.isNarrow ? 220 : 300)
        plot.drawGrid(in: &sheet.drawing)
        drawMarks(on: plot, in: &sheet.drawing)
        for (index, line) in lines.enumerated() { draw(line, index: index, on: plot, in: &sheet.drawing) }
        sheet.y = plot.drawHorizontal(horizontal, names: names, in: &sheet.drawing)
        sheet.notes([note])
        return sheet.finished(idPrefix: idPrefix, kind: "line-plot", title: title, description: description)
    }

    /// Names of places, where points have them.
    private var names: [(x: Double, text: String)] {
        var seen: Set<Double> = []
        return lines.flatMap(\.points).filter { Optional($0.x).drawable != nil && seen.insert($0.x).inserted }
            .compactMap { point in point.label.map { (point.x, $0) } }.sorted { $0.x < $1.x }
    }

    /// A row for each line: its mark, its name.
    private func drawLegend(on sheet: inout Sheet) {
        sheet.y += 2
        for (index, line) in lines.enumerated() {
            let slot = Palette.slot(index)
            let middle = sheet.y + Label.small - 4
            sheet.drawing.line(
                (sheet.left, middle), (sheet.left + 22, middle), .series(index), width: 2.25, dash: Palette.dashes[slot])
            sheet.drawing.marker(Palette.markers[slot], at: (sheet.left + 11, middle), .series(index), size: 4)
            let name = Label.wrap(line.name, width: sheet.right - sheet.left - 32, size: Label.small, most: 2)
            sheet.drawing.lines(name, x: sheet.left + 30, y: sheet.y + Label.small, .series(index))
            sheet.y += Double(max(1, name.count)) * Label.leading(Label.small) + 1
        }
        sheet.y += 4
    }

    private func drawMarks(on plot: NumberPlot, in drawing: inout Drawing) {
        var taken: [Box] = []
        for mark in marks where Optional(mark.x).drawable != nil {
            let x = plot.x(mark.x)
            drawing.line((x, plot.frame.top), (x, plot.frame.bottom), .session, width: 1.25, dash: "1.5 3.5")
            let text = Label.shortened(mark.label, width: plot.frame.width / 2, size: Label.small)
            let width = Label.width(text, size: Label.small)
            let place = Box.free(near: (x, plot.frame.bottom - 12), width: width, inside: plot.frame, avoiding: taken)
            guard let place else { continue }
            taken.append(place)
            drawing.text(text, x: place.left + 2, y: place.bottom - 4, .session)
        }
    }

    private func draw(_ line: Line, index: Int, on plot: NumberPlot, in drawing: inout Drawing) {
        let paint = Paint.series(index)
        let slot = Palette.slot(index)
        let points = line.points.filter { Optional($0.x).drawable != nil && Optional($0.value).drawable != nil }
        let isDense = points.count > 12
        let shift = isDense || isStepwise ? 0 : (Double(index) - Double(lines.count - 1) / 2) * 6
        if isDense || isStepwise {
            for end in [false, true] {
                let edge = points.compactMap { point in
                    point.interval.map { (x: plot.x(point.x), y: plot.y(end ? $0.upper : $0.lower)) }
                }
                drawing.polyline(stepped(edge), paint, width: 0.9, dash: "1.5 2.5")
            }
        } else {
            for point in points {
                guard let interval = point.interval else { continue }
                let x = plot.x(point.x) + shift
                let (low, high) = (plot.y(interval.lower), plot.y(interval.upper))
                drawing.line((x, low), (x, high), paint, width: 1.5)
                drawing.line((x - 3, low), (x + 3, low), paint, width: 1.5)
                drawing.line((x - 3, high), (x + 3, high), paint, width: 1.5)
            }
        }
        let course = points.map { (x: plot.x($0.x) + shift, y: plot.y($0.value)) }
        drawing.polyline(stepped(course), paint, width: 2.25, dash: Palette.dashes[slot])
        guard !isDense, !isStepwise else { return }
        for point in course { drawing.marker(Palette.markers[slot], at: point, paint, size: 4.75) }
    }

    private func stepped(_ points: [Drawing.Point]) -> [Drawing.Point] {
        guard isStepwise, let first = points.first else { return points }
        var path = [first]
        for (before, point) in zip(points, points.dropFirst()) {
            path.append((point.x, before.y))
            path.append(point)
        }
        return path
    }
}
