public import Statistics

/// What an analysis of this room found.
public struct TrialFit: AnalysisFit, Hashable {
    public let results: ResultTree
    public let account: FitAccount
    public let warnings: [String]
    public let tables: [ReadableTable]
    public let pictures: [Picture]

    public init(
        results: ResultTree, account: FitAccount, warnings: [String] = [], tables: [ReadableTable],
        pictures: [Picture] = []
    ) {
        self.results = results
        self.account = account
        self.warnings = warnings
        self.tables = tables
        self.pictures = pictures
    }
}

extension ReadableTable.Cell {
    /// Both ends finite, or the reason that there are none.
    static func ends(_ lower: Double, _ upper: Double, else reason: String) -> ReadableTable.Cell {
        lower.isFinite && upper.isFinite ? .interval(lower, upper) : .missing(reason)
    }

    static func probability(_ p: Double, else reason: String) -> ReadableTable.Cell {
        p.isFinite ? .p(p) : .missing(reason)
    }
}

/// "95 % interval".
func intervalHeading(_ level: Double) -> String { "\(levelPercent(level)) % interval" }
