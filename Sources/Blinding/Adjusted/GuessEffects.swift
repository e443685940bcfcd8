import Statistics

/// The effect on one outcome: plain, by guess, and over the share of right guesses.
struct GuessEffects {
    struct Value {
        let estimate: Double
        let lower: Double
        let upper: Double
    }

    /// By least squares, with a t interval.
    struct Plain {
        let estimate: Double
        let standardError: Double
        let lower: Double
        let upper: Double
        let p: Double
        let n: Int
    }

    let outcome: GuessAdjusted.Outcome
    let sample: GuessSample
    let unadjusted: Value?
    let atChance: Value?
    /// At chance less unadjusted.
    let change: Value?
    /// Share of right guesses and the effect there, from chance to what was observed.
    let curve: [(share: Double, value: Value)]
    /// Among those who guessed an arm.
    let byGuess: [Plain?]
    /// Those who guessed the second arm less those who guessed the first, within arms.
    let ofGuess: Plain?
    let failures: Int
    let withoutAdjustment: String?

    /// From 0, guessing as by chance, to 1, as observed.
    static let steps = (0...10).map { Double($0) / 10 }

    init(
        _ spec: GuessAdjusted, _ outcome: GuessAdjusted.Outcome, _ columns: GuessColumns, _ table: DataTable, _ running: Running
    ) throws {
        let sample = try GuessSample(outcome.column, columns, covariates: spec.covariates, in: table)
        self.outcome = outcome
        self.sample = sample
        for group in 0..<2 where !sample.arm.contains(group) {
            throw BlindingError("Nobody of \"\(columns.arms[group])\" has a guess, \"\(outcome.column)\" and all covariates.")
        }
        guard sample.count > sample.covariates.count + 3 else {
            throw BlindingError("Only \(people(sample.count)) with a guess, \"\(outcome.column)\" and all covariates; too few for the model.")
        }
        byGuess = (0..<2).map { guess in Self.plain(sample, rows: sample.y.indices.filter { sample.guess[$0] == guess }, level: spec.level) }
        ofGuess = Self.ofGuess(sample, level: spec.level)
        let own = WeightedEffect(sample, rows: Array(0..<sample.count))
        guard let observed = own.effect(1) else {
            throw BlindingError("Arm and covariates do not determine the effect on \"\(outcome.column)\": one is a combination of the others.")
        }
        let values = Self.steps.map { own.effect($0) }
        guard let chance = values[0] else {
            unadjusted = try Self.plainly(sample, observed, spec, running)
            atChance = nil
            change = nil
            curve = []
            failures = 0
            withoutAdjustment = "There is no effect at chance for \"\(outcome.column)\": \(WeightedEffect.fewest)."
            return
        }
        let all = values.compactMap(\.self)
        guard let design = ResamplingDesign(rows: sample.count, units: nil, strata: sample.arm) else {
            throw BlindingError("The rows could not be divided by arm.")
        }
        let steps = Self.steps
        let drawn = try Resampling.cases(design, resamples: spec.resamples, seed: spec.start, width: steps.count + 1, running: Running(
            threads: running.threads, isCancelled: running.isCancelled)
        ) { rows in
            let again = WeightedEffect(sample, rows: rows)
            var found: [Double] = []
            for step in steps {
                guard let value = again.effect(step) else { throw BlindingError("In this resample \(WeightedEffect.fewest).") }
                found.append(value)
            }
            return found + [found[0] - found[steps.count - 1]]
        }
        func value(_ estimate: Double, _ place: Int) -> Value {
            let tail = (1 - spec.level) / 2
            guard let sorted = SortedNumbers(drawn.columns[place]) else { return Value(estimate: estimate, lower: .nan, upper: .nan) }
            return Value(estimate: estimate, lower: sorted.quantile(tail), upper: sorted.quantile(1 - tail))
        }
        curve = zip(steps, all).enumerated().map { place, pair in (own.rightShare(pair.0), value(pair.1, place)) }
        let lost = drawn.failures.reduce(0) { $0 + $1.count }
        // A resample without a wrong guess has a plain effect all the same.
        unadjusted = lost == 0 ? value(observed, steps.count - 1) : try Self.plainly(sample, observed, spec, running)
        atChance = value(chance, 0)
        change = value(chance - observed, steps.count)
        failures = lost
        withoutAdjustment = nil
    }

    /// The plain effect, which needs no weights, with its own resamples.
    private static func plainly(_ sample: GuessSample, _ observed: Double, _ spec: GuessAdjusted, _ running: Running) throws -> Value {
        guard let design = ResamplingDesign(rows: sample.count, units: nil, strata: sample.arm) else {
            throw BlindingError("The rows could not be divided by arm.")
        }
        let drawn = try Resampling.cases(design, resamples: spec.resamples, seed: spec.start, width: 1, running: Running(
            threads: running.threads, isCancelled: running.isCancelled)
        ) { rows in
            guard let value = WeightedEffect(sample, rows: rows).effect(1) else {
                throw BlindingError("In this resample arm and covariates do not determine the effect.")
            }
            return [value]
        }
        let tail = (1 - spec.level) / 2
        guard let sorted = SortedNumbers(drawn.columns[0]) else { return Value(estimate: observed, lower: .nan, upper: .nan) }
        return Value(estimate: observed, lower: sorted.quantile(tail), upper: sorted.quantile(1 - tail))
    }
}
