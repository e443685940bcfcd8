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
        let counts = Axis(over: [0, tallest], fixed: 0...max(1, tallest), includesZero: true, ticks: height > 150 ? 4 : 3)
        let ticks = counts.ticks.filter { $0 == $0.rounded() }
        let tickWidth = ticks.map { Label.width(counts.label($0), size: Label.small) }.max() ?? 0
        let frameLeft = left + tickWidth + 9
        let lower = histogram.bins.first?.lower ?? 0
        let upper = histogram.bins.last?.upper ?? 1
        let x = Scale(lower: lower, upper: upper, from: frameLeft + 2, to: right - 6)
        let places = placed(marks, x: x)
        let rows = (places.map(\.row).max() ?? -1) + 1
        let frame = Frame(
            left: frameLeft, right: right - 4, top: top + Double(rows) * 16 + 6, bottom: top + height)
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
                height: height, .bar)
        }
        drawing.line((frame.left, frame.bottom), (frame.right, frame.bottom), .axis)
        drawMarks(places, x: x, frame: frame, in: &drawing)
        drawRug(x: x, y: frame.bottom + 3, in: &drawing)
        return drawTicks(lower: lower, upper: upper, x: x, y: frame.bottom + 10, in: &drawing)
    }

    private typealias Mark = (value: Double, name: String, isMean: Bool)

    private var marks: [Mark] {
        var out: [Mark] = []
        if let mean = sample.mean.drawable { out.append((mean, "mean", true)) }
        if let median = sample.median.drawable { out.append((median, "median", false)) }
        return out.filter { mark in
            guard let first = histogram.bins.first, let last = histogram.bins.last else { return false }
            return first.lower <= mark.value && mark.value <= last.upper
        }
    }

    /// Where the labels of the marks stand, so that no line runs through one: one row when the left mark can be
    /// labeled to its left and the right one to its right; else two, the mark whose label would be crossed on top.
    private func placed(_ marks: [Mark], x: Scale) -> [(mark: Mark, row: Int, toRight: Bool)] {
        let sorted = marks.sorted { ($0.value, $0.isMean ? 0 : 1) < ($1.value, $1.isMean ? 0 : 1) }
        guard let first = sorted.first else { return [] }
        let room = Label.width(text(first), size: Label.small) + 11
        guard sorted.count == 2 else { return [(first, 0, x(first.value) + room <= right)] }
        let second = sorted[1]
        let other = Label.width(text(second), size: Label.small) + 11
        let fitsLeft = x(first.value) - room >= left
        let fitsRight = x(second.value) + other <= right
        if fitsLeft && fitsRight { return [(first, 0, false), (second, 0, true)] }
        if fitsLeft { return [(second, 0, false), (first, 1, false)] }
        return [(first, 0, true), (second, 1, true)]
    }

    private func text(_ mark: Mark) -> String {
        "\(mark.name) \(ChartNumber.text(mark.value, decimals: decimals))"
    }

    /// A solid line with a disc for the mean, a dashed one with a lozenge for the median.
    private func drawMarks(
        _ places: [(mark: Mark, row: Int, toRight: Bool)], x: Scale, frame: Frame, in drawing: inout Drawing
    ) {
        for place in places {
            let paint = Paint.series(place.mark.isMean ? 0 : 1)
            let at = x(place.mark.value)
            let baseline = top + Double(place.row) * 16 + Label.small
            let head = baseline - 4
            drawing.line(
                (at, head), (at, frame.bottom), paint, width: 1.75, dash: place.mark.isMean ? nil : "4 3")
            drawing.marker(place.mark.isMean ? .disc : .diamond, at: (at, head), paint, size: 4)
            let words = Label.shortened(text(place.mark), width: right - left, size: Label.small)
            let width = Label.width(words, size: Label.small)
            drawing.text(
                words, x: place.toRight ? min(at + 9, right - width) : max(at - 9, left + width),
                y: baseline, paint, size: Label.small, anchor: place.toRight ? .start : .end)
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
        drawing.labels(
            axis.ticks.map(axis.label), at: axis.ticks.map { x($0) }, y: y + Label.small,
            within: left...(right + 2))
        return y + Label.small + 6
    }
}
