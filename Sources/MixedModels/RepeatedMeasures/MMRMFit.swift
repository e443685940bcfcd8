public import Statistics

/// A fitted model for repeated measures.
public struct MMRMFit: AnalysisFit {
    /// A linear combination of the coefficients under one of the degrees-of-freedom methods.
    public struct Row: Hashable, Sendable {
        public let name: String
        public let estimate: Double
        /// nil where the covariance of β is not available.
        public let standardError: Double?
        public let df: Double?
        public let t: Double?
        /// Two-sided.
        public let p: Double?
        public let lower: Double?
        public let upper: Double?
    }

    /// A mean or a difference of means, with the levels it belongs to.
    public struct Mean: Hashable, Sendable {
        public let of: String
        /// Of a difference: the level that is taken off.
        public let minus: String?
        public let by: String?
        public let row: Row
    }

    /// All that is said by one method.
    public struct Inference: Hashable, Sendable {
        public let method: DegreesMethod
        public let coefficients: [Row]
        public let means: [Mean]
        public let contrasts: [Mean]
    }

    public let specification: MMRMSpecification
    public let estimate: RepeatedMeasuresEstimate
    public let columns: [String]
    public let visits: [String]
    public let groups: [String]
    public let inferences: [Inference]
    /// Of the terms that are part of no other term.
    public let jointTests: [JointTest]
    public let account: FitAccount
    public let warnings: [String]
    /// The outcome, as R prints it.
    public let outcome: String
    private let rowsDigest: RowsDigest

    init(
        _ specification: MMRMSpecification, frame: ModelFrame, rows: MMRMRows, estimate: RepeatedMeasuresEstimate,
        diary: [String]
    ) throws {
        self.specification = specification
        self.estimate = estimate
        rowsDigest = RowsDigest(frame.response)
        let names = frame.design.names
        columns = names
        visits = rows.visits
        groups = rows.groups
        outcome = frame.formula.response?.label ?? ""
        let grid = try MMRMGrid(specification.marginalMeans, frame.design)
        let count = names.count
        let coefficients = (0..<count).map { index in
            var c = [Double](repeating: 0, count: count)
            c[index] = 1
            return (names[index], c)
        }
        let level = specification.level
        // The combination does not depend on the method, its variance does.
        let coefficientParts = coefficients.map { estimate.combination($0.1) }
        let meanParts = grid.means.map { estimate.combination($0.row) }
        let contrastParts = grid.contrasts.map { estimate.combination($0.row) }
        inferences = specification.degrees.map { method in
            let covariance = estimate.covariance(method)
            func row(_ name: String, _ c: [Double], _ part: RepeatedMeasuresEstimate.Combination) -> Row {
                let variance = method == .satterthwaite ? part.variance : covariance?.quadraticForm(c)
                return Row(name: name, part, variance: variance, level: level)
            }
            return Inference(
                method: method,
                coefficients: zip(coefficients, coefficientParts).map { row($0.0, $0.1, $1) },
                means: zip(grid.means, meanParts).map { Mean(of: $0.of, minus: nil, by: $0.by, row: row($0.name, $0.row, $1)) },
                contrasts: zip(grid.contrasts, contrastParts).map {
                    Mean(of: $0.of, minus: $0.minus, by: $0.by, row: row($0.name, $0.row, $1))
                })
        }
        jointTests = Self.outerTerms(frame.formula.fixed).compactMap { index in
            let own = (0..<count).filter { frame.design.assign[$0] == index + 1 }
            let rows = own.map { column in (0..<count).map { $0 == column ? 1.0 : 0.0 } }
            return rows.isEmpty ? nil : estimate.jointTest(frame.formula.fixed[index].name, rows)
        }
        let verdict = MMRMVerdict(specification, estimate, rows)
        account = FitAccount(
            rowsGiven: frame.rowsGiven, rowsAnalysed: frame.count,
            units: [.init("persons", estimate.persons), .init("visits", visits.count), .init("patterns of visits", estimate.patterns)],
            missing: frame.missing, convergence: verdict.convergence, admissibility: verdict.admissibility, diary: diary)
        warnings = frame.notes + verdict.warnings
    }

    /// Terms whose variables are not all in another term.
    private static func outerTerms(_ terms: [FormulaTerm]) -> [Int] {
        let sets = terms.map { Set($0.variables) }
        return terms.indices.filter { index in
            !terms.indices.contains { $0 != index && sets[index].isStrictSubset(of: sets[$0]) }
        }
    }

    public var nested: NestedFit? {
        let fixed = ([specification.formula.hasIntercept ? "1" : "0"] + specification.formula.fixed.map(\.name)).joined(separator: " + ")
        let covariance = estimate.theta.count
        return NestedFit(
            badness: -2 * estimate.logLikelihood, parameters: estimate.isRestricted ? covariance : covariance + columns.count,
            rows: estimate.rows, rowsDigest: rowsDigest,
            criterion: estimate.isRestricted ? "REML of \(outcome) ~ \(fixed)" : "ML of \(outcome)",
            terms: columns + [estimate.structure.title], covers: estimate.structure.specialCases.map(\.title))
    }
}

extension MMRMFit.Row {
    init(name: String, _ part: RepeatedMeasuresEstimate.Combination, variance: Double?, level: Double) {
        let error = variance.flatMap { $0 > 0 ? $0.squareRoot() : nil }
        let student = part.df.flatMap { StudentT(df: $0) }
        let t = error.map { part.estimate / $0 }
        let reach = student?.quantile((1 + level) / 2)
        self.init(
            name: name, estimate: part.estimate, standardError: error, df: part.df, t: t,
            p: t.flatMap { value in student?.twoSided(value) },
            lower: error.flatMap { error in reach.map { part.estimate - $0 * error } },
            upper: error.flatMap { error in reach.map { part.estimate + $0 * error } })
    }
}
