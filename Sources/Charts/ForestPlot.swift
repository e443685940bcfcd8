/// Estimates and intervals on one axis, aligned with their numbers as text; groups under headings.
public struct ForestPlot: Chart, Hashable {
    public struct Row: Sendable, Hashable {
        public var name: String
        public var estimate: ChartEstimate
        /// A quiet second line, e.g. "n 90, 18 weeks".
        public var detail: String
        /// A pooled or total row: drawn as a lozenge from end to end, its name in bold.
        public var isSummary: Bool
        /// Why there is no estimate.
        public var reason: String?

        public init(
            name: String, estimate: ChartEstimate, detail: String = "", isSummary: Bool = false,
            reason: String? = nil
        ) {
            self.name = name
            self.estimate = estimate
            self.detail = detail
            self.isSummary = isSummary
            self.reason = reason
        }
    }

    public struct Group: Sendable, Hashable {
        /// Empty when there is one group without a heading.
        public var name: String
        public var rows: [Row]

        public init(name: String = "", rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    public var title: String
    public var subtitle: String
    /// What the axis shows, e.g. "Difference in CAPS-5 change (points)".
    public var measure: String
    public var intervalName: String
    public var decimals: Int
    /// The line of no effect.
    public var zero: Double
    /// What estimates left and right of zero favor, e.g. "favors MDMA"; empty for none.
    public var leftLabel: String
    public var rightLabel: String
    public var groups: [Group]
    public var note: String

    public init(
        title: String, subtitle: String = "", measure: String,
        intervalName: String = "95% confidence interval", decimals: Int = 2, zero: Double = 0,
        leftLabel: String = "", rightLabel: String = "", groups: [Group], note: String = ""
    ) {
        self.title = title
        self.subtitle = subtitle
        self.measure = measure
        self.intervalName = intervalName
        self.decimals = decimals
        self.zero = zero
        self.leftLabel = leftLabel
        self.rightLabel = rightLabel
        self.groups = groups
        self.note = note
    }

    public var table: ChartTable {
        let rows = groups.flatMap { group in
            group.rows.map { row in
                [
                    group.name, row.name, value(of: row),
                    row.estimate.estimate.drawable == nil
                        ? "" : row.estimate.spreadWords(decimals: decimals) ?? "",
                    row.detail,
                ]
            }
        }
        return ChartTable(
            caption: "\(title): \(measure)",
            columns: [
                .init("Group"), .init("Name"), .init("Estimate", isNumeric: true),
                .init(intervalName, isNumeric: true), .init("Detail"),
            ], rows: rows)
    }

    package var description: String {
        var sentences = ["\(measure), with \(intervalName)."]
        for group in groups {
            for row in group.rows {
                let name = group.name.isEmpty ? row.name : "\(group.name), \(row.name)"
                sentences.append("\(name): \(words(of: row)).")
            }
        }
        if groups.allSatisfy(\.rows.isEmpty) { sentences.append("There is no estimate to show.") }
        if !note.isEmpty { sentences.append(note) }
        return sentences.joined(separator: " ")
    }

    package func words(of row: Row) -> String {
        row.estimate.estimate.drawable == nil
            ? row.estimate.estimate.missingWords(row.reason) : row.estimate.words(decimals: decimals)
    }

    private func value(of row: Row) -> String {
        row.estimate.estimate.drawable.map { ChartNumber.text($0, decimals: decimals) }
            ?? row.estimate.estimate.missingWords(row.reason)
    }
}
