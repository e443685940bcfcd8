/// One person's score over time. Missed visits break the line; bands give context; session days are marked.
public struct PersonCourse: Chart, Hashable {
    /// A shaded stretch of the scale, e.g. the range of reliable change around baseline.
    public struct Band: Sendable, Hashable {
        public var lower: Double
        public var upper: Double
        public var label: String

        public init(lower: Double, upper: Double, label: String) {
            self.lower = min(lower, upper)
            self.upper = max(lower, upper)
            self.label = label
        }
    }

    public var title: String
    public var subtitle: String
    public var measure: String
    public var weekLabel: String
    public var decimals: Int
    public var range: ClosedRange<Double>?
    public var direction: ScoreDirection?
    public var occasions: [Occasion]
    /// An earlier course or a comparison, drawn quietly behind.
    public var behind: [Occasion]
    public var behindLabel: String
    public var bands: [Band]
    public var sessions: [SessionMark]
    public var note: String

    public init(
        title: String, subtitle: String = "", measure: String,
        weekLabel: String = "Weeks since baseline", decimals: Int = 1,
        range: ClosedRange<Double>? = nil, direction: ScoreDirection? = nil,
        occasions: [Occasion], behind: [Occasion] = [], behindLabel: String = "",
        bands: [Band] = [], sessions: [SessionMark] = [], note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.measure = measure
        self.weekLabel = weekLabel
        self.decimals = decimals
        self.range = range
        self.direction = direction
        self.occasions = occasions.sorted { $0.week < $1.week }
        self.behind = behind.sorted { $0.week < $1.week }
        self.behindLabel = behindLabel
        self.bands = bands
        self.sessions = sessions
        self.note = note
    }
}

extension PersonCourse {
    public var table: ChartTable {
        ChartTable(
            caption: "\(title): \(measure)",
            columns: [.init("Week", isNumeric: true), .init("Occasion"), .init("Score", isNumeric: true)],
            rows: occasions.map { [TimePlot.weekText($0.week), $0.label, $0.words(decimals: decimals)] })
    }

    package var description: String {
        var sentences = ["\(measure) of one person over time."]
        if let direction { sentences.append("On this scale \(direction.words).") }
        sentences.append(Occasion.sentence(occasions, decimals: decimals))
        if !behind.isEmpty, !behindLabel.isEmpty {
            sentences.append("\(behindLabel): " + Occasion.sentence(behind, decimals: decimals))
        }
        for band in bands {
            let ends = ChartNumber.interval(band.lower, band.upper, decimals: decimals)
            sentences.append("Shaded: \(band.label), \(ends).")
        }
        if !sessions.isEmpty {
            let marks = sessions.map { "\($0.label) at week \(TimePlot.weekText($0.week))" }
            sentences.append("Session days: " + marks.joined(separator: ", ") + ".")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}

extension Occasion {
    package func words(decimals: Int) -> String {
        score.drawable.map { ChartNumber.text($0, decimals: decimals) } ?? score.missingWords(reason)
    }

    package static func sentence(_ occasions: [Occasion], decimals: Int) -> String {
        guard !occasions.isEmpty else { return "No occasion." }
        let parts = occasions.map { occasion -> String in
            let name = occasion.label.isEmpty ? "" : "\(occasion.label), "
            return "\(name)week \(TimePlot.weekText(occasion.week)): \(occasion.words(decimals: decimals))"
        }
        return parts.joined(separator: "; ") + "."
    }

    /// "Week 8: travelling" for every occasion without a score.
    package static func missing(_ occasions: [Occasion]) -> [String] {
        occasions.filter { $0.score.drawable == nil }.map { occasion in
            let name = occasion.label.isEmpty ? "week \(TimePlot.weekText(occasion.week))" : occasion.label
            return "\(name): \(occasion.score.missingWords(occasion.reason))"
        }
    }
}
