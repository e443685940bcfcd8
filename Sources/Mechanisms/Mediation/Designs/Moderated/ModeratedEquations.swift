import Statistics

/// The two equations of a moderated mediation on the complete rows: raw for the table of coefficients,
/// standardized (products of standardized columns) for the resamples.
struct ModeratedEquations {
    let design: ModeratedMediation
    let rows: CompleteRows
    /// The moderator's columns.
    let moderators: [String]
    let x: StandardizedColumn
    let m: StandardizedColumn
    let y: StandardizedColumn
    let w: [StandardizedColumn]

    init(_ design: ModeratedMediation, _ rows: CompleteRows, _ moderators: [String]) {
        self.design = design
        self.rows = rows
        self.moderators = moderators
        x = StandardizedColumn(rows.column(design.model.exposure))
        m = StandardizedColumn(rows.column(design.model.mediators[0]))
        y = StandardizedColumn(rows.column(design.model.outcome))
        w = moderators.map { StandardizedColumn(rows.column($0)) }
    }

    var moderatesA: Bool { design.paths.contains(.a) }
    var moderatesB: Bool { design.paths.contains(.b) }
    var moderatesDirect: Bool { design.paths.contains(.direct) }
    private var inOutcome: Bool { moderatesB || moderatesDirect }
    var count: Int { moderators.count }

    /// X [, X·W] [, W], C.
    func mediatorFit(_ level: Double) throws(MediationError) -> LinearFit {
        let model = design.model
        var columns = [(model.exposure, rows.column(model.exposure))]
        if moderatesA { columns += products(with: model.exposure) + own }
        return try fit(model.mediators[0], columns, level)
    }

    /// M [, M·W], X [, X·W] [, W], C.
    func outcomeFit(_ level: Double) throws(MediationError) -> LinearFit {
        let model = design.model
        let m = model.mediators[0]
        var columns = [(m, rows.column(m))]
        if moderatesB { columns += products(with: m) }
        columns.append((model.exposure, rows.column(model.exposure)))
        if moderatesDirect { columns += products(with: model.exposure) }
        if inOutcome { columns += own }
        return try fit(model.outcome, columns, level)
    }

    private var own: [(String, [Double])] { moderators.map { ($0, rows.column($0)) } }

    private func products(with name: String) -> [(String, [Double])] {
        let values = rows.column(name)
        return moderators.map { moderator in
            ("\(name):\(moderator)", zip(values, rows.column(moderator)).map { $0 * $1 })
        }
    }

    private func fit(_ outcome: String, _ columns: [(String, [Double])], _ level: Double) throws(MediationError) -> LinearFit {
        let all = columns + design.model.covariates.map { ($0, rows.column($0)) }
        let names = all.map(\.0)
        do {
            let solution = try LeastSquares(
                outcome: rows.column(outcome), named: outcome, predictors: all.map(\.1), named: names)
            return LinearFit(model: LinearModel(outcome: outcome, predictors: names, level: level), solution: solution)
        } catch {
            throw .equation(outcome: outcome, error)
        }
    }

    /// X, M, Y, W…, X·W…, M·W…, C….
    var standardized: [[Double]] {
        let covariates = design.model.covariates.map { StandardizedColumn(rows.column($0)).values }
        func times(_ one: StandardizedColumn) -> [[Double]] {
            w.map { other in zip(one.values, other.values).map { $0 * $1 } }
        }
        return [x.values, m.values, y.values] + w.map(\.values) + times(x) + times(m) + covariates
    }

    /// The same two equations among the standardized columns; the first coefficients are those of the
    /// paths: X, X·W… of the first; M, M·W…, X, X·W… of the second.
    var numbered: [LinearEquation] {
        let own = (0..<count).map { 4 + $0 }
        let withX = (0..<count).map { 4 + count + $0 }
        let withM = (0..<count).map { 4 + 2 * count + $0 }
        let covariates = design.model.covariates.indices.map { 4 + 3 * count + $0 }
        let first = [1] + (moderatesA ? withX + own : []) + [0] + covariates
        let last = [2] + (moderatesB ? withM : []) + [1] + (moderatesDirect ? withX : []) + (inOutcome ? own : []) + [0] + covariates
        return [.init(outcome: 2, predictors: first), .init(outcome: 3, predictors: last)]
    }
}
