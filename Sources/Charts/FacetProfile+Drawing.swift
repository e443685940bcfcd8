extension FacetProfile {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        drawKey(on: &sheet)
        let gap = layout.isNarrow ? 10.0 : 16.0
        let edge = layout.isNarrow ? 14.0 : 24.0
        let values = facets.flatMap { [$0.earlier, $0.latest] }.compactMap(\.drawable)
        let axis = Axis(over: values, fixed: range, ticks: 4)
        let wings = [
            Wing(
                facets: facets.filter { $0.side == .compassionate }, anchor: .start,
                scale: Scale(axis, from: sheet.width / 2 + gap, to: sheet.right - edge)),
            Wing(
                facets: facets.filter { $0.side == .uncompassionate }, anchor: .end,
                scale: Scale(axis, from: sheet.width / 2 - gap, to: sheet.left + edge)),
        ]
        let heads = [words.compassionate, words.uncompassionate]
        sheet.y += 10
        for (wing, head) in zip(wings, heads) {
            let x = wing.scale.from
            sheet.drawing.text(
                head.head, x: x, y: sheet.y + Label.body, .ink, size: Label.body, bold: true, anchor: wing.anchor)
            sheet.drawing.text(head.meaning, x: x, y: sheet.y + Label.body + 16, .muted, anchor: wing.anchor)
        }
        sheet.y += 44
        let top = sheet.y
        var marks = Drawing()
        for row in 0..<(wings.map(\.facets.count).max() ?? 0) {
            drawRow(row, of: wings, room: abs(wings[0].scale.to - wings[0].scale.from) + edge, on: &sheet, in: &marks)
        }
        for wing in wings {
            for tick in axis.ticks {
                let x = wing.scale(tick)
                sheet.drawing.line((x, top), (x, sheet.y), .grid)
            }
            let half = wing.anchor == .start ? (sheet.width / 2 + 3)...(sheet.width - 2) : 2...(sheet.width / 2 - 3)
            sheet.drawing.labels(
                axis.ticks.map(axis.label), at: axis.ticks.map { wing.scale($0) }, y: sheet.y + 15, within: half)
        }
        sheet.drawing.elements += marks.elements
        sheet.y += 20
        sheet.notes([note])
        return sheet.finished(
            idPrefix: idPrefix, kind: "facet-profile", title: title, description: description)
    }

    private struct Wing {
        let facets: [Facet]
        let anchor: Drawing.Anchor
        let scale: Scale
    }

    /// The n-th facet of each wing: names on top, then the numbers, the line with its marks, reasons below.
    private func drawRow(
        _ row: Int, of wings: [Wing], room: Double, on sheet: inout Sheet, in marks: inout Drawing
    ) {
        let names = wings.map { wing in
            Label.wrap(
                wing.facets.count > row ? wing.facets[row].name : "", width: room - 4, size: Label.body, most: 3)
        }
        let reasons = wings.map { wing -> [String] in
            guard wing.facets.count > row, wing.facets[row].latest.drawable == nil else { return [] }
            let reason = wing.facets[row].latest.missingWords(wing.facets[row].reason)
            return Label.wrap("\(latestLabel): \(reason)", width: room - 16, size: Label.small, most: 4)
        }
        let depth = Double(names.map(\.count).max() ?? 1)
        let line = sheet.y + depth * Label.leading(Label.body) + 28
        for (index, wing) in wings.enumerated() where wing.facets.count > row {
            let x = wing.scale.from
            marks.lines(
                names[index], x: x, y: sheet.y + Label.body + 1, .ink, size: Label.body, anchor: wing.anchor)
            marks.line((x, line), (wing.scale.to, line), .axis, width: 0.75)
            draw(wing.facets[row], on: wing.scale, at: line, in: &marks)
            guard !reasons[index].isEmpty else { continue }
            let outward: Double = wing.anchor == .start ? 1 : -1
            marks.missingMark(at: (x + 6 * outward, line + 16))
            marks.lines(reasons[index], x: x + 15 * outward, y: line + 20, .muted, anchor: wing.anchor)
        }
        let below = Double(reasons.map(\.count).max() ?? 0) * Label.leading(Label.small)
        sheet.y = line + 16 + (below > 0 ? below + 4 : 0)
    }

    /// The earlier occasion is an open mark, the latest a full one; an arrow runs from one to the other.
    private func draw(_ facet: Facet, on scale: Scale, at y: Double, in drawing: inout Drawing) {
        let paint = Paint.series(facet.side == .compassionate ? 0 : 1)
        let shape = Palette.markers[facet.side == .compassionate ? 0 : 1]
        let earlier = earlierLabel == nil ? nil : facet.earlier.drawable
        let latest = facet.latest.drawable
        if let earlier, let latest, abs(scale(latest) - scale(earlier)) > 18 {
            let shift: Double = scale(latest) > scale(earlier) ? 1 : -1
            drawing.arrow(
                from: (scale(earlier) + 5 * shift, y), to: (scale(latest) - 7 * shift, y), paint, width: 1.75,
                head: 8)
        }
        if let earlier { drawing.marker(shape, at: (scale(earlier), y), paint, size: 4.5, open: true) }
        let bounds = min(scale.from, scale.to) - 8...max(scale.from, scale.to) + 8
        var taken: ClosedRange<Double>?
        if let latest {
            drawing.marker(shape, at: (scale(latest), y), paint, size: 5.5)
            taken = value(latest, at: scale(latest), y: y - 10, within: bounds, paint, avoiding: nil, in: &drawing)
        }
        if let earlier {
            value(earlier, at: scale(earlier), y: y - 10, within: bounds, .muted, avoiding: taken, in: &drawing)
        }
    }

    /// A number above its mark, inside the wing; not drawn where it would touch what is `taken`.
    @discardableResult
    private func value(
        _ value: Double, at x: Double, y: Double, within bounds: ClosedRange<Double>, _ paint: Paint,
        avoiding taken: ClosedRange<Double>?, in drawing: inout Drawing
    ) -> ClosedRange<Double>? {
        let isLatest = taken == nil && paint != .muted
        let text = ChartNumber.text(value, decimals: decimals, mark: words.decimalMark)
        let half = Label.width(text, size: Label.small, bold: isLatest) / 2
        guard 2 * half <= bounds.upperBound - bounds.lowerBound else { return nil }
        let center = min(max(x, bounds.lowerBound + half), bounds.upperBound - half)
        let range = (center - half - 3)...(center + half + 3)
        if let taken, taken.overlaps(range) { return nil }
        drawing.text(text, x: center, y: y, paint, bold: isLatest, anchor: .middle)
        return range
    }

    private func drawKey(on sheet: inout Sheet) {
        let size = Label.small
        sheet.y += 6
        var x = sheet.left + 6
        let entries = earlierLabel.map { [($0, true), (latestLabel, false)] } ?? [(latestLabel, false)]
        for (label, isOpen) in entries {
            let text = Label.shortened(label, width: sheet.right - sheet.left - 30, size: size)
            let width = Label.width(text, size: size) + 34
            if x > sheet.left + 6, x + width - 20 > sheet.right {
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
