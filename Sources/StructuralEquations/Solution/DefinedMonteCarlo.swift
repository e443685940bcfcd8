public import Statistics

/// Monte-Carlo intervals of defined parameters: the estimates are drawn from their normal distribution,
/// and the definitions are computed from every draw (Preacher and Selig 2012). Unlike the delta method
/// they need not be symmetric, and unlike the bootstrap nothing is fitted again.
public struct DefinedMonteCarlo: Hashable, Sendable {
    public let draws: Int
    /// Draws for which a definition has no value; the intervals are of the others.
    public let failures: [ResampleFailure]
    /// `indirect:=a*b` → its draws.
    public let summaries: [Named]

    public struct Named: Hashable, Sendable {
        public let name: String
        public let summary: BootstrapSummary
    }

    /// Of the random numbers of one draw.
    static let purpose: UInt64 = 5

    /// - Parameter covariance: of the estimated parameters.
    init(_ specification: StructuralSpecification, _ estimate: StructuralEstimate, _ covariance: Matrix, _ running: Running) throws {
        draws = specification.monteCarloDraws
        let table = estimate.table
        guard let root = SymmetricEigen(covariance) else { throw ModelFaults(["monte_carlo_draws: the covariance matrix of the estimates is not finite."]) }
        let size = covariance.rows
        var factor = root.vectors
        for row in 0..<size {
            for column in 0..<size { factor[row, column] *= max(root.values[column], 0).squareRoot() }
        }
        let lower = factor
        let phi = table.constraints.reduced(estimate.theta)
        let seed = specification.seed ?? 1
        let replicates = try Resampling.run(draws, width: table.definitions.count, running: running) { draw in
            var random = RandomStream(seed: seed, stream: UInt64(draw), purpose: Self.purpose)
            let noise = lower * (0..<size).map { _ in random.normal() }
            let values = LabelValues(table.rows, table.definitions, table.constraints.full(zip(phi, noise).map { $0 + $1 }))
            return table.definitions.map { values.value(of: $0.name)?.value ?? .nan }
        }
        failures = replicates.failures
        let own = LabelValues(table.rows, table.definitions, estimate.theta)
        let plan = BootstrapSpecification(resamples: draws, intervals: [.percentile])
        summaries = zip(table.definitions, replicates.columns).compactMap { definition, column in
            BootstrapSummary(
                estimate: own.value(of: definition.name)?.value ?? .nan, replicates: column, jackknife: nil, level: specification.level,
                specification: plan
            ).map { Named(name: definition.title, summary: $0) }
        }
    }

    public var failed: Int { failures.reduce(0) { $0 + $1.count } }

    var warnings: [String] {
        var warnings: [String] = []
        if failed > 0 {
            let reasons = failures.map { "\($0.count) times: \($0.reason)" }.joined(separator: " ")
            warnings.append("For \(failed) of \(draws) Monte-Carlo draws a defined parameter has no value; they are left out, and the intervals describe the others. \(reasons)")
        }
        for named in summaries {
            warnings += named.summary.interval(.percentile)?.warnings(of: named.name, null: 0, drawing: "monte_carlo_draws") ?? []
        }
        return warnings
    }

    /// For each definition, then `draws` and `failed_draws`.
    var results: ResultTree {
        let entries = summaries.map { named -> ResultTree.Entry in
            let interval = named.summary.interval(.percentile)
            return .init(named.name, .of([
                "estimate": .finite(named.summary.estimate, else: "It is not defined."), "se": .finite(named.summary.standardError, else: "It is not defined."),
                "lower": .finite(interval?.ends.lower ?? .nan, else: "It is not defined."),
                "upper": .finite(interval?.ends.upper ?? .nan, else: "It is not defined."),
                "mc_error": interval?.monteCarloError.results ?? .missing("It is not defined."),
            ]))
        }
        return .branch(entries + [.init("draws", .count(draws)), .init("failed_draws", .count(failed))])
    }
}
