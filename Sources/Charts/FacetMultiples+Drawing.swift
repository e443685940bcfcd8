extension FacetMultiples {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        sheet.y += 6
        for side in [FacetSide.compassionate, .uncompassionate] {
            let group = panels.filter { $0.side == side }
            guard !group.isEmpty else { continue }
            let heading = side.words.prefix(1).uppercased() + side.words.dropFirst()
            sheet.write(heading, .muted, size: Label.small)
            sheet.y += 3
            draw(group, on: &sheet)
            sheet.y += layout.isNarrow ? 6 : 10
        }
        var missing: [String] = []
        for panel in panels {
            for words in Occasion.missing(panel.occasions) where !missing.contains(words) {
                missing.append(words)
            }
        }
        let days = sessions.map { "\($0.label), week \(TimePlot.weekText($0.week))" }
        sheet.notes([
            weekLabel.isEmpty ? "" : "Across: \(weekLabel.prefix(1).lowercased() + weekLabel.dropFirst()).",
            days.isEmpty ? "" : "Dotted lines: " + days.joined(separator: "; ") + ".",
            behindLabel.isEmpty ? "" : "Gray line: \(behindLabel).",
            missing.isEmpty ? "" : Trajectory.missingNote(missing), note,
        ])
        return sheet.finished(
            idPrefix: idPrefix, kind: "facet-multiples", title: title, description: description)
    }

    private func draw(_ group: [Panel], on sheet: inout Sheet) {
        let columns = sheet.layout.isNarrow ? 1 : 3
        let gap = 20.0
        let width = (sheet.right - sheet.left - gap * Double(columns - 1)) / Double(columns)
        var index = 0
        while index < group.count {
            let row = Array(group[index..<min(index + columns, group.count)])
            let names = row.map {
                Label.wrap($0.name, width: width - 4, size: Label.body, bold: true, most: 3)
            }
            let deepest = names.map(\.count).max() ?? 1
            let top = sheet.y + Double(deepest) * Label.leading(Label.body)
            var bottom = top
            for (place, panel) in row.enumerated() {
                let left = sheet.left + Double(place) * (width + gap)
                sheet.drawing.lines(
                    names[place], x: left, y: sheet.y + Label.body, .ink, size: Label.body, bold: true)
                let end = draw(
                    panel, left: left, right: left + width, top: top + 4,
                    height: sheet.layout.isNarrow ? 104 : 118, in: &sheet.drawing)
                bottom = max(bottom, end)
            }
            sheet.y = bottom + 6
            index += columns
        }
    }

    private func draw(
        _ panel: Panel, left: Double, right: Double, top: Double, height: Double,
        in drawing: inout Drawing
    ) -> Double {
        let everyone = panels.flatMap { $0.occasions + $0.behind }
        let values = everyone.compactMap(\.score.drawable)
        let weeks = (everyone.map(\.week) + sessions.map(\.week)).filter { Optional($0).drawable != nil }
        let axis = Axis(over: values, fixed: range, ticks: 4)
        let tickWidth = axis.ticks.map { Label.width(axis.label($0), size: Label.small) }.max() ?? 0
        let hasMissing = everyone.contains { $0.score.drawable == nil }
        let plot = TimePlot(
            frame: Frame(left: left + tickWidth + 9, right: right, top: top, bottom: top + height),
            axis: axis, weeks: weeks, inset: 14, headroom: 14, lane: hasMissing ? 20 : 8)
        plot.drawGrid(in: &drawing)
        plot.drawSessions(sessions, labels: nil, in: &drawing)
        CourseLine(
            occasions: panel.occasions, behind: panel.behind, decimals: decimals,
            series: panel.side == .compassionate ? 0 : 1)
            .draw(on: plot, values: .ends, mark: 4, in: &drawing)
        return plot.drawWeeks(panel.occasions.map(\.week), label: "", in: &drawing)
    }
}
