extension FacetProfile {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        drawKey(on: &sheet)
        let right = facets.filter { $0.side == .compassionate }
        let left = facets.filter { $0.side == .uncompassionate }
        let middle = sheet.width / 2
        let gap = layout.isNarrow ? 10.0 : 16.0
        let edge = layout.isNarrow ? 14.0 : 24.0
        let values = facets.flatMap { [$0.earlier, $0.latest] }.compactMap(\.drawable)
        let axis = Axis(over: values, fixed: range, ticks: 4)
        let outward = Scale(axis, from: middle + gap, to: sheet.right - edge)
        let inward = Scale(axis, from: middle - gap, to: sheet.left + edge)
        let wing = outward.to - outward.from

        sheet.y += 8
        let heads = [("Compassionate", "higher is kinder"), ("Uncompassionate", "higher is harsher")]
        for (index, anchor) in [Drawing.Anchor.start, .end].enumerated() {
            let x = anchor == .start ? outward.from : inward.from
            sheet.drawing.text(
                heads[index].0, x: x, y: sheet.y + Label.body, .ink, size: Label.body, bold: true,
                anchor: anchor)
            sheet.drawing.text(
                heads[index].1, x: x, y: sheet.y + Label.body + 16, .muted, anchor: anchor)
        }
        sheet.y += 40
        let top = sheet.y
        var marks = Drawing()
        for row in 0..<max(left.count, right.count) {
            let pair = [row < right.count ? right[row] : nil, row < left.count ? left[row] : nil]
            let names = pair.map {
                Label.wrap($0?.name ?? "", width: wing + edge - 4, size: Label.body, most: 3)
            }
            let depth = Double(names.map(\.count).max() ?? 1)
            let line = sheet.y + depth * Label.leading(Label.body) + 20
            for (index, facet) in pair.enumerated() {
                guard let facet else { continue }
                let scale = index == 0 ? outward : inward
                let anchor: Drawing.Anchor = index == 0 ? .start : .end
                marks.lines(
                    names[index], x: scale.from, y: sheet.y + Label.body + 2, .ink, size: Label.body,
                    anchor: anchor)
                marks.line((scale.from, line), (scale.to, line), .axis, width: 0.75)
                draw(facet, on: scale, at: line, in: &marks)
            }
            sheet.y = line + 20
        }
        for scale in [outward, inward] {
            for tick in axis.ticks {
                sheet.drawing.line((scale(tick), top), (scale(tick), sheet.y), .grid)
                sheet.drawing.text(
                    axis.label(tick), x: scale(tick), y: sheet.y + 15, .muted, anchor: .middle)
            }
        }
        sheet.drawing.elements += marks.elements
        sheet.y += 20
        sheet.notes([note])
        return sheet.finished(
            idPrefix: idPrefix, kind: "facet-profile", title: title, description: description)
    }

    /// The earlier occasion is a small open mark, the latest a full one; an arrow runs from one to the other.
    private func draw(_ facet: Facet, on scale: Scale, at y: Double, in drawing: inout Drawing) {
        let paint = Paint.series(facet.side == .compassionate ? 0 : 1)
        let shape = Palette.markers[facet.side == .compassionate ? 0 : 1]
        let earlier = earlierLabel == nil ? nil : facet.earlier.drawable
        let latest = facet.latest.drawable
        if let earlier, let latest {
            let from = scale(earlier)
            let to = scale(latest)
            if abs(to - from) > 18 {
                let shift: Double = to > from ? 1 : -1
                drawing.arrow(from: (from + 5 * shift, y), to: (to - 7 * shift, y), paint, head: 7)
            }
        }
        if let earlier { drawing.marker(shape, at: (scale(earlier), y), paint, size: 4.5, open: true) }
        guard let latest else {
            let isRight = scale.to > scale.from
            let shift: Double = isRight ? 1 : -1
            let ring = earlier == nil ? scale.from + 8 * shift : scale.to - 8 * shift
            drawing.missingMark(at: (ring, y))
            let room = abs(scale.to - scale.from)
            let text = Label.shortened(facet.latest.missingWords(facet.reason), width: room, size: Label.small)
            drawing.text(
                text, x: scale.from, y: y + 17, .muted, anchor: isRight ? .start : .end)
            return
        }
        drawing.marker(shape, at: (scale(latest), y), paint, size: 5.5)
        let text = ChartNumber.text(latest, decimals: decimals)
        drawing.text(
            text, x: scale(latest), y: y - 10, paint, size: Label.small, bold: true, anchor: .middle)
    }

    private func drawKey(on sheet: inout Sheet) {
        let size = Label.small
        sheet.y += 6
        var x = sheet.left + 6
        let entries = earlierLabel.map { [($0, true), (latestLabel, false)] } ?? [(latestLabel, false)]
        for (label, isOpen) in entries {
            let text = Label.shortened(label, width: sheet.right - sheet.left - 30, size: size)
            let width = Label.width(text, size: size) + 40
            if x + width > sheet.right + 12 {
                x = sheet.left + 6
                sheet.y += Label.leading(size) + 2
            }
            sheet.drawing.marker(
                .disc, at: (x, sheet.y + size - 4), .ink, size: isOpen ? 4.5 : 5, open: isOpen)
            sheet.drawing.text(text, x: x + 11, y: sheet.y + size, .muted, size: size)
            x += width
        }
        sheet.y += Label.leading(size) + 2
    }
}
