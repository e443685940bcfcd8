extension PathDiagram {
    /// Phone: X and Y on top with the direct path between them; a rail from X down the left, a rail up the right to
    /// Y, and each mediator on a rung with its a at the left and its b at the right.
    package func drawNarrow(on sheet: inout Sheet) {
        let side = 98.0
        let middle = 104.0
        let xText = Node.lines(x, width: side)
        let yText = Node.lines(y, width: side)
        let height = max(Node.height(xText), Node.height(yText))
        let top = sheet.y + 8
        let center = top + height / 2
        let yLeft = sheet.right - side
        sheet.drawing.arrow(
            from: (sheet.left + side, center), to: (yLeft - 3, center), .ink, width: 1.75, dash: dash(direct))
        rung("c\u{2032}", direct, from: sheet.left + side, to: yLeft, at: center, on: &sheet)

        let railX = sheet.left + 10
        let railY = sheet.right - 10
        var below = max(top + height, center + 40) + 16
        var last = top + height
        for (index, mediator) in mediators.enumerated() {
            let text = Node.lines(mediator.name, width: middle)
            let box = max(Node.height(text), 62)
            let line = below + box / 2
            let left = (sheet.width - middle) / 2
            sheet.drawing.arrow(
                from: (railX, line), to: (left - 3, line), .ink, dash: dash(mediator.a), head: 7)
            sheet.drawing.line(
                (left + middle, line), (railY, line), .ink, width: 1.5, dash: dash(mediator.b))
            rung(symbol("a", index), mediator.a, from: railX + 2, to: left - 4, at: line, on: &sheet)
            rung(symbol("b", index), mediator.b, from: left + middle + 2, to: railY - 2, at: line, on: &sheet)
            Node.draw(text, center: (sheet.width / 2, line), width: middle, on: &sheet)
            last = line
            below += box + 14
        }
        if !mediators.isEmpty {
            sheet.drawing.line((railX, top + height), (railX, last), .ink, width: 1.5)
            sheet.drawing.arrow(from: (railY, last), to: (railY, top + height + 3), .ink)
        }
        Node.draw(xText, center: (sheet.left + side / 2, center), width: side, height: height, bold: true, on: &sheet)
        Node.draw(yText, center: (yLeft + side / 2, center), width: side, height: height, bold: true, on: &sheet)
        sheet.y = max(below - 6, center + 40)
    }

    /// The number above a level arrow, its interval or standard error below.
    private func rung(
        _ symbol: String, _ estimate: ChartEstimate, from left: Double, to right: Double, at y: Double,
        on sheet: inout Sheet
    ) {
        let middle = (left + right) / 2
        let width = right - left
        let (head, spread) = labelLines(symbol, estimate)
        let size = Label.width(head, size: Label.small, bold: true) > width ? 11.0 : Label.small
        let lines = Label.wrap(head, width: width, size: size, bold: true, most: 2)
        let lift = Double(lines.count - 1) * Label.leading(size)
        sheet.drawing.lines(lines, x: middle, y: y - 6 - lift, .ink, size: size, bold: true, anchor: .middle)
        let under = Label.wrap(spread, width: width, size: 11, most: 2)
        sheet.drawing.lines(under, x: middle, y: y + 15, .muted, size: 11, anchor: .middle)
    }
}
