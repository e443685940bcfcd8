public import Statistics

/// What an analysis of this room found.
public struct BlindingFit: AnalysisFit, Hashable {
    public let results: ResultTree
    public let account: FitAccount
    public let warnings: [String]
    public let tables: [ReadableTable]
    public let pictures: [Picture]

    public init(
        results: ResultTree, account: FitAccount, warnings: [String] = [], tables: [ReadableTable], pictures: [Picture] = []
    ) {
        self.results = results
        self.account = account
        self.warnings = warnings
        self.tables = tables
        self.pictures = pictures
    }
}

/// "95 % interval".
func intervalHeading(_ level: Double) -> String { "\(levelPercent(level)) % interval" }

/// A number in a sentence, with four figures behind the point at most.
func plain(_ value: Double) -> String { ((value * 10_000).rounded() / 10_000).shortestText ?? "–" }

/// "1 person", "3 people".
func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

extension ReadableTable.Cell {
    static func ends(_ lower: Double?, _ upper: Double?, else reason: String) -> ReadableTable.Cell {
        guard let lower, let upper, lower.isFinite, upper.isFinite else { return .missing(reason) }
        return .interval(lower, upper)
    }
}
