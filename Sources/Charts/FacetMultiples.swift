/// Small multiples of one person's (or one arm's) course: a panel a facet, all on one scale.
///
/// Wide: the compassionate facets in the upper row, the uncompassionate below, three by two. Narrow: one
/// below the other.
public struct FacetMultiples: Chart, Hashable {
    public struct Panel: Sendable, Hashable {
        public var name: String
        public var side: FacetSide
        public var occasions: [Occasion]
        /// The previous course (or a comparison), drawn quietly behind.
        public var behind: [Occasion]

        public init(name: String, side: FacetSide, occasions: [Occasion], behind: [Occasion] = []) {
            self.name = name
            self.side = side
            self.occasions = occasions.sorted { $0.week < $1.week }
            self.behind = behind.sorted { $0.week < $1.week }
        }
    }

    public var title: String
    public var subtitle: String
    public var weekLabel: String
    public var decimals: Int
    public var range: ClosedRange<Double>
    public var behindLabel: String
    public var panels: [Panel]
    public var sessions: [SessionMark]
    public var note: String

    public init(
        title: String, subtitle: String = "", weekLabel: String = "Weeks since baseline",
        decimals: Int = 1, range: ClosedRange<Double> = 1...5, behindLabel: String = "",
        panels: [Panel], sessions: [SessionMark] = [], note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.weekLabel = weekLabel
        self.decimals = decimals
        self.range = range
        self.behindLabel = behindLabel
        self.panels = panels
        self.sessions = sessions
        self.note = note
    }

    public var table: ChartTable {
        let rows = panels.flatMap { panel in
            panel.occasions.map { occasion in
                [
                    panel.name, TimePlot.weekText(occasion.week), occasion.label,
                    occasion.words(decimals: decimals),
                ]
            }
        }
        return ChartTable(
            caption: title,
            columns: [
                .init("Facet"), .init("Week", isNumeric: true), .init("Occasion"),
                .init("Score", isNumeric: true),
            ], rows: rows)
    }

    package var description: String {
        let low = ChartNumber.text(range.lowerBound, decimals: 0)
        let high = ChartNumber.text(range.upperBound, decimals: 0)
        var sentences = ["Facet scores over time, each from \(low) to \(high)."]
        for panel in panels {
            let course = Occasion.sentence(panel.occasions, decimals: decimals)
            sentences.append("\(panel.name) (\(panel.side.words)): \(course)")
        }
        if !sessions.isEmpty {
            let marks = sessions.map { "\($0.label) at week \(TimePlot.weekText($0.week))" }
            sentences.append("Session days: " + marks.joined(separator: ", ") + ".")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}
