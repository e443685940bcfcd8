/// The facets at one or two occasions as a profile with two wings: uncompassionate to the left, compassionate to
/// the right, each pair on one line, both wings starting at the scale's lowest value in the middle.
public struct FacetProfile: Chart, Hashable {
    public struct Facet: Sendable, Hashable {
        public var name: String
        public var side: FacetSide
        public var earlier: Double?
        public var latest: Double?
        /// Why a score is missing.
        public var reason: String?

        public init(
            name: String, side: FacetSide, earlier: Double? = nil, latest: Double?,
            reason: String? = nil
        ) {
            self.name = name
            self.side = side
            self.earlier = earlier
            self.latest = latest
            self.reason = reason
        }
    }

    public var title: String
    public var subtitle: String
    /// e.g. "Baseline"; nil when there is one occasion.
    public var earlierLabel: String?
    public var latestLabel: String
    public var decimals: Int
    public var range: ClosedRange<Double>
    /// Facets of one side are drawn from top to bottom in this order; the n-th of each side share a line.
    public var facets: [Facet]
    public var note: String
    public var words: Words

    public init(
        title: String, subtitle: String = "", earlierLabel: String? = nil, latestLabel: String,
        decimals: Int = 1, range: ClosedRange<Double> = 1...5, facets: [Facet], note: String = "",
        words: Words = .english
    ) {
        self.title = title
        self.subtitle = subtitle
        self.earlierLabel = earlierLabel
        self.latestLabel = latestLabel
        self.decimals = decimals
        self.range = range
        self.facets = facets
        self.note = note
        self.words = words
    }

    public var table: ChartTable {
        var columns: [ChartTable.Column] = [.init(words.facet), .init(words.side)]
        if let earlierLabel { columns.append(.init(earlierLabel, isNumeric: true)) }
        columns.append(.init(latestLabel, isNumeric: true))
        let rows = facets.map { facet -> [String] in
            var row = [facet.name, words.cell(facet.side)]
            if earlierLabel != nil { row.append(number(facet.earlier, facet)) }
            row.append(number(facet.latest, facet))
            return row
        }
        return ChartTable(caption: title, columns: columns, rows: rows)
    }

    package var description: String {
        let low = ChartNumber.text(range.lowerBound, decimals: 0)
        let high = ChartNumber.text(range.upperBound, decimals: 0)
        var sentences = [words.opening ?? "Facet scores from \(low) to \(high)."]
        for facet in facets {
            var parts: [String] = []
            if let earlierLabel { parts.append("\(earlierLabel) \(number(facet.earlier, facet))") }
            parts.append("\(latestLabel) \(number(facet.latest, facet))")
            sentences.append("\(facet.name) (\(words.cell(facet.side))): \(parts.joined(separator: ", ")).")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }

    package func number(_ value: Double?, _ facet: Facet) -> String {
        value.drawable.map { ChartNumber.text($0, decimals: decimals, mark: words.decimalMark) } ?? value.missingWords(facet.reason)
    }
}
