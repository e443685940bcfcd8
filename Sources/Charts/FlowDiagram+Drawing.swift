extension FlowDiagram {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        sheet.y += 8
        drawHead(on: &sheet)
        if layout.isNarrow && stacksWhenNarrow && arms.count > 1 {
            drawStacked(on: &sheet)
        } else {
            drawColumns(on: &sheet)
        }
        sheet.notes([note])
        return sheet.finished(
            idPrefix: idPrefix, kind: "flow-diagram", title: title, description: description)
    }

    /// Assessed, then the excluded to the side of the way down, then randomized.
    private func drawHead(on sheet: inout Sheet) {
        let room = sheet.right - sheet.left
        let isNarrow = sheet.layout.isNarrow
        let width = isNarrow ? room : 250.0
        let left = isNarrow ? sheet.left : (sheet.width - width) / 2
        let down = isNarrow ? sheet.left + 20 : sheet.width / 2
        let first = FlowBox(assessed, width: width)
        first.draw(x: left, y: sheet.y, on: &sheet)
        var y = sheet.y + first.height
        var next = y + 26
        if let excluded {
            let sideLeft = isNarrow ? sheet.left + 44 : sheet.width / 2 + 40
            let side = FlowBox(excluded, width: sheet.right - sideLeft)
            side.draw(x: sideLeft, y: y + 16, on: &sheet)
            let middle = y + 16 + side.height / 2
            sheet.drawing.arrow(from: (down, middle), to: (sideLeft - 2, middle), .muted, width: 1.25, head: 7)
            next = y + side.height + 32
        }
        sheet.drawing.arrow(from: (down, y), to: (down, next - 2), .muted, width: 1.25, head: 7)
        let second = FlowBox(randomized, width: width)
        second.draw(x: left, y: next, on: &sheet)
        y = next + second.height
        sheet.y = y
    }

    private func drawColumns(on sheet: inout Sheet) {
        guard !arms.isEmpty else { return }
        let gap = sheet.layout.isNarrow ? 10.0 : 24.0
        let count = Double(arms.count)
        let room = sheet.right - sheet.left
        let width = min(300, (room - gap * (count - 1)) / count)
        let start = sheet.left + (room - width * count - gap * (count - 1)) / 2
        let lefts = arms.indices.map { start + Double($0) * (width + gap) }
        let from = sheet.y
        let split = from + 16
        let names = arms.map { Label.wrap($0.name, width: width - 26, size: Label.body, bold: true, most: 4) }
        let nameHeight = Double(names.map(\.count).max() ?? 1) * Label.leading(Label.body)
        let origin = sheet.layout.isNarrow ? sheet.left + 20 : sheet.width / 2
        let downs = lefts.map { $0 + 8 }
        sheet.drawing.line((origin, from), (origin, split), .muted, width: 1.25)
        let span = downs + [origin]
        sheet.drawing.line((span.min() ?? 0, split), (span.max() ?? 0, split), .muted, width: 1.25)
        var y = split + 18 + nameHeight + 6
        for (index, lines) in names.enumerated() {
            sheet.drawing.arrow(from: (downs[index], split), to: (downs[index], y - 2), .muted, width: 1.25, head: 7)
            let slot = Palette.slot(index)
            sheet.drawing.marker(
                Palette.markers[slot], at: (lefts[index] + 22, split + 18 + Label.body - 5), .series(index))
            sheet.drawing.lines(
                lines, x: lefts[index] + 32, y: split + 18 + Label.body, .series(index), size: Label.body,
                bold: true)
        }
        for row in 0..<(arms.map(\.steps.count).max() ?? 0) {
            let boxes = arms.map { $0.steps.count > row ? FlowBox($0.steps[row], width: width) : nil }
            let height = boxes.compactMap { $0?.height }.max() ?? 0
            for (index, box) in boxes.enumerated() {
                guard let box else { continue }
                box.draw(x: lefts[index], y: y, height: height, on: &sheet)
                if arms[index].steps.count > row + 1 {
                    sheet.drawing.arrow(
                        from: (downs[index], y + height), to: (downs[index], y + height + 20), .muted,
                        width: 1.25, head: 7)
                }
            }
            y += height + 22
        }
        sheet.y = y - 14
    }

    private func drawStacked(on sheet: inout Sheet) {
        let rail = sheet.left + 20
        let left = sheet.left + 44
        let from = sheet.y
        var last = from
        for (index, arm) in arms.enumerated() {
            sheet.y += 18
            let names = Label.wrap(
                arm.name, width: sheet.right - left - 18, size: Label.body, bold: true, most: 4)
            let head = sheet.y + Label.body - 5
            let slot = Palette.slot(index)
            sheet.drawing.arrow(from: (rail, head), to: (left - 4, head), .muted, width: 1.25, head: 7)
            last = head
            sheet.drawing.marker(Palette.markers[slot], at: (left + 6, head), .series(index))
            sheet.drawing.lines(
                names, x: left + 18, y: sheet.y + Label.body, .series(index), size: Label.body, bold: true)
            sheet.y += Double(max(1, names.count)) * Label.leading(Label.body) + 4
            for (row, step) in arm.steps.enumerated() {
                let box = FlowBox(step, width: sheet.right - left)
                box.draw(x: left, y: sheet.y, on: &sheet)
                sheet.y += box.height
                guard row + 1 < arm.steps.count else { continue }
                sheet.drawing.arrow(
                    from: (left + 12, sheet.y), to: (left + 12, sheet.y + 14), .muted, width: 1.25, head: 6)
                sheet.y += 16
            }
        }
        if !arms.isEmpty { sheet.drawing.line((rail, from), (rail, last), .muted, width: 1.25) }
    }
}

/// A box of the flow: label with its count, then detail lines with theirs at the right edge.
package struct FlowBox {
    private let step: FlowDiagram.Step
    private let width: Double
    private let head: [String]
    private let details: [(lines: [String], count: String)]

    package init(_ step: FlowDiagram.Step, width: Double) {
        self.step = step
        self.width = width
        let count = step.count.map(String.init) ?? ""
        let taken = count.isEmpty ? 0 : Label.width(count, size: Label.body, bold: true) + 12
        head = Label.wrap(step.label, width: width - 20 - taken, size: Label.body, bold: !step.isLoss, most: 5)
        details = step.details.map { line in
            let count = line.count.map(String.init) ?? ""
            let room = width - 30 - (count.isEmpty ? 0 : Label.width(count, size: Label.small) + 10)
            return (Label.wrap(line.text, width: room, size: Label.small, most: 4), count)
        }
    }

    package var height: Double {
        let detail = details.map { Double(max(1, $0.lines.count)) * Label.leading(Label.small) + 1 }
        let top = Double(max(1, head.count)) * Label.leading(Label.body)
        return top + detail.reduce(0, +) + 14 + (details.isEmpty ? 0 : 2)
    }

    package func draw(x: Double, y: Double, height shared: Double? = nil, on sheet: inout Sheet) {
        let tall = shared ?? height
        sheet.drawing.rect(x: x, y: y, width: width, height: tall, .paper, corner: 5)
        sheet.drawing.outline(
            x: x, y: y, width: width, height: tall, .axis, stroke: step.isLoss ? 1 : 1.25,
            dash: step.isLoss ? "4 3" : nil, corner: 5)
        let right = x + width - 10
        let first = y + 7 + Label.body
        if let count = step.count {
            sheet.drawing.text(
                String(count), x: right, y: first, .ink, size: Label.body, bold: true, anchor: .end)
        }
        var baseline = sheet.drawing.lines(
            head, x: x + 10, y: first, .ink, size: Label.body, bold: !step.isLoss)
        if head.isEmpty { baseline += Label.leading(Label.body) }
        for detail in details {
            sheet.drawing.text(detail.count, x: right, y: baseline, .muted, anchor: .end)
            sheet.drawing.lines(detail.lines, x: x + 20, y: baseline, .muted)
            baseline += Double(max(1, detail.lines.count)) * Label.leading(Label.small) + 1
        }
    }
}
