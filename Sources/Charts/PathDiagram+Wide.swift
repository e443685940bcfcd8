extension PathDiagram {
    /// Desk: X at the left, Y at the right, the mediators in a column between. One or two mediators stand above a
    /// straight direct path; with more, the direct path runs round beneath them.
    package func drawWide(on sheet: inout Sheet) {
        let side = 142.0
        let middle = 168.0
        let xLeft = sheet.left
        let yLeft = sheet.right - side
        let mLeft = (sheet.width - middle) / 2
        let texts = mediators.map { Node.lines($0.name, width: middle) }
        let heights = texts.map(Node.height)
        let pitch = max(68, (heights.max() ?? 40) + 24)
        let top = sheet.y + 8
        let isRaised = mediators.count <= 2
        var centers = mediators.indices.map { top + heights[0] / 2 + Double($0) * pitch }
        if mediators.isEmpty { centers = [] }
        let stackBottom = (centers.last ?? top) + (heights.last ?? 0) / 2
        let xText = Node.lines(x, width: side)
        let yText = Node.lines(y, width: side)
        let endHeight = max(Node.height(xText), Node.height(yText))
        let stackMiddle = ((centers.first ?? top) + (centers.last ?? top)) / 2
        let endCenter = isRaised ? stackBottom + 74 + endHeight / 2 : max(stackMiddle, top + endHeight / 2)

        for (index, mediator) in mediators.enumerated() {
            let inward: Drawing.Point = (mLeft - 3, centers[index])
            let outward: Drawing.Point = (mLeft + middle + 3, centers[index])
            let lift = isRaised ? -endHeight / 2 : fan(index, endHeight)
            let fromX: Drawing.Point =
                isRaised ? (xLeft + side * 0.62, endCenter + lift) : (xLeft + side, endCenter + lift)
            let toY: Drawing.Point =
                isRaised ? (yLeft + side * 0.38, endCenter + lift - 3) : (yLeft - 3, endCenter + lift)
            arrow(from: fromX, to: inward, mediator.a, on: &sheet)
            arrow(from: outward, to: toY, mediator.b, on: &sheet)
        }
        for (index, mediator) in mediators.enumerated() {
            let lift = isRaised ? -endHeight / 2 : fan(index, endHeight)
            let fromX = isRaised ? xLeft + side * 0.62 : xLeft + side
            let toY = isRaised ? yLeft + side * 0.38 : yLeft
            let share = isRaised ? 0.5 : 0.62
            let y = endCenter + lift + (centers[index] - endCenter - lift) * share
            let aX = fromX + (mLeft - fromX) * share
            let bX = toY + (mLeft + middle - toY) * share
            label(symbol("a", index), mediator.a, at: (aX, y), on: &sheet)
            label(symbol("b", index), mediator.b, at: (bX, y), on: &sheet)
        }
        let bottom = drawDirect(
            from: (xLeft, xLeft + side), to: (yLeft, yLeft + side), center: endCenter,
            half: endHeight / 2, below: isRaised ? nil : stackBottom + 34, on: &sheet)
        for index in mediators.indices {
            Node.draw(texts[index], center: (sheet.width / 2, centers[index]), width: middle, on: &sheet)
        }
        Node.draw(xText, center: (xLeft + side / 2, endCenter), width: side, height: endHeight, bold: true, on: &sheet)
        Node.draw(yText, center: (yLeft + side / 2, endCenter), width: side, height: endHeight, bold: true, on: &sheet)
        sheet.y = max(bottom, endCenter + endHeight / 2, stackBottom) + 8
    }

    /// Arrows leave the end boxes spread over their height.
    private func fan(_ index: Int, _ height: Double) -> Double {
        guard mediators.count > 1 else { return 0 }
        let share = Double(index) / Double(mediators.count - 1) - 0.5
        return share * (height - 12)
    }

    private func drawDirect(
        from x: (Double, Double), to y: (Double, Double), center: Double, half: Double, below: Double?,
        on sheet: inout Sheet
    ) -> Double {
        let dash = dash(direct)
        guard let below else {
            let from: Drawing.Point = (x.1, center)
            let to: Drawing.Point = (y.0 - 3, center)
            sheet.drawing.arrow(from: from, to: to, .ink, width: 1.75, dash: dash)
            label("c\u{2032}", direct, at: ((from.x + to.x) / 2, center), on: &sheet)
            return center + 24
        }
        let start = (x.0 + x.1) / 2
        let end = (y.0 + y.1) / 2
        let low = max(below, center + half + 30)
        let n = ChartNumber.coordinate
        let bend =
            "M\(n(start)) \(n(center + half))V\(n(low - 12))Q\(n(start)) \(n(low)) \(n(start + 12)) \(n(low))"
            + "H\(n(end - 12))Q\(n(end)) \(n(low)) \(n(end)) \(n(low - 12))V\(n(center + half + 12))"
        sheet.drawing.path(bend, .ink, width: 1.75, dash: dash)
        sheet.drawing.arrow(from: (end, center + half + 12), to: (end, center + half + 3), .ink, width: 1.75)
        label("c\u{2032}", direct, at: ((start + end) / 2, low), on: &sheet)
        return low + 20
    }
}
