public import Statistics

/// How strong a common cause of mediator and outcome would have to be to explain an indirect effect
/// away (Imai, Keele and Yamamoto 2010, section 4 and theorem 2): one mediator, linear equations.
///
/// ρ is the correlation between the errors of the mediator and the outcome equation that such a
/// cause would leave; without one it is 0.
public struct MediationSensitivity: Hashable, Sendable, Codable {
    public let exposure: String
    public let mediator: String
    public let outcome: String
    public let covariates: [String]
    /// Strictly between −1 and 1, ascending.
    public let rho: [Double]
    /// Confidence level of the intervals, strictly between 0 and 1.
    public let level: Double

    public init(
        exposure: String, mediator: String, outcome: String, covariates: [String] = [],
        rho: [Double] = MediationSensitivity.grid(), level: Double = 0.95
    ) {
        self.exposure = exposure
        self.mediator = mediator
        self.outcome = outcome
        self.covariates = covariates
        self.rho = rho
        self.level = level
    }

    /// From −0.9 to 0.9 by 0.1, or another grid; each number the nearest to its place, so that the
    /// middle is 0 and not a rounding error.
    public static func grid(from: Double = -0.9, to: Double = 0.9, by: Double = 0.1) -> [Double] {
        guard by > 0, to >= from, (to - from) / by < 10_000 else { return [] }
        let steps = Int(((to - from) / by + 1e-9).rounded(.down))
        return (0...steps).map { step in
            let value = from + Double(step) * by
            return (value * 1e9).rounded() / 1e9 + 0
        }
    }

    /// - Throws: ``MediationError``
    public func fit(on table: DataTable) throws -> MediationSensitivityFit {
        let stated = MediationSpecification(
            exposure: exposure, mediators: [mediator], outcome: outcome, covariates: covariates,
            level: level)
        var faults = stated.faults
        if rho.isEmpty || rho.contains(where: { !($0 > -1 && $0 < 1) }) {
            faults.append("rho needs numbers strictly between -1 and 1.")
        }
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        let (plan, wide) = try stated.expandingCategories(in: table)
        let rows = try CompleteRows(of: plan.variables, in: wide)
        let before = [exposure] + plan.covariates
        let mediatorFit = try rows.regress(mediator, on: before, level: 0.95)
        let outcomeFit = try rows.regress(outcome, on: before, level: 0.95)
        let e2 = mediatorFit.solution.residuals
        let e1 = outcomeFit.solution.residuals
        let squares1 = outcomeFit.solution.residualSumOfSquares
        let squares2 = mediatorFit.solution.residualSumOfSquares
        guard !mediatorFit.isPerfect, !outcomeFit.isPerfect else {
            throw MediationError.equation(
                outcome: mediatorFit.isPerfect ? mediator : outcome,
                .collinear(mediatorFit.isPerfect ? mediator : outcome, with: before))
        }
        let correlation = innerProduct(e1, e2) / (squares1 * squares2).squareRoot()
        let a = mediatorFit.solution.coefficients[1]
        let ratio = (squares1 / squares2).squareRoot()
        let intervals = SensitivityIntervals(columns: (before + [mediator, outcome]).map(rows.column))
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? 0
        return MediationSensitivityFit(
            rowsUsed: rows.count, level: level, rhoAtZero: correlation,
            effects: rho.map { rho in
                let left = (1 - correlation * correlation) / (1 - rho * rho)
                let effect = a * ratio * (correlation - rho * left.squareRoot())
                let ends = intervals.indirect(rho: rho).map { found in
                    Ends(
                        lower: found.effect - quantile * found.standardError,
                        upper: found.effect + quantile * found.standardError)
                }
                return .init(rho: rho, indirectEffect: effect, interval: ends)
            },
            residualProductAtZero: correlation * correlation,
            totalProductAtZero: correlation * correlation * (1 - outcomeFit.r2)
                * (1 - mediatorFit.r2))
    }
}

/// The indirect effect as it would be under each strength of an unmeasured common cause.
public struct MediationSensitivityFit: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let rho: Double
        public let indirectEffect: Double
        /// Of seemingly unrelated regressions with the error correlation held at ρ; nil where their
        /// iteration does not end.
        public let interval: Ends?
    }

    public let rowsUsed: Int
    public let level: Double
    /// The ρ at which the indirect effect is 0: the correlation of the residuals of M ~ X + C and
    /// Y ~ X + C. The nearer to 0, the weaker a common cause explains the effect away.
    public let rhoAtZero: Double
    public let effects: [Point]
    /// Product of the shares of residual variance that the common cause would explain.
    public let residualProductAtZero: Double
    /// Product of the shares of total variance.
    public let totalProductAtZero: Double

    /// Under the names of the reference cases.
    public var results: ResultTree {
        .of([
            "rho_at_acme_zero": .number(rhoAtZero),
            "acme_by_rho": .branch(effects.map {
                .init(Self.name(of: $0.rho), .number($0.indirectEffect))
            }),
            "r2_residual_product_at_acme_zero": .number(residualProductAtZero),
            "r2_total_product_at_acme_zero": .number(totalProductAtZero),
            "medsens_acme_ci\(levelWord(level))_by_rho": .branch(effects.map {
                .init(Self.name(of: $0.rho), $0.interval?.results ?? .missing("The iteration does not end."))
            }),
            "medsens_rho_grid_where_ci_contains_zero": .list(
                effects.filter { ($0.interval?.lower ?? 1) <= 0 && ($0.interval?.upper ?? -1) >= 0 }.map(\.rho)),
        ])
    }

    /// With one decimal, `-0.9` or `0.0`; with more when one does not tell the number.
    private static func name(of rho: Double) -> String {
        let tenths = (rho * 10).rounded()
        guard (rho * 10 - tenths).magnitude < 1e-9 else { return "\(rho)" }
        let magnitude = Int(tenths.magnitude)
        return "\(tenths < 0 ? "-" : "")\(magnitude / 10).\(magnitude % 10)"
    }
}
