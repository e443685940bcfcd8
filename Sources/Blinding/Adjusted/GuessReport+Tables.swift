import Statistics

extension GuessReport {
    private func rated(_ outcome: GuessAdjusted.Outcome) -> String {
        switch outcome.rated {
        case .bySelf: "self-report"
        case .clinician: "rated by a clinician"
        case .other: "measured otherwise"
        }
    }

    var mainTable: ReadableTable {
        let rows = effects.map { effect -> [ReadableTable.Cell] in
            let reason = effect.withoutAdjustment ?? Self.unestimated
            return [
                .text("\(effect.outcome.column) (\(rated(effect.outcome)))"), .count(effect.sample.count),
                .finite(effect.unadjusted?.estimate, else: reason), .ends(effect.unadjusted?.lower, effect.unadjusted?.upper, else: Self.noInterval),
                .finite(effect.atChance?.estimate, else: reason), .ends(effect.atChance?.lower, effect.atChance?.upper, else: reason),
                .finite(effect.change?.estimate, else: reason), .ends(effect.change?.lower, effect.change?.upper, else: reason),
            ]
        }
        let heading = intervalHeading(spec.level)
        return ReadableTable(
            "What is left when people guess as by chance",
            columns: ["", "n", "effect as observed", heading, "effect at chance", "\(heading) at chance", "difference", "\(heading) of the difference"],
            rows: rows,
            notes: [
                "\(columns.arms[1]) minus \(columns.arms[0])\(spec.covariates.isEmpty ? "" : ", adjusted for \(spec.covariates.joined(separator: ", "))"). At chance: people are weighted so that half of those who guessed in each arm are right; those who do not know keep their weight. Percentile intervals from \(spec.resamples) resamples within arms.",
                Self.caution,
            ])
    }

    var strataTable: ReadableTable {
        let rows = effects.flatMap { effect in
            (0..<2).map { ("guessed \(columns.arms[$0])", effect.byGuess[$0]) }.map { words, value -> [ReadableTable.Cell] in
                row("\(effect.outcome.column): effect among those who \(words)", value)
            } + [row("\(effect.outcome.column): guessed \(columns.arms[1]) minus guessed \(columns.arms[0]), within arms", effect.ofGuess)]
        }
        return ReadableTable(
            "By guess", columns: ["", "n", "estimate", intervalHeading(spec.level), "p"], rows: rows,
            notes: ["Least squares. People were allotted to arms, not to guesses: those who guessed alike in the two arms may differ otherwise."])
    }

    private func row(_ words: String, _ value: GuessEffects.Plain?) -> [ReadableTable.Cell] {
        guard let value else { return [.text(words), .empty, .missing(Self.unestimated), .empty, .empty] }
        return [.text(words), .count(value.n), .number(value.estimate), .interval(value.lower, value.upper), .p(value.p)]
    }

    var curveTable: ReadableTable? {
        let rows = effects.flatMap { effect in
            effect.curve.map { point -> [ReadableTable.Cell] in
                [
                    .text(effect.outcome.column), .share(point.share), .number(point.value.estimate),
                    .ends(point.value.lower, point.value.upper, else: Self.noInterval),
                ]
            }
        }
        guard !rows.isEmpty else { return nil }
        return ReadableTable("The effect by the share of right guesses", columns: ["", "right guesses", "effect", intervalHeading(spec.level)], rows: rows)
    }

    var pictures: [Picture] {
        let lines = effects.filter { !$0.curve.isEmpty }.map { effect in
            Picture.Course.Line(name: "\(effect.outcome.column) (\(rated(effect.outcome)))", points: effect.curve.map { point in
                .init(
                    position: point.share, value: point.value.estimate, lower: point.value.lower.isFinite ? point.value.lower : nil,
                    upper: point.value.upper.isFinite ? point.value.upper : nil)
            })
        }
        guard !lines.isEmpty else { return [] }
        return [Picture(
            id: "right-guesses", title: "The effect by the share of right guesses",
            caption: "From guessing as by chance, on the left, to the share that was observed; one line an outcome, with its band.",
            content: .course(.init(lines: lines, horizontal: "share of right guesses", vertical: "\(columns.arms[1]) minus \(columns.arms[0])")))]
    }
}
