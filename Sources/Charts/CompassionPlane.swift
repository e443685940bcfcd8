/// Compassionate (across) against uncompassionate self-responding (upward): where a person stands and moves to.
/// Both run from the lowest to the highest score as answered; toward the lower right is kinder to oneself.
public struct CompassionPlane: Chart, Hashable {
    public struct Point: Sendable, Hashable {
        public var label: String
        public var compassionate: Double?
        public var uncompassionate: Double?
        public var reason: String?

        public init(
            label: String, compassionate: Double?, uncompassionate: Double?, reason: String? = nil
        ) {
            self.label = label
            self.compassionate = compassionate
            self.uncompassionate = uncompassionate
            self.reason = reason
        }
    }

    public var title: String
    public var subtitle: String
    public var compassionateLabel: String
    public var uncompassionateLabel: String
    public var decimals: Int
    public var range: ClosedRange<Double>
    /// In time order; joined, with an arrow head at the latest.
    public var points: [Point]
    /// Other people, drawn as quiet dots.
    public var others: [Point]
    public var othersLabel: String
    public var note: String

    public init(
        title: String, subtitle: String = "", compassionateLabel: String = "Compassionate responding (CS)",
        uncompassionateLabel: String = "Uncompassionate responding (UCS)", decimals: Int = 1,
        range: ClosedRange<Double> = 1...5, points: [Point], others: [Point] = [],
        othersLabel: String = "", note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.compassionateLabel = compassionateLabel
        self.uncompassionateLabel = uncompassionateLabel
        self.decimals = decimals
        self.range = range
        self.points = points
        self.others = others
        self.othersLabel = othersLabel
        self.note = note
    }

    public var table: ChartTable {
        ChartTable(
            caption: title,
            columns: [
                .init("Occasion"), .init(compassionateLabel, isNumeric: true),
                .init(uncompassionateLabel, isNumeric: true),
            ],
            rows: points.map { [$0.label, words($0.compassionate, $0), words($0.uncompassionate, $0)] })
    }

    package var description: String {
        var sentences = [
            "\(compassionateLabel) across, \(uncompassionateLabel) upward;"
                + " toward the lower right is kinder to oneself."
        ]
        for point in points {
            let across = words(point.compassionate, point)
            let upward = words(point.uncompassionate, point)
            sentences.append(
                "\(point.label): compassionate \(across), uncompassionate \(upward).")
        }
        if points.isEmpty { sentences.append("No occasion.") }
        if !others.isEmpty {
            sentences.append("\(othersLabel.isEmpty ? "Others" : othersLabel): \(others.count) points.")
        }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }

    private func words(_ value: Double?, _ point: Point) -> String {
        value.drawable.map { ChartNumber.text($0, decimals: decimals) } ?? value.missingWords(point.reason)
    }
}
