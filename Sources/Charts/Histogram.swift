import Foundation

/// Counts in bins of equal width. A bin holds its lower edge; the last also its upper.
package struct Histogram: Sendable, Equatable {
    package struct Bin: Sendable, Equatable {
        package let lower: Double
        package let upper: Double
        package var count: Int
    }

    package let bins: [Bin]
    /// The values that can be drawn, sorted.
    package let values: [Double]
    package let decimals: Int

    /// Bins start at the range's lower end, or at a whole multiple of the width. Without a given width it is a
    /// 1-2-5 step near that of Freedman and Diaconis (1981): 2 × interquartile range / n^(1/3).
    package init(_ raw: [Double], range: ClosedRange<Double>?, binWidth: Double?) {
        let sorted = raw.filter { Optional($0).drawable != nil }.sorted()
        values = sorted
        let low = min(sorted.first ?? 0, range?.lowerBound ?? .infinity)
        let high = max(sorted.last ?? 1, range?.upperBound ?? -.infinity)
        let span = high > low ? high - low : max(abs(low) * 0.1, 1)
        var width = Self.width(sorted, span: span)
        if let binWidth = binWidth.drawable, binWidth > 0, span / binWidth <= 200 { width = binWidth }
        let isAnchored = range.map { $0.lowerBound <= low } ?? false
        let start = isAnchored ? low : (low / width + 1e-9).rounded(.down) * width
        let wanted = max(1, ((high - start) / width - 1e-9).rounded(.up))
        let number = Int(exactly: min(wanted, 400)) ?? 1
        var counts = [Int](repeating: 0, count: number)
        for value in sorted {
            let place = ((value - start) / width + 1e-9).rounded(.down)
            let index = Int(exactly: max(0, min(place, Double(number - 1)))) ?? 0
            counts[index] += 1
        }
        bins = counts.enumerated().map { index, count in
            let lower = start + Double(index) * width
            return Bin(lower: lower, upper: lower + width, count: count)
        }
        let digits = max(0, -(log10(width) + 1e-9).rounded(.down))
        let coarse = Int(exactly: min(digits, 11)) ?? 0
        let factor = pow(10, Double(coarse))
        let isExact = abs((width * factor).rounded() - width * factor) < 1e-6
        decimals = isExact ? coarse : coarse + 1
    }

    private static func width(_ sorted: [Double], span: Double) -> Double {
        guard sorted.count > 3 else { return Axis.step(span: span, wanted: 8) }
        let quarter = sorted[sorted.count / 4]
        let threeQuarters = sorted[sorted.count * 3 / 4]
        let ideal = 2 * (threeQuarters - quarter) / cbrt(Double(sorted.count))
        let pieces = ideal > 0 ? span / ideal : 8
        return Axis.step(span: span, wanted: Int(exactly: min(max(pieces, 4), 30).rounded()) ?? 8)
    }

    package var tallest: Int { bins.map(\.count).max() ?? 0 }

    package static let columns: [ChartTable.Column] = [
        .init("Score"), .init("From", isNumeric: true), .init("To", isNumeric: true),
        .init("People", isNumeric: true),
    ]

    package func rows(of sample: DistributionPlot.Sample) -> [[String]] {
        guard !values.isEmpty else { return [[sample.name, "", "", "0"]] }
        return bins.map { bin in
            [
                sample.name, ChartNumber.text(bin.lower, decimals: decimals),
                ChartNumber.text(bin.upper, decimals: decimals), String(bin.count),
            ]
        }
    }

    package func words(of sample: DistributionPlot.Sample, decimals places: Int) -> String {
        var parts = ["\(sample.name): \(values.count) people"]
        let notDrawn = sample.missing + sample.values.count - values.count
        if notDrawn > 0 { parts.append("\(notDrawn) without a value") }
        if let mean = sample.mean.drawable {
            parts.append("mean \(ChartNumber.text(mean, decimals: places))")
        }
        if let median = sample.median.drawable {
            parts.append("median \(ChartNumber.text(median, decimals: places))")
        }
        if let first = values.first, let last = values.last {
            parts.append("from \(ChartNumber.interval(first, last, decimals: places))")
            if let mode = bins.max(by: { $0.count < $1.count }) {
                let between = ChartNumber.interval(mode.lower, mode.upper, decimals: decimals)
                parts.append("most (\(mode.count)) in \(between)")
            }
        }
        return parts.joined(separator: ", ") + "."
    }
}
