public import Statistics

/// The distribution of columns: number, place, spread, and a picture of each.
public struct DistributionSpecification: Hashable, Sendable {
    public let columns: [String]

    public init(columns: [String]) { self.columns = columns }

    /// - Throws: `TableError` for a column that is not there or holds text.
    public func fit(on table: DataTable) throws -> DistributionFit {
        DistributionFit(
            columns: try columns.map { name in
                let cells = try table.numbers(name)
                return .init(name: name, summary: NumericSummary(cells), values: cells.compactMap(\.value))
            })
    }
}

public struct DistributionFit: Hashable, Sendable {
    public struct Described: Hashable, Sendable {
        public let name: String
        public let summary: NumericSummary
        public let values: [Double]
    }

    public let columns: [Described]

    /// `<column>.{n, missing, mean, sd, min, q1, median, q3, max}`.
    public var results: ResultTree { .branch(columns.map { .init($0.name, $0.summary.results) }) }
}
