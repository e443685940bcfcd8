public import Statistics

/// A number with its standard error and its interval at a level: by t where degrees of freedom are known, else normal.
public struct PathEstimate: Hashable, Sendable {
    public let estimate: Double
    public let standardError: Double
    public let level: Double
    /// nil: normal.
    public let degreesOfFreedom: Double?

    init(_ estimate: Double, _ standardError: Double, level: Double, degreesOfFreedom: Double? = nil) {
        self.estimate = estimate
        self.standardError = standardError
        self.level = level
        self.degreesOfFreedom = degreesOfFreedom.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    }

    private var student: StudentT? { degreesOfFreedom.flatMap { StudentT(df: $0) } }

    public func interval(_ level: Double) -> Ends? {
        let quantile = student.flatMap { $0.quantile((1 + level) / 2) } ?? Normal.standard.quantile((1 + level) / 2)
        guard let z = quantile, standardError.isFinite, estimate.isFinite else { return nil }
        return Ends(lower: estimate - z * standardError, upper: estimate + z * standardError)
    }

    /// Whether the interval at this level leaves out zero.
    public func isShown(at level: Double) -> Bool {
        interval(level).map { $0.lower > 0 || $0.upper < 0 } ?? false
    }

    public var p: Double? {
        guard standardError > 0 else { return nil }
        return student.map { $0.twoSided(estimate / standardError) } ?? Normal.twoSided(estimate / standardError)
    }

    private static let undefined = "It is not defined at the estimates."

    var entries: [ResultTree.Entry] {
        let ends = interval(level)
        let freedom = degreesOfFreedom.map { [ResultTree.Entry("df", .number($0))] } ?? []
        return freedom + [
            .init("est", .finite(estimate, else: Self.undefined)), .init("se", .finite(standardError, else: Self.undefined)),
            .init("p", p.map { .finite($0, else: Self.undefined) } ?? .missing("The standard error is 0.")),
            .init("ci_lower", .finite(ends?.lower ?? .nan, else: Self.undefined)),
            .init("ci_upper", .finite(ends?.upper ?? .nan, else: Self.undefined)),
        ]
    }

    public var results: ResultTree { .branch(entries) }

    /// Estimate and interval.
    var cells: [ReadableTable.Cell] {
        [.finite(estimate, else: Self.undefined), interval(level).map { .interval($0.lower, $0.upper) } ?? .missing(Self.undefined)]
    }
}
