/// Names and last values beside the ends of the lines.
package struct EndLabels {
    package struct Entry {
        package let index: Int
        package let name: [String]
        package let value: String
        package let mean: Double
        package var height: Double {
            Double(name.count) * Label.leading(Label.body) + (value.isEmpty ? 0 : Label.leading(Label.small))
        }
    }

    package let entries: [Entry]
    /// Room to keep free at the right of the plot.
    package let gutter: Double
}

extension Trajectory {
    package func endLabels(_ layout: ChartLayout) -> EndLabels {
        let most = layout.isNarrow ? 86.0 : 150.0
        var entries: [EndLabels.Entry] = []
        var widest = 40.0
        for (index, arm) in arms.enumerated() {
            guard let mean = arm.points.compactMap(\.mean.drawable).last else { continue }
            let name = Label.wrap(arm.name, width: most, size: Label.body, bold: true, most: 3)
            let number = ChartNumber.text(mean, decimals: decimals)
            let value = Label.width(number, size: Label.small) <= most ? number : ""
            for line in name { widest = max(widest, Label.width(line, size: Label.body, bold: true)) }
            widest = max(widest, Label.width(value, size: Label.small))
            let plain = Label.width(arm.name, size: Label.small)
            if !layout.isNarrow, plain <= most { widest = max(widest, plain + 2) }
            entries.append(.init(index: index, name: name, value: value, mean: mean))
        }
        return EndLabels(entries: entries, gutter: min(widest, most) + 14)
    }

    package func place(
        _ labels: EndLabels, on plot: TimePlot, shift: Double, in drawing: inout Drawing
    ) {
        let wanted = labels.entries.map { plot.y($0.mean) }
        let heights = labels.entries.map(\.height)
        let total = heights.reduce(0, +) + 6 * Double(max(0, heights.count - 1))
        let floor = max(plot.frame.bottom, plot.frame.top + total)
        let centers = Label.separated(
            wanted: wanted, heights: heights, gap: 6, within: plot.frame.top...floor)
        let x = plot.frame.right + 12
        for (entry, center) in zip(labels.entries, centers) {
            let paint = Paint.series(entry.index)
            var baseline = center - entry.height / 2 + Label.body - 1
            let end = plot.y(entry.mean)
            if abs(center - end) > entry.height / 2 {
                drawing.line((plot.frame.right - 1, end), (x - 3, center), paint, width: 0.75)
            }
            baseline = drawing.lines(entry.name, x: x, y: baseline, paint, size: Label.body, bold: true)
            drawing.text(entry.value, x: x, y: baseline - 1, .ink, size: Label.small)
        }
    }
}
