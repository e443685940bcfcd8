/// The correlations of several variables with one another: the specification.
public struct CorrelationMatrix: Hashable, Sendable {
    public enum Missing: String, Hashable, Sendable, Codable {
        /// Each pair on the rows in which both are there.
        case pairwise
        /// All on the rows in which every variable is there.
        case listwise
    }

    public let variables: [String]
    public let missing: Missing
    public let level: Double

    public init(variables: [String], missing: Missing = .listwise, level: Double = 0.95) {
        self.variables = variables
        self.missing = missing
        self.level = level
    }

    /// - Throws: ``TableError`` for a variable that is not there or not numeric.
    public func fit(_ table: DataTable) throws -> Fit {
        let cells = try variables.map { try table.numbers($0) }
        let rows: [[Correlation]]
        switch missing {
        case .pairwise:
            rows = cells.indices.map { row in
                (0..<row).map { Correlation(cells[row], cells[$0], level: level) }
            }
        case .listwise:
            let moments = CoMoments(columns: completeColumns(cells))
            rows = cells.indices.map { row in
                (0..<row).map { Correlation(moments, row, $0, level: level) }
            }
        }
        return Fit(specification: self, below: rows)
    }

    public struct Fit: Hashable, Sendable {
        public let specification: CorrelationMatrix
        /// Row i holds the correlations of variable i with those before it.
        public let below: [[Correlation]]

        /// Of two different variables, by their positions in either order.
        public func correlation(_ first: Int, _ second: Int) -> Correlation {
            below[max(first, second)][min(first, second)]
        }

        /// `<variable>.<variable>.{n, r, ci95}`, each pair once, in the order of the variables.
        public var results: ResultTree {
            let names = specification.variables
            return .branch(
                names.indices.dropLast().map { first in
                    .init(
                        names[first],
                        .branch(
                            (first + 1..<names.count).map {
                                .init(names[$0], correlation(first, $0).results)
                            }))
                })
        }
    }
}

/// The rows in which every variable has a number, as columns of numbers.
func completeColumns(_ cells: [[NumericCell]]) -> [[Double]] {
    let count = cells.first?.count ?? 0
    var isComplete = [Bool](repeating: true, count: count)
    for column in cells { unmark(&isComplete, where: column) }
    let complete = isComplete.count { $0 }
    return cells.map { column in
        var numbers: [Double] = []
        numbers.reserveCapacity(complete)
        if complete == count {
            for cell in column { if case .value(let value) = cell { numbers.append(value) } }
        } else {
            for row in 0..<count where isComplete[row] {
                if case .value(let value) = column[row] { numbers.append(value) }
            }
        }
        return numbers
    }
}

/// Rows in which every one of these columns has a number.
func completeCount(_ cells: [[NumericCell]]) -> Int {
    var isComplete = [Bool](repeating: true, count: cells.first?.count ?? 0)
    for column in cells { unmark(&isComplete, where: column) }
    return isComplete.count { $0 }
}

/// Takes the mark from the rows in which `column` has no number.
private func unmark(_ isComplete: inout [Bool], where column: [NumericCell]) {
    for row in isComplete.indices {
        if case .missing = column[row] { isComplete[row] = false }
    }
}
