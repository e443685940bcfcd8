extension PathDiagram {
    /// Desk, one or two mediators: the familiar triangle, X and Y at the foot, the mediators above.
    package func drawTriangle(on sheet: inout Sheet) {
        let side = 150.0
        let middle = 176.0
        let xText = DiagramNode(x, width: side, isEnd: true)
        let yText = DiagramNode(y, width: side, isEnd: true)
        let tall = max(xText.height, yText.height)
        let mLeft = (sheet.width - middle) / 2
        let yLeft = sheet.right - side
        let texts = mediators.map { DiagramNode($0.name, width: middle) }
        var centers: [Double] = []
        var edge = sheet.y + 8
        for text in texts {
            centers.append(edge + text.height / 2)
            edge += text.height + 34
        }
        let foot = edge + (mediators.isEmpty ? 20 : 44) + tall / 2
        let direct: (from: Drawing.Point, to: Drawing.Point) = ((sheet.left + side, foot), (yLeft - 3, foot))
        sheet.drawing.arrow(from: direct.from, to: direct.to, .ink, width: 1.75, dash: dash(self.direct))
        label("c\u{2032}", self.direct, at: (sheet.width / 2, foot), on: &sheet)

        for (index, mediator) in mediators.enumerated() {
            let isUpper = index == 0
            let spread = isUpper ? 0.45 : 0.8
            let a: (from: Drawing.Point, to: Drawing.Point) =
                ((sheet.left + side * spread, foot - tall / 2), (mLeft - 3, centers[index]))
            let b: (from: Drawing.Point, to: Drawing.Point) =
                ((mLeft + middle + 2, centers[index]), (yLeft + side * (1 - spread), foot - tall / 2 - 3))
            arrow(from: a.from, to: a.to, mediator.a, on: &sheet)
            arrow(from: b.from, to: b.to, mediator.b, on: &sheet)
            // The upper arrows carry their labels outside, the lower ones inside.
            beside(a, symbol("a", index), mediator.a, toLeft: isUpper, above: isUpper, on: &sheet)
            beside(b, symbol("b", index), mediator.b, toLeft: !isUpper, above: isUpper, on: &sheet)
            texts[index].draw(center: (sheet.width / 2, centers[index]), in: &sheet.drawing)
        }
        xText.draw(center: (sheet.left + side / 2, foot), height: tall, in: &sheet.drawing)
        yText.draw(center: (yLeft + side / 2, foot), height: tall, in: &sheet.drawing)
        sheet.y = foot + tall / 2 + 8
    }

    private func beside(
        _ ends: (from: Drawing.Point, to: Drawing.Point), _ symbol: String, _ estimate: ChartEstimate,
        toLeft: Bool, above: Bool, on sheet: inout Sheet
    ) {
        let (head, spread) = labelLines(symbol, estimate)
        let width = max(
            Label.width(head, size: Label.body, bold: true), Label.width(spread, size: Label.small))
        let wanted = (ends.from.x + ends.to.x) / 2 + (toLeft ? -12 : 12)
        let x = toLeft ? max(wanted, sheet.left + width) : min(wanted, sheet.right - width)
        let y = (ends.from.y + ends.to.y) / 2 + (above ? -22 : 12)
        let anchor: Drawing.Anchor = toLeft ? .end : .start
        sheet.drawing.text(head, x: x, y: y, .ink, size: Label.body, bold: true, anchor: anchor)
        sheet.drawing.text(spread, x: x, y: y + 15, .muted, anchor: anchor)
    }

    /// Desk, three or more mediators: X and Y are tall boxes and every path is a level arrow on its own rung, so
    /// that the numbers stand in columns; the direct path is the lowest rung.
    package func drawLadder(on sheet: inout Sheet) {
        let side = 128.0
        let middle = 164.0
        let xText = DiagramNode(x, width: side, isEnd: true)
        let yText = DiagramNode(y, width: side, isEnd: true)
        let xRight = sheet.left + side
        let yLeft = sheet.right - side
        let mLeft = (sheet.width - middle) / 2
        let top = sheet.y + 8
        var edge = top + 6
        for (index, mediator) in mediators.enumerated() {
            let text = DiagramNode(mediator.name, width: middle)
            let tall = max(text.height, 44, 2 * reach(index, width: mLeft - xRight - 13))
            let line = edge + tall / 2
            sheet.drawing.arrow(
                from: (xRight, line), to: (mLeft - 3, line), .ink, dash: dash(mediator.a), head: 8)
            sheet.drawing.arrow(
                from: (mLeft + middle, line), to: (yLeft - 3, line), .ink, dash: dash(mediator.b), head: 8)
            rung(symbol("a", index), mediator.a, from: xRight + 3, to: mLeft - 10, at: line, on: &sheet)
            rung(symbol("b", index), mediator.b, from: mLeft + middle + 3, to: yLeft - 10, at: line, on: &sheet)
            text.draw(center: (sheet.width / 2, line), in: &sheet.drawing)
            edge += tall + 12
        }
        let line = edge + 26
        sheet.drawing.arrow(
            from: (xRight, line), to: (yLeft - 3, line), .ink, width: 1.75, dash: dash(direct))
        rung("c\u{2032}", direct, from: xRight, to: yLeft, at: line, on: &sheet)
        let bottom = max(line + 24, top + max(xText.height, yText.height))
        let center = (top + bottom) / 2
        for (text, x) in [(xText, sheet.left + side / 2), (yText, yLeft + side / 2)] {
            text.draw(center: (x, center), height: bottom - top, in: &sheet.drawing)
        }
        sheet.y = bottom + 8
    }
}
