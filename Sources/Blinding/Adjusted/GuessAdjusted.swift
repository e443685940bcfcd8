public import Statistics

/// What is left of an effect when people guess their arm as by chance: by guess, and with people weighted so
/// that the share of right guesses falls to one half (Szigeti et al. 2023).
public struct GuessAdjusted: AnalysisSpecification {
    public enum Rated: String, Hashable, Sendable, CaseIterable {
        case bySelf = "self"
        case clinician
        case other
    }

    public struct Outcome: Hashable, Sendable {
        public var column: String
        /// Who gave the value: a guess colours what people say of themselves first.
        public var rated: Rated

        public init(_ column: String, rated: Rated = .bySelf) {
            self.column = column
            self.rated = rated
        }
    }

    /// Two arms; effects are the second minus the first.
    public var arm: String
    public var guess: String
    public var unknown: [String]
    public var outcomes: [Outcome]
    public var covariates: [String]
    public var resamples: Int
    public var level: Double
    public var start: UInt64

    public init(
        arm: String, guess: String, unknown: [String] = ["do not know"], outcomes: [Outcome], covariates: [String] = [],
        resamples: Int = 2000, level: Double = 0.95, start: UInt64 = 1
    ) {
        self.arm = arm
        self.guess = guess
        self.unknown = unknown
        self.outcomes = outcomes
        self.covariates = covariates
        self.resamples = resamples
        self.level = level
        self.start = start
    }

    public var seed: UInt64? { start }

    public func fit(on table: DataTable, running: Running) throws -> BlindingFit {
        guard !outcomes.isEmpty else { throw BlindingError("outcomes names no column.") }
        let columns = try GuessColumns(arm: arm, guess: guess, unknown: unknown, in: table)
        guard columns.arms.count == 2 else {
            throw BlindingError("\"\(arm)\" has \(columns.arms.count) arms (\(columns.arms.joined(separator: ", "))); two are compared here. Choose two with subset.")
        }
        var effects: [GuessEffects] = []
        for (place, outcome) in outcomes.enumerated() {
            if running.isCancelled() { throw CancellationError() }
            effects.append(try GuessEffects(self, outcome, columns, table, running))
            running.progress?(Double(place + 1) / Double(outcomes.count))
        }
        return GuessReport(spec: self, columns: columns, effects: effects, rowsGiven: table.rowCount).fit
    }
}
