extension PathDiagram {
    /// Phone: X and Y on top with the direct path between them; a rail from X down the left, a rail up the right to
    /// Y, and each mediator on a rung with its a at the left and its b at the right.
    package func drawNarrow(on sheet: inout Sheet) {
        let side = 98.0
        let middle = 104.0
        let xText = DiagramNode(x, width: side, isEnd: true)
        let yText = DiagramNode(y, width: side, isEnd: true)
        let height = max(xText.height, yText.height)
        let top = sheet.y + 8
        let yLeft = sheet.right - side
        let aside = RungText(labelLines("c\u{2032}", direct), width: yLeft - sheet.left - side).reach
        let center = top + max(height / 2, aside)
        sheet.drawing.arrow(
            from: (sheet.left + side, center), to: (yLeft - 3, center), .ink, width: 1.75, dash: dash(direct))
        rung("c\u{2032}", direct, from: sheet.left + side, to: yLeft, at: center, on: &sheet)

        let railX = sheet.left + 6
        let railY = sheet.right - 6
        var below = center + max(height / 2, aside, 40) + 16
        var last = center + height / 2
        for (index, mediator) in mediators.enumerated() {
            let text = DiagramNode(mediator.name, width: middle)
            let box = max(text.height, 62, 2 * reach(index, width: (sheet.width - middle) / 2 - 20))
            let line = below + box / 2
            let left = (sheet.width - middle) / 2
            sheet.drawing.arrow(
                from: (railX, line), to: (left - 3, line), .ink, dash: dash(mediator.a), head: 7)
            sheet.drawing.line(
                (left + middle, line), (railY, line), .ink, width: 1.5, dash: dash(mediator.b))
            rung(symbol("a", index), mediator.a, from: railX + 2, to: left - 4, at: line, on: &sheet)
            rung(symbol("b", index), mediator.b, from: left + middle + 2, to: railY - 2, at: line, on: &sheet)
            text.draw(center: (sheet.width / 2, line), in: &sheet.drawing)
            last = line
            below += box + 14
        }
        if !mediators.isEmpty {
            sheet.drawing.line((railX, center + height / 2), (railX, last), .ink, width: 1.5)
            sheet.drawing.arrow(from: (railY, last), to: (railY, center + height / 2 + 3), .ink)
        }
        xText.draw(center: (sheet.left + side / 2, center), height: height, in: &sheet.drawing)
        yText.draw(center: (yLeft + side / 2, center), height: height, in: &sheet.drawing)
        sheet.y = below - 6
    }

    /// The number above a level arrow, its interval or standard error below.
    package func rung(
        _ symbol: String, _ estimate: ChartEstimate, from left: Double, to right: Double, at y: Double,
        on sheet: inout Sheet
    ) {
        let text = RungText(labelLines(symbol, estimate), width: right - left)
        let middle = (left + right) / 2
        let lift = Double(text.above.count - 1) * Label.leading(text.size)
        sheet.drawing.lines(
            text.above, x: middle, y: y - 6 - lift, .ink, size: text.size, bold: true, anchor: .middle)
        sheet.drawing.lines(text.below, x: middle, y: y + 15, .muted, size: 11, anchor: .middle)
    }

    /// How far the texts of both rungs of a mediator reach above and below their line.
    package func reach(_ index: Int, width: Double) -> Double {
        let mediator = mediators[index]
        let a = RungText(labelLines(symbol("a", index), mediator.a), width: width)
        let b = RungText(labelLines(symbol("b", index), mediator.b), width: width)
        return max(a.reach, b.reach)
    }
}

/// The two texts of a rung, wrapped.
private struct RungText {
    let above: [String]
    let below: [String]
    let size: Double

    init(_ lines: (head: String, spread: String), width: Double) {
        size = Label.width(lines.head, size: Label.small, bold: true) > width ? 11.0 : Label.small
        above = Label.wrap(lines.head, width: width, size: size, bold: true, most: 3)
        below = Label.wrap(lines.spread, width: width, size: 11, most: 3)
    }

    var reach: Double {
        let up = 6 + Double(above.count) * Label.leading(size)
        let down = 6 + Double(below.count) * Label.leading(11)
        return max(up, down)
    }
}
