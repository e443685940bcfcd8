import Statistics

/// The numbers of guess-adjusted effects under their names.
struct GuessReport {
    let spec: GuessAdjusted
    let columns: GuessColumns
    let effects: [GuessEffects]
    let rowsGiven: Int

    static let caution = "A guess can be the consequence of being better as well as its companion: those who get better guess the treatment. Weighting the guesses even then takes away a part of the true effect with the expectancy, so the effect at chance can be too small; the plain effect can be too large. The two ends are shown, not a verdict."

    static let unestimated = "The effect cannot be estimated among these people."
    static let noInterval = "No resample gave an estimate."

    private func tree(_ value: GuessEffects.Value?, _ reason: String) -> ResultTree {
        guard let value else { return .missing(reason) }
        return .of([
            "est": .number(value.estimate), "ci_lower": .finite(value.lower, else: Self.noInterval),
            "ci_upper": .finite(value.upper, else: Self.noInterval),
        ])
    }

    private func tree(_ value: GuessEffects.Plain?) -> ResultTree {
        guard let value else { return .missing(Self.unestimated) }
        return .of([
            "est": .number(value.estimate), "se": .number(value.standardError), "ci_lower": .number(value.lower),
            "ci_upper": .number(value.upper), "p": .number(value.p), "n": .count(value.n),
        ])
    }

    private var results: ResultTree {
        .branch(effects.map { effect in
            let reason = effect.withoutAdjustment ?? Self.unestimated
            var entries: [ResultTree.Entry] = [
                .init("n", .count(effect.sample.count)),
                .init("right", .branch((0..<2).map { arm in
                    .init(columns.arms[arm], effect.sample.rightShare(arm).map { .number($0) } ?? .missing("Nobody of this arm guessed."))
                })),
                .init("unadjusted", tree(effect.unadjusted, reason)), .init("at_chance", tree(effect.atChance, reason)),
                .init("at_chance_minus_unadjusted", tree(effect.change, reason)),
                .init("guessed", .branch((0..<2).map { .init(columns.arms[$0], tree(effect.byGuess[$0])) })),
                .init("guess_within_arm", tree(effect.ofGuess)),
            ]
            let isFinite = effect.curve.allSatisfy { $0.value.lower.isFinite && $0.value.upper.isFinite }
            entries.append(.init("curve", effect.curve.isEmpty ? .missing(reason) : .of([
                "right_share": .list(effect.curve.map(\.share)), "est": .list(effect.curve.map(\.value.estimate)),
                "ci_lower": isFinite ? .list(effect.curve.map(\.value.lower)) : .missing(Self.noInterval),
                "ci_upper": isFinite ? .list(effect.curve.map(\.value.upper)) : .missing(Self.noInterval),
            ])))
            entries.append(.init("failed_resamples", .count(effect.failures)))
            return .init(effect.outcome.column, .branch(entries))
        })
    }

    var fit: BlindingFit {
        var warnings = [Self.caution]
        for effect in effects {
            if let sentence = effect.withoutAdjustment { warnings.append(sentence) }
            if effect.failures > 0 { warnings.append("\(effect.outcome.column): \(effect.failures) of \(spec.resamples) resamples gave no effect at chance and are left out of its interval: \(WeightedEffect.fewest).") }
            for arm in 0..<2 where effect.atChance != nil {
                let fewest = min(effect.sample.count(arm, .right), effect.sample.count(arm, .wrong))
                if fewest > 0, fewest < 5 { warnings.append("\(effect.outcome.column): in \(columns.arms[arm]) \(people(fewest)) stand\(fewest == 1 ? "s" : "") for all who guessed \(effect.sample.count(arm, .right) == fewest ? "right" : "wrong"); the effect at chance hangs on them.") }
            }
        }
        let most = effects.map(\.sample.count).max() ?? 0
        let lacking = effects.map { "\($0.outcome.column): \($0.sample.withoutGuess)" }.joined(separator: "; ")
        return BlindingFit(
            results: results,
            account: FitAccount(
                rowsGiven: rowsGiven, rowsAnalysed: most, units: [.init("people", most)],
                missing: "Rows without arm, outcome or covariate are left out; besides, people with an outcome but without a guess, \(lacking)."),
            warnings: warnings, tables: [mainTable, strataTable] + [curveTable].compactMap(\.self), pictures: pictures)
    }
}
