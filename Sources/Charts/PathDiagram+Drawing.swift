extension PathDiagram {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        if layout.isNarrow {
            drawNarrow(on: &sheet)
        } else if mediators.count <= 2 {
            drawTriangle(on: &sheet)
        } else {
            drawLadder(on: &sheet)
        }
        sheet.y += 6
        for entry in effects {
            let text = Label.bound("\(entry.name): \(entry.estimate.words(decimals: decimals))")
            sheet.write(text, .ink, size: Label.body, bold: entry.isMain)
        }
        let all = coefficients.map(\.estimate)
        let hasInterval = all.contains { $0.interval != nil }
        let hasDash = (mediators.flatMap { [$0.a, $0.b] } + [direct]).contains { $0.includes(0) == true }
        sheet.notes([
            hasInterval ? "In brackets and under the estimates: \(intervalName)." : "",
            all.contains { $0.interval == nil && $0.standardError.drawable != nil } ? "SE: standard error." : "",
            hasDash ? "Dashed arrows: the interval includes zero." : "", note,
        ])
        return sheet.finished(
            idPrefix: idPrefix, kind: "path-diagram", title: title, description: description)
    }

    private var effects: [(name: String, estimate: ChartEstimate, isMain: Bool)] {
        var out: [(name: String, estimate: ChartEstimate, isMain: Bool)] = []
        for (index, mediator) in mediators.enumerated() {
            guard let indirect = mediator.indirect else { continue }
            let product = symbol("a", index) + " \u{00D7} " + symbol("b", index)
            out.append(("Through \(mediator.name), \(product)", indirect, mediators.count == 1))
        }
        if let totalIndirect { out.append(("Through all mediators", totalIndirect, true)) }
        if let total { out.append(("Total effect, c", total, true)) }
        return out
    }

    package func dash(_ estimate: ChartEstimate) -> String? {
        estimate.includes(0) == true || estimate.estimate.drawable == nil ? "5 4" : nil
    }

    package func arrow(
        from: Drawing.Point, to: Drawing.Point, _ estimate: ChartEstimate, on sheet: inout Sheet
    ) {
        sheet.drawing.arrow(from: from, to: to, .ink, width: 1.5, dash: dash(estimate))
    }

    package func labelLines(_ symbol: String, _ estimate: ChartEstimate) -> (head: String, spread: String) {
        guard let value = estimate.estimate.drawable else {
            return ("\(symbol): \(estimate.estimate.missingWords(nil))", "")
        }
        let head = "\(symbol) = \(ChartNumber.text(value, decimals: decimals))"
        return (head, estimate.spreadWords(decimals: decimals) ?? "")
    }

    /// Two centered lines on a patch of paper that interrupts the arrow.
    package func label(
        _ symbol: String, _ estimate: ChartEstimate, at center: Drawing.Point, on sheet: inout Sheet
    ) {
        let (head, spread) = labelLines(symbol, estimate)
        let width = max(
            Label.width(head, size: Label.body, bold: true), Label.width(spread, size: Label.small))
        let height = spread.isEmpty ? 20.0 : 34.0
        sheet.drawing.rect(
            x: center.x - width / 2 - 4, y: center.y - height / 2, width: width + 8, height: height, .paper)
        let first = spread.isEmpty ? center.y + 5 : center.y - 2
        sheet.drawing.text(head, x: center.x, y: first, .ink, size: Label.body, bold: true, anchor: .middle)
        sheet.drawing.text(spread, x: center.x, y: first + 15, .muted, size: Label.small, anchor: .middle)
    }
}
