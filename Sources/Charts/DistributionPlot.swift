/// The scores of many people as a histogram with mean, median and a rug.
public struct DistributionPlot: Chart, Hashable {
    /// The values of one score.
    public struct Sample: Sendable, Hashable {
        public var name: String
        public var values: [Double]
        /// As the caller computed them; a chart does no statistics.
        public var mean: Double?
        public var median: Double?
        /// People without a value.
        public var missing: Int

        public init(
            name: String, values: [Double], mean: Double? = nil, median: Double? = nil, missing: Int = 0
        ) {
            self.name = name
            self.values = values
            self.mean = mean
            self.median = median
            self.missing = missing
        }
    }

    public var title: String
    public var subtitle: String
    /// What the horizontal axis shows.
    public var measure: String
    public var decimals: Int
    /// A scale's possible range; otherwise the axis follows the data.
    public var range: ClosedRange<Double>?
    /// Width of a bar in units of the score; nil lets the chart choose.
    public var binWidth: Double?
    public var sample: Sample
    public var note: String

    public init(
        title: String, subtitle: String = "", measure: String, decimals: Int = 2,
        range: ClosedRange<Double>? = nil, binWidth: Double? = nil, sample: Sample, note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.measure = measure
        self.decimals = decimals
        self.range = range
        self.binWidth = binWidth
        self.sample = sample
        self.note = note
    }

    package var histogram: Histogram {
        Histogram(sample.values, range: range, binWidth: binWidth)
    }

    public var table: ChartTable {
        ChartTable(
            caption: "\(title): \(measure)",
            columns: Histogram.columns, rows: histogram.rows(of: sample))
    }

    package var description: String {
        var sentences = ["Histogram of \(measure).", histogram.words(of: sample, decimals: decimals)]
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}

/// The same for several scores on one scale, side by side (wide: three in a row; narrow: one below the other).
public struct DistributionMultiples: Chart, Hashable {
    public var title: String
    public var subtitle: String
    public var measure: String
    public var decimals: Int
    public var range: ClosedRange<Double>
    public var binWidth: Double?
    public var samples: [DistributionPlot.Sample]
    public var note: String

    public init(
        title: String, subtitle: String = "", measure: String, decimals: Int = 2,
        range: ClosedRange<Double> = 1...5, binWidth: Double? = nil,
        samples: [DistributionPlot.Sample], note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.measure = measure
        self.decimals = decimals
        self.range = range
        self.binWidth = binWidth
        self.samples = samples
        self.note = note
    }

    package func histogram(_ sample: DistributionPlot.Sample) -> Histogram {
        Histogram(sample.values, range: range, binWidth: binWidth)
    }

    public var table: ChartTable {
        ChartTable(
            caption: "\(title): \(measure)", columns: Histogram.columns,
            rows: samples.flatMap { histogram($0).rows(of: $0) })
    }

    package var description: String {
        var sentences = ["Histograms of \(measure)."]
        sentences += samples.map { histogram($0).words(of: $0, decimals: decimals) }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}
