public import Statistics

/// Multiple imputation by chained equations (van Buuren 2007): each incomplete variable is drawn in turn
/// from a regression on all others, round after round; each completed data set is analysed by a linear
/// model and the results are pooled by Rubin's rules.
public struct ChainedEquations: AnalysisSpecification {
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// An observed value of a row with a similar prediction (Little 1988).
        case predictiveMeanMatching = "pmm"
        case normal
        /// Two categories, or more by multinomial logits.
        case categorical
    }

    public struct Variable: Hashable, Sendable {
        public let name: String
        /// nil: pmm for numbers, categorical for categories.
        public let method: Method?

        public init(_ name: String, method: Method? = nil) {
            self.name = name
            self.method = method
        }
    }

    /// All that take part in the equations, incomplete or not.
    public var variables: [Variable]
    /// The analysis: a linear model of variables.
    public var formula: String
    /// m.
    public var imputations: Int
    /// Rounds before a data set is taken.
    public var rounds: Int
    /// Rows that a value may be taken from by predictive mean matching.
    public var donors: Int
    public var level: Double
    public var start: UInt64

    public init(
        variables: [Variable], formula: String, imputations: Int = 20, rounds: Int = 10, donors: Int = 5, level: Double = 0.95,
        start: UInt64 = 1
    ) {
        self.variables = variables
        self.formula = formula
        self.imputations = imputations
        self.rounds = rounds
        self.donors = donors
        self.level = level
        self.start = start
    }

    public var seed: UInt64? { start }

    /// The completed tables, m of them.
    public func complete(_ table: DataTable, running: Running = Running()) throws -> [DataTable] {
        try complete(ChainedState(self, table), running)
    }

    private func complete(_ state: ChainedState, _ running: Running) throws -> [DataTable] {
        return try (0..<imputations).map { number in
            if running.isCancelled() { throw CancellationError() }
            running.progress?(Double(number) / Double(imputations))
            return try state.completed(number: number)
        }
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let formula = try ModelFormula(formula)
        let state = try ChainedState(self, table)
        let completed = try complete(state, running)
        let pooled = try PooledRegression(formula, completed, level: level)
        let gaps = try variables.map { variable -> (String, Int) in
            let column = try table.requiring(variable.name)
            return (variable.name, (0..<table.rowCount).count { column.isMissing(at: $0) })
        }
        let told = gaps.filter { $0.1 > 0 }.map { "\($0.0) (\($0.1))" }.joined(separator: ", ")
        var results = pooled.entries
        results.append(.init("imputations", .count(imputations)))
        results.append(.init("missing", .branch(gaps.map { .init($0.0, .count($0.1)) })))
        return TrialFit(
            results: .branch(results),
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: pooled.rows,
                missing: told.isEmpty
                    ? "No value of the imputation model is missing."
                    : "Imputed \(imputations) times by chained equations of \(rounds) rounds: \(told)."),
            warnings: state.warnings + pooled.warnings,
            tables: [ReadableTable(
                "\(self.formula), pooled over \(imputations) completed data sets", columns: RubinPool.columns(level), rows: pooled.cells,
                notes: ["Rubin's rules; degrees of freedom after Barnard and Rubin 1999."])])
    }
}
