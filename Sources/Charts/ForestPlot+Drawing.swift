extension ForestPlot {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        let rows = groups.flatMap(\.rows)
        let room = sheet.right - sheet.left
        let widest = rows.flatMap { row in
            numberLines(row, width: layout.isNarrow ? 136 : 190, isNarrow: layout.isNarrow)
                .map { Label.width($0, size: Label.small, bold: row.isSummary) }
        }.max() ?? 0
        let textWidth = widest + 1
        let nameWidth = layout.isNarrow ? room : min(220, room * 0.32)
        let plotLeft = layout.isNarrow ? sheet.left + 4 : sheet.left + nameWidth + 16
        let frame = Frame(left: plotLeft, right: sheet.right - textWidth - 18, top: 0, bottom: 0)
        let ends = rows.flatMap { row -> [Double] in
            let interval = row.estimate.interval.map { [$0.lower, $0.upper] } ?? []
            return interval + [row.estimate.estimate.drawable].compactMap { $0 }
        }
        let axis = Axis(over: ends + [zero], ticks: layout.isNarrow ? 3 : 5)
        let x = Scale(axis, from: frame.left, to: frame.right)

        sheet.y += 8
        sheet.write("\(measure), with \(intervalName)", .muted, size: Label.small, most: 3)
        sheet.y += 4
        let top = sheet.y
        var marks = Drawing()
        for group in groups {
            if !group.name.isEmpty {
                sheet.y += 6
                let lines = Label.wrap(group.name, width: room, size: Label.body, bold: true, most: 3)
                let widest = lines.map { Label.width($0, size: Label.body, bold: true) }.max() ?? 0
                let ground = layout.isNarrow ? room : widest + 3
                marks.rect(
                    x: sheet.left, y: sheet.y - 7, width: ground,
                    height: Double(lines.count) * Label.leading(Label.body) + 18, .paper)
                marks.lines(lines, x: sheet.left, y: sheet.y + Label.body, .ink, size: Label.body, bold: true)
                sheet.y += Double(lines.count) * Label.leading(Label.body) + 4
            }
            for row in group.rows {
                draw(row, x: x, frame: frame, names: nameWidth, sheet: &sheet, marks: &marks)
            }
        }
        drawAxis(axis, x: x, top: top, sheet: &sheet)
        sheet.drawing.elements += marks.elements
        sheet.notes([note])
        return sheet.finished(
            idPrefix: idPrefix, kind: "forest-plot", title: title, description: description)
    }

    private func draw(
        _ row: Row, x: Scale, frame: Frame, names: Double, sheet: inout Sheet, marks: inout Drawing
    ) {
        let isNarrow = sheet.layout.isNarrow
        let indent = groups.contains { !$0.name.isEmpty } && !isNarrow ? 10.0 : 0
        let name = Label.wrap(
            row.name, width: names - indent, size: Label.body, bold: row.isSummary, most: 4)
        let detail = Label.wrap(row.detail, width: names - indent, size: Label.small, most: 3)
        var height = Double(name.count) * Label.leading(Label.body)
        height += Double(detail.count) * Label.leading(Label.small)
        let start = sheet.y + 4
        if isNarrow {
            marks.rect(x: sheet.left, y: start - 1, width: sheet.right - sheet.left, height: height + 3, .paper)
        }
        let text = numberLines(row, width: sheet.right - frame.right - 18, isNarrow: isNarrow)
        let numbers = Double(text.count) * Label.leading(Label.small) / 2
        let block = max(height, 2 * numbers, 20)
        let line = isNarrow ? start + height + max(18, numbers + 4) : start + block / 2
        let first = isNarrow ? start : line - height / 2
        let below = marks.lines(
            name, x: sheet.left + indent, y: first + Label.body - 1, .ink, size: Label.body, bold: row.isSummary)
        marks.lines(detail, x: sheet.left + indent, y: below - 1, .muted, size: Label.small)
        draw(row, at: line, x: x, in: &marks)
        let lift = Double(text.count - 1) * Label.leading(Label.small) / 2
        marks.lines(
            text, x: sheet.right, y: line + 4 - lift, .ink, size: Label.small, bold: row.isSummary, anchor: .end)
        sheet.y = isNarrow ? line + max(16, numbers) : start + block + 4
    }

    /// Estimate and interval; on a phone below each other.
    private func numberLines(_ row: Row, width: Double, isNarrow: Bool) -> [String] {
        let text = Label.bound(words(of: row))
        let size = Label.small
        if isNarrow, row.estimate.estimate.drawable != nil {
            return text.split(separator: " ", maxSplits: 1).flatMap {
                Label.wrap(String($0), width: width, size: size, bold: row.isSummary, most: 2)
            }
        }
        return Label.wrap(text, width: width, size: size, bold: row.isSummary, most: 4)
    }

    private func draw(_ row: Row, at y: Double, x: Scale, in marks: inout Drawing) {
        guard let estimate = row.estimate.estimate.drawable else { return }
        let paint: Paint = row.isSummary ? .ink : .series(0)
        let at = x(estimate)
        if row.isSummary, let interval = row.estimate.interval {
            let low = min(x(interval.lower), at - 3)
            let high = max(x(interval.upper), at + 3)
            marks.polygon([(low, y), (at, y - 6), (high, y), (at, y + 6)], paint, false)
            return
        }
        if let interval = row.estimate.interval {
            let low = x(interval.lower)
            let high = x(interval.upper)
            marks.line((low, y), (high, y), paint, width: 2)
            marks.line((low, y - 4), (low, y + 4), paint, width: 1.5)
            marks.line((high, y - 4), (high, y + 4), paint, width: 1.5)
        }
        let crosses = row.estimate.includes(zero) ?? false
        marks.marker(.square, at: (at, y), paint, size: 5, open: crosses)
    }

    private func drawAxis(_ axis: Axis, x: Scale, top: Double, sheet: inout Sheet) {
        let bottom = sheet.y + 6
        var texts: [String] = []
        for tick in axis.ticks {
            sheet.drawing.line((x(tick), top), (x(tick), bottom), .grid)
            texts.append(axis.label(tick))
        }
        sheet.drawing.line((x(zero), top), (x(zero), bottom + 4), .ink, width: 1.25)
        sheet.drawing.line((x.from, bottom), (x.to, bottom), .axis)
        sheet.drawing.labels(
            texts, at: axis.ticks.map { x($0) }, y: bottom + 17, within: 2...(sheet.right - 2))
        sheet.y = bottom + 22
        let isSplit = !leftLabel.isEmpty || !rightLabel.isEmpty
        if isSplit {
            let half = sheet.layout.isNarrow ? (x.to - x.from) / 2 - 6 : max(60, x(zero) - sheet.left - 10)
            let other = sheet.layout.isNarrow ? half : max(60, sheet.right - x(zero) - 10)
            let split = sheet.layout.isNarrow ? (x.from + x.to) / 2 : x(zero)
            let left = Label.wrap("\u{2190} " + leftLabel, width: half, size: Label.small, most: 3)
            let right = Label.wrap(rightLabel + " \u{2192}", width: other, size: Label.small, most: 3)
            if !leftLabel.isEmpty {
                sheet.drawing.lines(left, x: split - 6, y: sheet.y + Label.small, .muted, anchor: .end)
            }
            if !rightLabel.isEmpty {
                sheet.drawing.lines(right, x: split + 6, y: sheet.y + Label.small, .muted)
            }
            let most = max(leftLabel.isEmpty ? 0 : left.count, rightLabel.isEmpty ? 0 : right.count)
            sheet.y += Double(most) * Label.leading(Label.small) + 4
        }
        let hasOpen = groups.flatMap(\.rows).contains { $0.estimate.includes(zero) == true && !$0.isSummary }
        if hasOpen {
            let text = ChartNumber.text(zero, decimals: zero == zero.rounded() ? 0 : decimals)
            sheet.write("Open squares: the interval includes \(text).", .muted, size: Label.small)
        }
    }
}
