public import Statistics
public import TrialStatistics

/// What the arms differ by at every part of the outcome's distribution, not on average alone: regression quantiles
/// with covariates, and intervals by the bootstrap of people within arms.
public struct QuantileEffects: AnalysisSpecification {
    public var outcome: String
    /// The arms; the first level is the reference.
    public var group: String
    public var covariates: [String]
    /// Each between 0 and 1, rising.
    public var quantiles: [Double]
    public var level: Double
    public var resamples: Int
    public var start: UInt64

    public var seed: UInt64? { resamples > 0 ? start : nil }

    public static let usual: [Double] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

    public init(
        outcome: String, group: String, covariates: [String] = [], quantiles: [Double] = usual, level: Double = 0.95,
        resamples: Int = 1000, start: UInt64 = 1
    ) {
        self.outcome = outcome
        self.group = group
        self.covariates = covariates
        self.quantiles = quantiles
        self.level = level
        self.resamples = resamples
        self.start = start
    }

    static let purpose: UInt64 = 0x0A47

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        guard !quantiles.isEmpty, quantiles.allSatisfy({ $0 > 0 && $0 < 1 }), zip(quantiles, quantiles.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw TrialError("Quantiles lie between 0 and 1, each above the one before it.")
        }
        let arms = try Arms(group, in: table)
        let frame = try ModelFrame(try modelFormula(outcome, covariates), table: table, extraColumns: [group])
        let codes = frame.rows.compactMap { arms.codes[$0] }
        let present = Set(codes).sorted()
        guard present.count >= 2 else { throw TrialError("Only one arm has people with every variable; two or more are compared.") }
        let places = codes.compactMap { code in present.firstIndex(of: code) }
        let levels = present.map { arms.levels[$0] }
        let others = levels.count - 1
        let given = frame.design.matrix
        var design = Matrix(rows: frame.count, columns: others + given.columns)
        for row in 0..<frame.count {
            if places[row] > 0 { design[row, places[row] - 1] = 1 }
            for column in 0..<given.columns { design[row, others + column] = given[row, column] }
        }
        guard frame.count > design.columns + 1 else {
            throw TrialError("\(frame.count) people are too few for \(design.columns) coefficients of a regression quantile.")
        }
        let problem = CheckLoss(design: design, response: frame.response)
        var coefficients: [[Double]] = []
        var bases: [[Int]] = []
        for tau in quantiles {
            guard let found = try? problem.minimise(tau, from: bases.last) else {
                throw TrialError("The variables of the model are linearly dependent; leave one of them out.")
            }
            coefficients.append(Array(found.coefficients.prefix(others)))
            bases.append(found.basis)
        }
        let replicates = try resampled(problem, places, levels.count, others, bases, running)
        let reading = QuantileReading(
            specification: self, levels: levels, counts: levels.indices.map { level in places.count { $0 == level } }, effects: coefficients,
            replicates: replicates)
        return TrialFit(
            results: reading.results,
            account: FitAccount(
                rowsGiven: frame.rowsGiven, rowsAnalysed: frame.count, units: zip(levels, reading.counts).map { .init($0, $1) }, missing: frame.missing),
            warnings: frame.notes + reading.warnings, tables: reading.tables, pictures: reading.pictures)
    }

    /// Effects, quantile by quantile, of people drawn again within each arm.
    private func resampled(
        _ problem: CheckLoss, _ places: [Int], _ levels: Int, _ others: Int, _ bases: [[Int]], _ running: Running
    ) throws -> Replicates? {
        guard resamples > 0 else { return nil }
        let members = (0..<levels).map { level in places.indices.filter { places[$0] == level } }
        return try Resampling.run(resamples, width: quantiles.count * others, running: running) { resample in
            var stream = RandomStream(seed: start, stream: UInt64(resample), purpose: Self.purpose)
            var weights = [Double](repeating: 0, count: places.count)
            for rows in members { for _ in rows.indices { weights[rows[stream.index(below: rows.count)]] += 1 } }
            var numbers: [Double] = []
            for (place, tau) in quantiles.enumerated() {
                numbers += try problem.minimise(tau, weights: weights, from: bases[place]).coefficients.prefix(others)
            }
            return numbers
        }
    }
}

/// A column explained by covariates; by an intercept alone where there is none.
func modelFormula(_ outcome: String, _ covariates: [String]) throws -> ModelFormula {
    let terms = covariates.map { "`\($0)`" }
    return try ModelFormula("`\(outcome)` ~ \(terms.isEmpty ? "1" : terms.joined(separator: " + "))")
}
