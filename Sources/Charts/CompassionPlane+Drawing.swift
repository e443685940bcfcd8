extension CompassionPlane {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        sheet.y += 6
        sheet.write(uncompassionateLabel, .muted, size: Label.small, most: 2)
        let everyone = points + others
        let values = everyone.flatMap { [$0.compassionate, $0.uncompassionate] }.compactMap(\.drawable)
        let axis = Axis(over: values, fixed: range, ticks: 4)
        let tickWidth = axis.ticks.map { Label.width(axis.label($0), size: Label.small) }.max() ?? 0
        let left = sheet.left + tickWidth + 9
        let side = min(sheet.right - left - 6, 400)
        let frame = Frame(left: left, right: left + side, top: sheet.y + 6, bottom: sheet.y + 6 + side)
        let x = Scale(axis, from: frame.left + 6, to: frame.right - 6)
        let y = Scale(axis, from: frame.bottom - 6, to: frame.top + 6)
        for tick in axis.ticks {
            sheet.drawing.line((x(tick), frame.top), (x(tick), frame.bottom), .grid)
            sheet.drawing.line((frame.left, y(tick)), (frame.right, y(tick)), .grid)
            let text = axis.label(tick)
            sheet.drawing.text(text, x: frame.left - 7, y: y(tick) + 4, .muted, anchor: .end)
        }
        sheet.drawing.labels(
            axis.ticks.map(axis.label), at: axis.ticks.map { x($0) }, y: frame.bottom + 17,
            within: (frame.left - 4)...min(frame.right + 8, sheet.width - 2))
        sheet.drawing.line((frame.left, frame.bottom), (frame.right, frame.bottom), .axis)
        sheet.drawing.line((frame.left, frame.top), (frame.left, frame.bottom), .axis)
        sheet.drawing.line((x(axis.lower), y(axis.lower)), (x(axis.upper), y(axis.upper)), .axis, dash: "1.5 4")
        let corner = ("harsher to oneself", "kinder to oneself")
        sheet.drawing.text(corner.0, x: frame.left + 8, y: frame.top + 16, .muted)
        sheet.drawing.text(corner.1, x: frame.right - 8, y: frame.bottom - 9, .muted, anchor: .end)
        for other in others {
            guard let cs = other.compassionate.drawable, let ucs = other.uncompassionate.drawable else {
                continue
            }
            sheet.drawing.circle((x(cs), y(ucs)), radius: 2.25, .axis, filled: false, width: 1)
        }
        drawPath(x: x, y: y, frame: frame, on: &sheet)
        if !layout.isNarrow { drawNumbers(left: frame.right + 36, top: frame.top + 6, on: &sheet) }
        sheet.y = frame.bottom + 24
        sheet.write(compassionateLabel, .muted, size: Label.small, most: 2)
        if layout.isNarrow {
            sheet.y += 6
            drawNumbers(left: sheet.left + 4, top: sheet.y, on: &sheet)
            sheet.y += 26 + Double(points.count) * 20
        }
        let missing = points.filter { $0.compassionate.drawable == nil || $0.uncompassionate.drawable == nil }
            .map { point -> String in
                let value = point.compassionate.drawable == nil ? point.compassionate : point.uncompassionate
                return "\(point.label): \(value.missingWords(point.reason))"
            }
        sheet.notes([
            "Dotted diagonal: both sides equal.",
            others.isEmpty || othersLabel.isEmpty ? "" : "Small rings: \(othersLabel).",
            missing.isEmpty ? "" : "Not drawn: " + missing.joined(separator: "; ") + ".", note,
        ])
        return sheet.finished(
            idPrefix: idPrefix, kind: "compassion-plane", title: title, description: description)
    }

    /// The occasions with their numbers, as a small table.
    private func drawNumbers(left: Double, top: Double, on sheet: inout Sheet) {
        guard !points.isEmpty else { return }
        let right = min(sheet.right, left + 250)
        let columns = [right - 56, right]
        for (head, x) in zip(["CS", "UCS"], columns) {
            sheet.drawing.text(head, x: x, y: top + Label.small, .muted, anchor: .end)
        }
        sheet.drawing.line((left, top + 18), (right, top + 18), .axis, width: 0.75)
        for (index, point) in points.enumerated() {
            let baseline = top + 36 + Double(index) * 20
            let isLast = index == points.count - 1
            let isDrawn = point.compassionate.drawable != nil && point.uncompassionate.drawable != nil
            if isDrawn {
                sheet.drawing.marker(
                    .disc, at: (left + 5, baseline - 4), .series(0), size: 5, open: !isLast)
            } else {
                sheet.drawing.missingMark(at: (left + 5, baseline - 4))
            }
            let name = Label.shortened(
                point.label, width: right - 100 - left - 18, size: Label.body, bold: isLast)
            sheet.drawing.text(name, x: left + 18, y: baseline, .ink, size: Label.body, bold: isLast)
            for (value, x) in zip([point.compassionate, point.uncompassionate], columns) {
                let text = value.drawable.map { ChartNumber.text($0, decimals: decimals) } ?? "\u{2013}"
                let short = Label.shortened(text, width: 48, size: Label.body, bold: isLast)
                sheet.drawing.text(
                    short, x: x, y: baseline, .ink, size: Label.body, bold: isLast, anchor: .end)
            }
        }
    }

    private func drawPath(x: Scale, y: Scale, frame: Frame, on sheet: inout Sheet) {
        var places: [(point: Drawing.Point, label: String)] = []
        for point in points {
            guard let cs = point.compassionate.drawable, let ucs = point.uncompassionate.drawable else {
                continue
            }
            places.append(((x(cs), y(ucs)), point.label))
        }
        for index in places.indices.dropLast() {
            let from = places[index].point
            let to = places[index + 1].point
            let dx = to.x - from.x
            let dy = to.y - from.y
            let length = (dx * dx + dy * dy).squareRoot()
            guard length > 20 else { continue }
            let start: Drawing.Point = (from.x + dx / length * 6, from.y + dy / length * 6)
            let end: Drawing.Point = (to.x - dx / length * 8, to.y - dy / length * 8)
            sheet.drawing.arrow(from: start, to: end, .series(0), width: 2, head: 10)
        }
        var taken: [Box] = places.map { place in
            Box(left: place.point.x - 7, right: place.point.x + 7, top: place.point.y - 7, bottom: place.point.y + 7)
        }
        taken.append(Box(left: frame.left, right: frame.left + 140, top: frame.top, bottom: frame.top + 20))
        taken.append(Box(left: frame.right - 135, right: frame.right, top: frame.bottom - 22, bottom: frame.bottom))
        for (index, place) in places.enumerated().reversed() {
            let isLast = index == places.count - 1
            sheet.drawing.marker(.disc, at: place.point, .series(0), size: 5.5, open: !isLast)
            let text = Label.shortened(place.label, width: frame.width * 0.6, size: Label.small, bold: isLast)
            let width = Label.width(text, size: Label.small, bold: isLast)
            guard let box = Box.free(near: place.point, width: width, inside: frame, avoiding: taken) else {
                continue
            }
            taken.append(box)
            sheet.drawing.rect(
                x: box.left, y: box.top + 1, width: box.right - box.left, height: box.bottom - box.top - 2, .paper)
            sheet.drawing.text(
                text, x: box.left + 2, y: box.bottom - 4, .ink, size: Label.small, bold: isLast)
        }
    }
}
