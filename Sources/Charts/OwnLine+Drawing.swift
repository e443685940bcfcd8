extension OwnLine {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: "")
        sheet.write(measure, .muted, size: Label.small, most: 3)
        let scores = occasions.compactMap(\.score.drawable)
        let ends = scores.compactMap { band(around: $0) }.flatMap { [$0.lower, $0.upper] }
        let axis = Axis(over: scores + ends, fixed: range)
        let weeks = (occasions.map(\.week) + sessions.map(\.week)).filter { Optional($0).drawable != nil }
        let tickWidth = axis.ticks.map { Label.width(axis.label($0), size: Label.small) }.max() ?? 0
        var frame = Frame(left: sheet.left + max(tickWidth, 12) + 9, right: sheet.right, top: sheet.y, bottom: 0)
        let inset = 18.0
        let spread = Scale(
            lower: weeks.min() ?? 0, upper: weeks.max() ?? 0, from: frame.left + inset, to: frame.right - inset)
        let labels = SessionLabels(sessions, x: { spread($0) }, left: frame.left, right: sheet.right)
        frame.top += labels.height
        frame.bottom = frame.top + (layout.isNarrow ? 180 : 220)
        let hasGap = occasions.contains { $0.score.drawable == nil }
        let plot = TimePlot(
            frame: frame, axis: axis, weeks: weeks, inset: inset, headroom: 18, lane: hasGap ? 24 : 12)
        let line = CourseLine(occasions: occasions, behind: [], decimals: decimals, decimalMark: decimalMark)
        drawBand(on: plot, in: &sheet.drawing)
        plot.drawGrid(in: &sheet.drawing)
        plot.drawSessions(sessions, labels: labels, in: &sheet.drawing)
        line.draw(on: plot, values: .all, in: &sheet.drawing)
        sheet.y = plot.drawWeeks(occasions.map(\.week), label: timeLabel, in: &sheet.drawing)
        sheet.notes(notes)
        return sheet.finished(idPrefix: idPrefix, kind: "own-line", title: title, description: description)
    }

    /// A soft ribbon with dotted edges; a score by itself has a short column.
    private func drawBand(on plot: TimePlot, in drawing: inout Drawing) {
        for run in runs {
            let bands = run.compactMap { occasion in
                occasion.score.drawable.flatMap { score in
                    band(around: score).map { (x: plot.x(occasion.week), lower: plot.y($0.lower), upper: plot.y($0.upper)) }
                }
            }
            guard let first = bands.first else { continue }
            let upper: [Drawing.Point]
            let lower: [Drawing.Point]
            if bands.count == 1 {
                upper = [(first.x - 7, first.upper), (first.x + 7, first.upper)]
                lower = [(first.x - 7, first.lower), (first.x + 7, first.lower)]
            } else {
                upper = bands.map { ($0.x, $0.upper) }
                lower = bands.map { ($0.x, $0.lower) }
            }
            let edge = (upper + lower.reversed()).map { "\(ChartNumber.coordinate($0.x)) \(ChartNumber.coordinate($0.y))" }
            drawing.path("M " + edge.joined(separator: " L ") + " Z", .band, filled: true)
            drawing.polyline(upper, .axis, width: 1, dash: "2 3")
            drawing.polyline(lower, .axis, width: 1, dash: "2 3")
        }
    }

    /// Stretches without a gap.
    private var runs: [[Occasion]] {
        occasions.filter { Optional($0.week).drawable != nil }.reduce(into: [[Occasion]]()) { runs, occasion in
            if occasion.score.drawable == nil {
                runs.append([])
            } else if runs.isEmpty {
                runs.append([occasion])
            } else {
                runs[runs.count - 1].append(occasion)
            }
        }
    }
}
