/// A formula held against a table: the rows in which nothing is missing, and the numbers there.
public struct ModelFrame: Hashable, Sendable {
    public let formula: ModelFormula
    public let rowsGiven: Int
    /// The rows that take part, as indices of the table that was given, rising.
    public let rows: [Int]
    /// The outcome, or the successes of `cbind`; empty for a one-sided formula. A response of two
    /// categories is 0 for the first and 1 for the second.
    public let response: [Double]
    /// Successes and failures together, of `cbind`.
    public let trials: [Double]?
    /// The categories of a categorical response.
    public let responseLevels: [String]?
    /// The sum of the offsets; nil where the formula has none.
    public let offset: [Double]?
    public let design: DesignMatrix
    /// What a reader must know: levels without rows, rows in which a logarithm is not defined.
    public let notes: [String]
    let random: [RandomColumns]
    private let factors: [FrameFactor]
    private let numeric: [String: [Double]]

    public var count: Int { rows.count }

    /// - Parameters:
    ///   - extraColumns: further columns, for instance of clusters, without which a row does not
    ///     take part; found again by ``factor(_:)`` and ``numbers(_:)``.
    ///   - contrasts: how factors are coded that are not coded by treatment contrasts.
    /// - Throws: ``FormulaError`` with all that is wrong.
    public init(
        _ formula: ModelFormula, table: DataTable, extraColumns: [String] = [], contrasts: [String: Contrast] = [:]
    ) throws(FormulaError) {
        var reading = FrameReading(formula, table, extraColumns: extraColumns, contrasts: contrasts)
        try reading.read()
        self.formula = formula
        rowsGiven = table.rowCount
        rows = reading.rows
        response = reading.response
        trials = reading.trials
        responseLevels = reading.responseLevels
        offset = reading.offset
        design = reading.design(hasIntercept: formula.hasIntercept, terms: formula.fixed)
        random = formula.random.map { reading.random($0) }
        factors = reading.factors
        numeric = reading.numeric
        notes = reading.notes
    }

    /// The categories of a column of the formula, or of an extra one; a numeric column's are its
    /// numbers in rising order. Of the covariance term and the random terms too.
    public func factor(_ name: String) -> FrameFactor? {
        if let factor = factors.first(where: { $0.name == name }) { return factor }
        return numeric[name].map { FrameFactor(name: name, numbers: $0) }
    }

    /// The numbers of a numeric column of the formula, or of an extra one.
    public func numbers(_ name: String) -> [Double]? { numeric[name] }

    /// "… rows are left out …"
    public var missing: String { FitAccount.completeRows(given: rowsGiven, analysed: rows.count) }
}

/// Values of the random effects of one term: row by row, and the groups.
public struct RandomColumns: Hashable, Sendable {
    public let term: RandomTerm
    /// `(Intercept)`, `time`, ….
    public let names: [String]
    /// Z before it is spread over the groups: n × q.
    public let matrix: Matrix
    /// The group of every row.
    public let group: FrameFactor
}

extension RandomTerm {
    /// The values of this term of the frame's formula in its rows; nil when it is not of its formula.
    public func columns(on frame: ModelFrame) -> RandomColumns? { frame.random.first { $0.term == self } }
}
