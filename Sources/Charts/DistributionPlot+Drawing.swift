extension DistributionPlot {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        sheet.y += 4
        let histogram = histogram
        sheet.write(sample.countWords(histogram), .muted, size: Label.small, most: 3)
        let panel = HistogramPanel(
            sample: sample, histogram: histogram, decimals: decimals,
            tallest: Double(histogram.tallest), left: sheet.left, right: sheet.right, top: sheet.y + 4,
            height: layout.isNarrow ? 180 : 240)
        sheet.y = panel.draw(in: &sheet.drawing)
        sheet.drawing.text(
            Label.shortened(measure, width: sheet.right - sheet.left, size: Label.small),
            x: (sheet.left + sheet.right) / 2, y: sheet.y + Label.small, .muted, anchor: .middle)
        sheet.y += Label.leading(Label.small) + 2
        sheet.notes([note])
        return sheet.finished(
            idPrefix: idPrefix, kind: "distribution", title: title, description: description)
    }
}

extension DistributionMultiples {
    public func drawing(idPrefix: String, layout: ChartLayout) -> ChartDrawing {
        var sheet = Sheet(layout, title: title, subtitle: subtitle)
        sheet.y += 6
        let columns = layout.isNarrow ? 1 : 3
        let gap = 22.0
        let width = (sheet.right - sheet.left - gap * Double(columns - 1)) / Double(columns)
        let histograms = samples.map(histogram)
        let tallest = Double(histograms.map(\.tallest).max() ?? 0)
        var index = 0
        while index < samples.count {
            let row = index..<min(index + columns, samples.count)
            let names = row.map {
                Label.wrap(samples[$0].name, width: width, size: Label.body, bold: true, most: 3)
            }
            let depth = Double(names.map(\.count).max() ?? 1)
            var bottom = sheet.y
            for (place, number) in row.enumerated() {
                let left = sheet.left + Double(place) * (width + gap)
                sheet.drawing.lines(
                    names[place], x: left, y: sheet.y + Label.body, .ink, size: Label.body, bold: true)
                let below = sheet.y + depth * Label.leading(Label.body)
                let words = Label.shortened(
                    samples[number].countWords(histograms[number]), width: width, size: Label.small)
                sheet.drawing.text(words, x: left, y: below + Label.small - 1, .muted)
                let panel = HistogramPanel(
                    sample: samples[number], histogram: histograms[number], decimals: decimals,
                    tallest: tallest, left: left, right: left + width,
                    top: below + Label.leading(Label.small) + 2, height: layout.isNarrow ? 110 : 124)
                bottom = max(bottom, panel.draw(in: &sheet.drawing))
            }
            sheet.y = bottom + 10
            index += columns
        }
        sheet.notes(["Across: \(measure). Upward: people. Every panel has the same axes.", note])
        return sheet.finished(
            idPrefix: idPrefix, kind: "distribution-multiples", title: title, description: description)
    }
}

extension DistributionPlot.Sample {
    /// "n 375, 2 without a value".
    package func countWords(_ histogram: Histogram) -> String {
        let without = missing + values.count - histogram.values.count
        let base = "n " + String(histogram.values.count)
        return without > 0 ? "\(base), \(without) without a value" : base
    }
}
