import MixedModels
public import Statistics

/// A number with its standard error, degrees of freedom and t interval.
public struct DailyEstimate: Hashable, Sendable {
    public let estimate: Double
    public let standardError: Double
    /// nil where they are not determined; then there is no interval.
    public let degreesOfFreedom: Double?
    public let level: Double
    /// Divides and multiplies to standard deviations within people; nil where it has no meaning.
    public let scale: Double?

    init(_ estimate: Double, _ standardError: Double, df: Double?, level: Double, scale: Double? = nil) {
        self.estimate = estimate
        self.standardError = standardError
        degreesOfFreedom = df
        self.level = level
        self.scale = scale
    }

    init(_ row: LinearMixedFit.Coefficient?, level: Double, scale: Double? = nil) {
        self.init(row?.estimate ?? .nan, row?.standardError ?? .nan, df: row?.degreesOfFreedom, level: level, scale: scale)
    }

    public func interval(_ level: Double) -> Ends? {
        guard let df = degreesOfFreedom, df > 0, let t = StudentT(df: df)?.quantile((1 + level) / 2), t.isFinite, estimate.isFinite,
            standardError.isFinite
        else { return nil }
        return Ends(lower: estimate - t * standardError, upper: estimate + t * standardError)
    }

    public func isShown(at level: Double) -> Bool { interval(level).map { $0.lower > 0 || $0.upper < 0 } ?? false }

    public var p: Double? {
        guard let df = degreesOfFreedom, df > 0, standardError > 0 else { return nil }
        return StudentT(df: df).map { $0.twoSided(estimate / standardError) }
    }

    private static let reason = "It is not defined: too few people or prompts, or a variance of 0."

    /// `est, se, df, p, ci_lower, ci_upper`, and where they have a meaning `std, std_ci_lower, std_ci_upper`.
    public var results: ResultTree {
        let ends = interval(level)
        var entries: [ResultTree.Entry] = [
            .init("est", .finite(estimate, else: Self.reason)), .init("se", .finite(standardError, else: Self.reason)),
            .init("df", .finite(degreesOfFreedom ?? .nan, else: Self.reason)), .init("p", .finite(p ?? .nan, else: Self.reason)),
            .init("ci_lower", .finite(ends?.lower ?? .nan, else: Self.reason)), .init("ci_upper", .finite(ends?.upper ?? .nan, else: Self.reason)),
        ]
        if let scale {
            entries += [
                .init("std", .finite(estimate * scale, else: Self.reason)),
                .init("std_ci_lower", .finite((ends?.lower ?? .nan) * scale, else: Self.reason)),
                .init("std_ci_upper", .finite((ends?.upper ?? .nan) * scale, else: Self.reason)),
            ]
        }
        return .branch(entries)
    }

    /// Estimate, interval, p.
    var cells: [ReadableTable.Cell] {
        [
            .finite(estimate, else: Self.reason), interval(level).map { .interval($0.lower, $0.upper) } ?? .missing(Self.reason),
            p.map { .p($0) } ?? .missing(Self.reason),
        ]
    }

    /// The same and standardised with its interval.
    var standardizedCells: [ReadableTable.Cell] {
        guard let scale, scale.isFinite else { return cells + [.empty, .empty] }
        let ends = interval(level)
        return cells + [
            .finite(estimate * scale, else: Self.reason), ends.map { .interval($0.lower * scale, $0.upper * scale) } ?? .missing(Self.reason),
        ]
    }

    /// Of a picture; nil without an interval.
    func forestRow(_ label: String) -> Picture.Forest.Row? {
        guard let ends = interval(level) else { return nil }
        let scale = scale.flatMap { $0.isFinite ? $0 : nil } ?? 1
        return .init(label: label, estimate: estimate * scale, lower: ends.lower * scale, upper: ends.upper * scale)
    }
}
