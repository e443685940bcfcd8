import Statistics

/// The numbers of blinding under their names.
struct BlindingReport {
    let spec: BlindingSpecification
    let rounds: [GuessRound]
    let rowsGiven: Int

    private static let nobody = "Nobody of this arm answered."
    private static let noGuess = "Nobody guessed, or everybody of whom something is known guessed the same."

    private var results: ResultTree {
        .branch(rounds.map { round in
            let table = round.table
            let counts = table.arms.indices.map { arm -> ResultTree.Entry in
                .init(table.arms[arm], .branch(
                    table.arms.indices.map { .init("guessed_\(table.arms[$0])", .count(table.counts[arm][$0])) }
                        + [.init("does_not_know", .count(table.unknown(arm))), .init("n", .count(table.total(ofArm: arm)))]))
            }
            let right = table.rightShare(level: spec.level)
            var entries: [ResultTree.Entry] = [
                .init("counts", .branch(counts)), .init("n", .count(table.total)), .init("missing", .count(round.missing)),
                .init("right", .of([
                    "share": right.map { .number($0.share) } ?? .missing("Nobody guessed."),
                    "ci_lower": right.map { .number($0.lower) } ?? .missing("Nobody guessed."),
                    "ci_upper": right.map { .number($0.upper) } ?? .missing("Nobody guessed."), "n": .count(table.guessed),
                ])),
                .init("james", table.james(level: spec.level)?.results ?? .missing(Self.noGuess)),
                .init("bang", .branch(table.arms.indices.map { arm in
                    .init(table.arms[arm], table.bang(arm, level: spec.level)?.results ?? .missing(Self.nobody))
                })),
            ]
            if let signs = round.signs {
                entries.append(.init("bang_by_certainty", .branch(table.arms.indices.map { arm in
                    .init(table.arms[arm], GuessTable.bang(weighted: signs[arm], level: spec.level)?.results ?? .missing(Self.nobody))
                })))
            }
            return .init(round.guess.name, .branch(entries))
        })
    }

    private func countTable(_ round: GuessRound) -> ReadableTable {
        let table = round.table
        let rows = table.arms.indices.map { arm -> [ReadableTable.Cell] in
            [.text(table.arms[arm])] + table.arms.indices.map { .count(table.counts[arm][$0]) } + [.count(table.unknown(arm)), .count(table.total(ofArm: arm))]
        }
        var notes: [String] = []
        if let right = table.rightShare(level: spec.level) {
            notes.append("Right among those who guessed: \(table.right) of \(table.guessed), \(plain(right.share * 100)) % (\(levelPercent(spec.level)) % interval \(plain(right.lower * 100)) to \(plain(right.upper * 100)), Wilson).")
        }
        if round.missing > 0 { notes.append("\(people(round.missing)) did not answer.") }
        return ReadableTable(
            "What was guessed: \(round.guess.label)", columns: ["arm"] + table.arms.map { "guessed \($0)" } + ["do not know", "n"], rows: rows, notes: notes)
    }

    private var indexTable: ReadableTable {
        var rows: [[ReadableTable.Cell]] = []
        for round in rounds {
            let table = round.table
            func add(_ words: String, _ index: GuessTable.Index?, _ n: Int) {
                rows.append([
                    .text("\(round.guess.label): \(words)"), .count(n), .finite(index?.estimate, else: Self.noGuess),
                    .ends(index?.ends?.lower, index?.ends?.upper, else: index == nil ? Self.noGuess : GuessTable.Index.noError),
                ])
            }
            add("James, all arms", table.james(level: spec.level), table.total)
            for arm in table.arms.indices { add("Bang, \(table.arms[arm])", table.bang(arm, level: spec.level), table.total(ofArm: arm)) }
            if let signs = round.signs {
                for arm in table.arms.indices { add("Bang by certainty, \(table.arms[arm])", GuessTable.bang(weighted: signs[arm], level: spec.level), signs[arm].count) }
            }
        }
        return ReadableTable(
            "Blinding", columns: ["", "n", "index", intervalHeading(spec.level)], rows: rows,
            notes: [
                "Bang's interval is made of Wilson's for right and wrong guesses (Zou and Donner 2008); James's, and Bang's by certainty, are normal ones.",
                "James: 1 nobody knows, 0.5 as by chance, 0 everybody is right; an interval below 0.5 says that more is known than chance gives.",
                "Bang, for each arm: 1 all guess their arm, 0 as by chance, −1 all guess another; an interval above 0 says that this arm is known.",
                "A right guess can come from side effects, from what was expected, or from being better: an index does not say which.",
            ])
    }

    private var picture: Picture? {
        let rows = rounds.flatMap { round in
            round.table.arms.indices.compactMap { arm -> Picture.Forest.Row? in
                guard let index = round.table.bang(arm, level: spec.level), let ends = index.ends else { return nil }
                return .init(label: "\(round.guess.label): \(round.table.arms[arm])", estimate: index.estimate, lower: ends.lower, upper: ends.upper)
            }
        }
        guard !rows.isEmpty else { return nil }
        return Picture(
            id: "bang", title: "Bang's index", caption: "For each arm, role and occasion, with its interval; 0 is guessing by chance, 1 is knowing.",
            content: .forest(.init(rows: rows, reference: 0, axis: "Bang's index")))
    }

    var fit: BlindingFit {
        let answered = rounds.map(\.table.total).max() ?? 0
        var warnings: [String] = []
        for round in rounds {
            for arm in round.table.arms.indices where round.table.total(ofArm: arm) < 10 {
                warnings.append("\(round.guess.label): \(people(round.table.total(ofArm: arm))) of \(round.table.arms[arm]) answered; that says little, and the normal interval of James's index is rough.")
            }
            if round.withoutCertainty > 0 { warnings.append("\(round.guess.label): \(people(round.withoutCertainty)) guessed without saying how sure they were and \(round.withoutCertainty == 1 ? "is" : "are") not in the index by certainty.") }
        }
        let missing = rounds.map { "\($0.guess.label): \($0.missing)" }.joined(separator: "; ")
        return BlindingFit(
            results: results,
            account: FitAccount(
                rowsGiven: rowsGiven, rowsAnalysed: answered, units: [.init("people", answered)],
                missing: "People without an answer, left out of its counts: \(missing)."),
            warnings: warnings, tables: [indexTable] + rounds.map { countTable($0) }, pictures: [picture].compactMap(\.self))
    }
}
