/// One histogram in its rectangle: bars from zero, mean and median above them, a rug below.
package struct HistogramPanel {
    package let sample: DistributionPlot.Sample
    package let histogram: Histogram
    package let decimals: Int
    /// Count at the top of the axis, shared by panels that are compared.
    package let tallest: Double
    package let left: Double
    package let right: Double
    package let top: Double
    package let height: Double

    /// Returns the y below the panel.
    package func draw(in drawing: inout Drawing) -> Double {
        let rows = markRows
        let counts = Axis(over: [tallest], includesZero: true, ticks: height > 150 ? 4 : 2)
        let ticks = counts.ticks.filter { $0 == $0.rounded() }
        let tickWidth = ticks.map { Label.width(counts.label($0), size: Label.small) }.max() ?? 0
        let ceiling = top + Double(rows) * 16 + 6
        let frame = Frame(left: left + tickWidth + 9, right: right - 4, top: ceiling, bottom: top + height)
        let lower = histogram.bins.first?.lower ?? 0
        let upper = histogram.bins.last?.upper ?? 1
        let x = Scale(lower: lower, upper: upper, from: frame.left + 2, to: frame.right - 2)
        let y = Scale(counts, from: frame.bottom, to: frame.top + 2)
        for tick in ticks {
            drawing.line((frame.left, y(tick)), (frame.right, y(tick)), .grid)
            drawing.text(counts.label(tick), x: frame.left - 7, y: y(tick) + 4, .muted, anchor: .end)
        }
        for bin in histogram.bins where bin.count > 0 {
            let from = x(bin.lower) + 0.75
            let height = frame.bottom - y(Double(bin.count))
            drawing.rect(
                x: from, y: frame.bottom - height, width: max(0.5, x(bin.upper) - 0.75 - from),
                height: height, .axis)
        }
        drawing.line((frame.left, frame.bottom), (frame.right, frame.bottom), .axis)
        drawMarks(x: x, frame: frame, in: &drawing)
        drawRug(x: x, y: frame.bottom + 3, in: &drawing)
        return drawTicks(lower: lower, upper: upper, x: x, y: frame.bottom + 10, in: &drawing)
    }

    private var marks: [(value: Double, name: String, isMean: Bool)] {
        var out: [(value: Double, name: String, isMean: Bool)] = []
        if let mean = sample.mean.drawable { out.append((mean, "mean", true)) }
        if let median = sample.median.drawable { out.append((median, "median", false)) }
        return out.filter { mark in
            guard let first = histogram.bins.first, let last = histogram.bins.last else { return false }
            return first.lower <= mark.value && mark.value <= last.upper
        }
    }

    private var markRows: Int { marks.count }

    /// A solid line with a disc for the mean, a dashed one with a lozenge for the median; each has its own row.
    private func drawMarks(x: Scale, frame: Frame, in drawing: inout Drawing) {
        for (row, mark) in marks.enumerated() {
            let paint = Paint.series(mark.isMean ? 0 : 1)
            let at = x(mark.value)
            let baseline = top + Double(row) * 16 + Label.small
            let head = baseline - 4
            drawing.line((at, head), (at, frame.bottom), paint, width: 1.75, dash: mark.isMean ? nil : "4 3")
            drawing.marker(mark.isMean ? .disc : .diamond, at: (at, head), paint, size: 4)
            let text = "\(mark.name) \(ChartNumber.text(mark.value, decimals: decimals))"
            let width = Label.width(text, size: Label.small)
            let fits = at + 9 + width <= right
            drawing.text(
                text, x: fits ? at + 9 : at - 9, y: baseline, paint, size: Label.small,
                anchor: fits ? .start : .end)
        }
    }

    /// One short tick for each distinct value.
    private func drawRug(x: Scale, y: Double, in drawing: inout Drawing) {
        var places: [String] = []
        for value in histogram.values {
            let place = ChartNumber.coordinate((x(value) * 4).rounded() / 4)
            if places.last != place { places.append(place) }
        }
        guard !places.isEmpty else { return }
        let start = ChartNumber.coordinate(y)
        drawing.path(places.map { "M\($0) \(start)v5" }.joined(), .muted, width: 0.75)
    }

    private func drawTicks(
        lower: Double, upper: Double, x: Scale, y: Double, in drawing: inout Drawing
    ) -> Double {
        let axis = Axis(over: [lower, upper], fixed: upper > lower ? lower...upper : nil, ticks: 5)
        let texts = axis.ticks.map(axis.label)
        let centers = axis.ticks.map { x($0) }
        let shown = Label.spared(
            centers: centers, widths: texts.map { Label.width($0, size: Label.small) }, gap: 6)
        for index in texts.indices where shown[index] {
            drawing.text(texts[index], x: centers[index], y: y + Label.small, .muted, anchor: .middle)
        }
        return y + Label.small + 6
    }
}
