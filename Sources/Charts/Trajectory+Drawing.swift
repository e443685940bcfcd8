extension Trajectory {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        let heading = direction.map { "\(measure), \($0.words)" } ?? measure
        sheet.y += 4
        sheet.write(heading, .muted, size: Label.small, most: 3)

        let points = arms.flatMap(\.points)
        let weeks = (points.map(\.week) + sessions.map(\.week)).filter { Optional($0).drawable != nil }
        let values = points.flatMap { [$0.mean, $0.lower, $0.upper] }.compactMap(\.drawable)
        let axis = Axis(over: values, fixed: range)
        let labels = endLabels(layout)
        let tickWidth = axis.ticks.map { Label.width(axis.label($0), size: Label.small) }.max() ?? 0
        var frame = Frame(
            left: sheet.left + max(tickWidth, 12) + 9, right: sheet.right - labels.gutter,
            top: sheet.y, bottom: 0)
        let dodge = dodges(layout)
        let inset = (dodge.last ?? 0) + 10
        let spread = Scale(
            lower: weeks.min() ?? 0, upper: weeks.max() ?? 0, from: frame.left + inset,
            to: frame.right - inset)
        let sessionLabels = SessionLabels(
            sessions, x: { spread($0) }, left: frame.left, right: sheet.right)
        frame.top += sessionLabels.height
        frame.bottom = frame.top + (layout.isNarrow ? 220 : 300)
        let hasMissing = points.contains { $0.mean.drawable == nil }
        let plot = TimePlot(
            frame: frame, axis: axis, weeks: weeks, inset: inset, headroom: 8,
            lane: hasMissing ? 20 : 4)

        plot.drawGrid(in: &sheet.drawing)
        plot.drawSessions(sessions, labels: sessionLabels, in: &sheet.drawing)
        for (index, arm) in arms.enumerated() {
            draw(arm, index: index, shift: dodge[index], on: plot, in: &sheet.drawing)
        }
        place(labels, on: plot, shift: dodge.last ?? 0, in: &sheet.drawing)
        sheet.y = plot.drawWeeks(points.map(\.week), label: weekLabel, in: &sheet.drawing)
        drawCounts(on: plot, sheet: &sheet)
        sheet.notes(footnotes)
        return sheet.finished(
            idPrefix: idPrefix, kind: "trajectory", title: title, description: description)
    }

    /// Sideways shifts that keep the arms' bars apart at one visit.
    private func dodges(_ layout: ChartLayout) -> [Double] {
        let step = layout.isNarrow ? 5.0 : 7.0
        let middle = Double(arms.count - 1) / 2
        return arms.indices.map { (Double($0) - middle) * step }
    }

    private func draw(
        _ arm: Arm, index: Int, shift: Double, on plot: TimePlot, in drawing: inout Drawing
    ) {
        let paint = Paint.series(index)
        let slot = Palette.slot(index)
        var run: [Drawing.Point] = []
        for point in arm.points where Optional(point.week).drawable != nil {
            guard let mean = point.mean.drawable else {
                drawing.polyline(run, paint, width: 2.25, dash: Palette.dashes[slot])
                run = []
                continue
            }
            run.append((plot.x(point.week) + shift, plot.y(mean)))
        }
        drawing.polyline(run, paint, width: 2.25, dash: Palette.dashes[slot])
        for point in arm.points where Optional(point.week).drawable != nil {
            let x = plot.x(point.week) + shift
            if let interval = point.estimate.interval {
                let low = plot.y(interval.lower)
                let high = plot.y(interval.upper)
                drawing.line((x, low), (x, high), paint, width: 1.5)
                drawing.line((x - 3, low), (x + 3, low), paint, width: 1.5)
                drawing.line((x - 3, high), (x + 3, high), paint, width: 1.5)
            }
            if let mean = point.mean.drawable {
                drawing.marker(Palette.markers[slot], at: (x, plot.y(mean)), paint, size: 4.75)
            } else {
                drawing.missingMark(at: (x, plot.frame.bottom - 9))
            }
        }
    }

    /// Under the axis: how many people stand behind each mean, a row an arm, its mark at the left.
    private func drawCounts(on plot: TimePlot, sheet: inout Sheet) {
        let counted = arms.flatMap(\.points).contains { $0.count != nil }
        guard counted else { return }
        sheet.y += 8
        sheet.write(countLabel, .muted, size: Label.small, most: 2)
        let nameLeft = plot.frame.right + 12
        let fits = arms.allSatisfy {
            Label.width($0.name, size: Label.small) <= sheet.right - nameLeft
        }
        for (index, arm) in arms.enumerated() {
            let slot = Palette.slot(index)
            sheet.drawing.marker(
                Palette.markers[slot], at: (sheet.left + 6, sheet.y + Label.small - 4), .series(index),
                size: 4)
            if fits {
                sheet.drawing.text(arm.name, x: nameLeft, y: sheet.y + Label.small, .series(index))
            } else {
                let names = Label.wrap(
                    arm.name, width: sheet.right - sheet.left - 16, size: Label.small, most: 3)
                sheet.drawing.lines(
                    names, x: sheet.left + 16, y: sheet.y + Label.small, .series(index))
                sheet.y += Double(names.count) * Label.leading(Label.small)
            }
            drawCounts(of: arm, on: plot, baseline: sheet.y + Label.small, in: &sheet.drawing)
            sheet.y += Label.leading(Label.small) + (fits ? 1 : 4)
        }
    }

    private func drawCounts(
        of arm: Arm, on plot: TimePlot, baseline: Double, in drawing: inout Drawing
    ) {
        let points = arm.points.filter { $0.count != nil && Optional($0.week).drawable != nil }
        let texts = points.map { point in point.count.map(String.init) ?? "" }
        let centers = points.map { plot.x($0.week) }
        drawing.labels(
            texts, at: centers, y: baseline, within: (plot.frame.left - 4)...(plot.frame.right + 4), .ink)
    }
}
