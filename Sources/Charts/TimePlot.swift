/// The ground of charts over study weeks: grid, session marks, week labels. Time has its true spacing.
package struct TimePlot {
    package let frame: Frame
    package let axis: Axis
    package let x: Scale
    package let y: Scale

    /// `pad` keeps marks and labels off the frame; `lane` is the strip below the lowest tick for missing marks.
    package init(
        frame: Frame, axis: Axis, weeks: [Double], inset: Double, headroom: Double, lane: Double
    ) {
        self.frame = frame
        self.axis = axis
        let first = weeks.min() ?? 0
        let last = weeks.max() ?? 0
        x = Scale(lower: first, upper: last, from: frame.left + inset, to: frame.right - inset)
        y = Scale(axis, from: frame.bottom - lane, to: frame.top + headroom)
    }

    package func drawGrid(in drawing: inout Drawing, size: Double = Label.small) {
        for tick in axis.ticks {
            let height = y(tick)
            drawing.line((frame.left, height), (frame.right, height), .grid)
            drawing.text(
                axis.label(tick), x: frame.left - 7, y: height + size * 0.36, .muted, size: size,
                anchor: .end)
        }
        drawing.line((frame.left, frame.bottom), (frame.right, frame.bottom), .axis)
    }

    /// Dotted verticals with a small lozenge at the top, and labels in the rows reserved for them.
    package func drawSessions(
        _ sessions: [SessionMark], labels: SessionLabels?, in drawing: inout Drawing
    ) {
        for session in sessions where Optional(session.week).drawable != nil {
            let at = x(session.week)
            drawing.line((at, frame.top), (at, frame.bottom), .session, width: 1.25, dash: "1.5 3.5")
            drawing.marker(.diamond, at: (at, frame.top), .session, size: 3)
        }
        guard let labels else { return }
        for place in labels.places {
            let baseline = frame.top - 8 - Double(place.row) * SessionLabels.rowHeight
            drawing.text(
                place.text, x: place.center, y: baseline, .session, size: Label.small, anchor: .middle)
        }
    }

    /// Week numbers at the visits below the axis; returns the y below them.
    @discardableResult
    package func drawWeeks(
        _ weeks: [Double], label: String, in drawing: inout Drawing, size: Double = Label.small
    ) -> Double {
        let distinct = Set(weeks.filter { Optional($0).drawable != nil }).sorted()
        let texts = Self.tickTexts(distinct)
        let centers = distinct.map { x($0) }
        for center in centers {
            drawing.line((center, frame.bottom), (center, frame.bottom + 4), .axis)
        }
        drawing.labels(
            texts, at: centers, y: frame.bottom + 6 + size, within: frame.left...(frame.right + 4), size: size)
        var below = frame.bottom + 8 + size
        if !label.isEmpty {
            below += Label.leading(size)
            let text = Label.shortened(label, width: frame.width, size: size)
            drawing.text(
                text, x: (frame.left + frame.right) / 2, y: below, .muted, size: size, anchor: .middle)
        }
        return below + 4
    }

    /// Over a course of weeks the day of the week is noise: whole weeks, where they tell the visits apart.
    private static func tickTexts(_ weeks: [Double]) -> [String] {
        let whole = weeks.map { $0.rounded() }
        guard let first = weeks.first, let last = weeks.last, last - first > 6, Set(whole).count == whole.count else {
            return weeks.map(weekText)
        }
        return whole.map(weekText)
    }

    /// "4", or "4.5" where a visit lies between whole weeks.
    package static func weekText(_ week: Double) -> String {
        guard Optional(week).drawable != nil else { return "unknown" }
        return ChartNumber.text(week, decimals: week == week.rounded() ? 0 : 1)
    }
}

/// Where the labels of session marks go: in as many rows (at most three) as keep them apart.
package struct SessionLabels {
    package struct Place {
        package let text: String
        package let center: Double
        package let row: Int
    }

    package static let rowHeight: Double = 15
    package let places: [Place]
    package var rows: Int { (places.map(\.row).max() ?? -1) + 1 }
    package var height: Double { rows == 0 ? 6 : Double(rows) * Self.rowHeight + 10 }

    /// `x` maps weeks to the sheet; labels stay between `left` and `right`. A label without room is left out
    /// (its mark stays, and the description names it).
    package init(_ sessions: [SessionMark], x: (Double) -> Double, left: Double, right: Double) {
        var ends: [Double] = []
        var places: [Place] = []
        let usable = sessions.filter { Optional($0.week).drawable != nil && !$0.label.isEmpty }
        for session in usable.sorted(by: { $0.week < $1.week }) {
            let text = Label.shortened(session.label, width: min(160, right - left), size: Label.small)
            let half = Label.width(text, size: Label.small) / 2
            let center = min(max(x(session.week), left + half), right - half)
            let row = ends.firstIndex { $0 + 8 <= center - half } ?? ends.count
            guard row < 3 else { continue }
            if row == ends.count { ends.append(0) }
            ends[row] = center + half
            places.append(Place(text: text, center: center, row: row))
        }
        self.places = places
    }
}
