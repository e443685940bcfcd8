/// Lines over a number: a course with intervals, a survival curve, a profile likelihood.
public struct LinePlot: Chart, Hashable {
    public struct Point: Sendable, Hashable {
        public var x: Double
        /// Of the place on the axis; nil where the number says enough.
        public var label: String?
        public var value: Double
        public var lower: Double?
        public var upper: Double?

        public init(x: Double, label: String? = nil, value: Double, lower: Double? = nil, upper: Double? = nil) {
            self.x = x
            self.label = label
            self.value = value
            self.lower = lower
            self.upper = upper
        }
    }

    public struct Line: Sendable, Hashable {
        public var name: String
        public var points: [Point]

        public init(name: String, points: [Point]) {
            self.name = name
            self.points = points.sorted { $0.x < $1.x }
        }
    }

    /// A place on the horizontal axis with a name.
    public struct Mark: Sendable, Hashable {
        public var label: String
        public var x: Double

        public init(label: String, x: Double) {
            self.label = label
            self.x = x
        }
    }

    public var title: String
    public var horizontal: String
    public var vertical: String
    public var lines: [Line]
    public var marks: [Mark]
    /// Whether a value stays until the next point.
    public var isStepwise: Bool
    public var intervalName: String
    public var note: String

    public init(
        title: String, horizontal: String, vertical: String, lines: [Line], marks: [Mark] = [],
        isStepwise: Bool = false, intervalName: String = "95% confidence interval", note: String = ""
    ) {
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.lines = lines
        self.marks = marks
        self.isStepwise = isStepwise
        self.intervalName = intervalName
        self.note = note
    }

    /// Decimals that suit the spread of the values.
    package var decimals: Int {
        let axis = Axis(over: lines.flatMap(\.points).map(\.value))
        return min(axis.decimals + 2, 6)
    }

    package var hasIntervals: Bool { lines.contains { $0.points.contains { $0.interval != nil } } }

    public var table: ChartTable {
        let places = decimals
        let horizontalPlaces = Axis(over: lines.flatMap(\.points).map(\.x)).decimals + 1
        let rows = lines.flatMap { line in
            line.points.map { point in
                [
                    line.name, point.label ?? ChartNumber.text(point.x, decimals: horizontalPlaces),
                    ChartNumber.text(point.value, decimals: places),
                    point.interval.map { ChartNumber.interval($0.lower, $0.upper, decimals: places) } ?? "",
                ]
            }
        }
        let columns: [ChartTable.Column] = [
            .init("Line"), .init(horizontal, isNumeric: true), .init(vertical, isNumeric: true),
            .init(intervalName, isNumeric: true),
        ]
        let marked = marks.map { ["Mark", ChartNumber.text($0.x, decimals: horizontalPlaces + 1), $0.label, ""] }
        return ChartTable(caption: title, columns: columns, rows: rows + marked)
    }

    package var description: String {
        let places = decimals
        var sentences = ["\(vertical) over \(horizontal)\(hasIntervals ? ", with \(intervalName)" : "")."]
        for line in lines {
            guard let first = line.points.first, let last = line.points.last else { continue }
            let from = first.label ?? ChartNumber.text(first.x, decimals: 2)
            let to = last.label ?? ChartNumber.text(last.x, decimals: 2)
            let start = ChartNumber.text(first.value, decimals: places)
            let end = ChartNumber.text(last.value, decimals: places)
            sentences.append("\(line.name): \(start) at \(from), \(end) at \(to).")
        }
        if lines.allSatisfy(\.points.isEmpty) { sentences.append("There is nothing to show.") }
        for mark in marks { sentences.append("\(mark.label) at \(ChartNumber.text(mark.x, decimals: 3)).") }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }
}

extension LinePlot.Point {
    package var interval: (lower: Double, upper: Double)? {
        guard let low = lower.drawable, let high = upper.drawable else { return nil }
        return (min(low, high), max(low, high))
    }
}
