public import Statistics

/// What an analysis of this room found.
public struct DurabilityFit: AnalysisFit, Hashable {
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
