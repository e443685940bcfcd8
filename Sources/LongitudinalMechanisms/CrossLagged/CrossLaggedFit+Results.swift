import Mechanisms
import StructuralEquations
public import Statistics

extension CrossLaggedFit {
    static let cannotPart = "With two occasions, what lasts between people and what changes within them cannot be parted; three occasions are the least."

    public var results: ResultTree {
        let level = specification.level
        let noIntercepts = specification.mechanism.count < 3 ? Self.cannotPart : "The model has no random intercepts, so within and between are mixed."
        var entries: [ResultTree.Entry] = [
            .init("n", .count(account.rowsAnalysed)), .init("occasions", .count(specification.mechanism.count)),
            .init(hasIntercepts ? "within" : "lagged", Self.lags(primary)),
            .init("each_lag", each),
            .init("goes_before", .of(["mechanism": .count(mechanismGoesBefore ? 1 : 0), "outcome": .count(outcomeGoesBefore ? 1 : 0)])),
            .init("same_occasion", same),
            .init("between", hasIntercepts ? between : .missing(noIntercepts)),
        ]
        if specification.exposure != nil { entries += exposureEntries }
        if let test = equalLags {
            entries.append(.init("equal_lags", .of(["chisq": .number(test.chiSquare), "df": .count(test.degreesOfFreedom), "p": .number(test.p)])))
        } else {
            entries.append(.init("equal_lags", .missing("There is no second model to compare with.")))
        }
        entries.append(.init("fit", Self.fit(primary)))
        if let otherLags { entries.append(.init(primary.syntax.isEqual ? "free_lags" : "with_equal_lags", Self.branch(otherLags))) }
        if let classical { entries.append(.init("classical", Self.branch(classical))) }
        entries.append(.init("level_of_order", .number(1 - (1 - level) / 2)))
        entries.append(.init("design", .of([
            "is_randomized": .count(specification.exposure != nil && specification.isRandomized ? 1 : 0),
            "is_ordered": .count(specification.timing.allowsCausalOrder ? 1 : 0),
        ])))
        return .branch(entries)
    }

    private static func branch(_ model: CrossLaggedModel) -> ResultTree {
        guard model.isUsable else { return .missing("The search did not converge.") }
        return .of(["lagged": lags(model), "fit": fit(model)])
    }

    private static func lags(_ model: CrossLaggedModel) -> ResultTree {
        .of([
            "mechanism_to_outcome": model.mechanismToOutcome.results, "outcome_to_mechanism": model.outcomeToMechanism.results,
            "mechanism_on_itself": model.stabilityOfMechanism.results, "outcome_on_itself": model.stabilityOfOutcome.results,
        ])
    }

    static let measures = ["chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr", "logl", "npar", "aic", "bic"]

    private static func fit(_ model: CrossLaggedModel) -> ResultTree {
        .branch(measures.map { .init($0, model.measure($0) ?? .missing("It is not defined for this model.")) })
    }

    /// `m1_y2` and so on: from the occasion before to the one after.
    private var each: ResultTree {
        .branch(["c", "d"].flatMap { letter in
            primary.syntax.rows(letter).enumerated().map { place, row -> ResultTree.Entry in
                let name = letter == "c" ? "m\(place + 1)_y\(place + 2)" : "y\(place + 1)_m\(place + 2)"
                return .init(name, primary.row(row, level: specification.level)?.results ?? .missing("It is not in the model."))
            }
        })
    }

    func same(_ occasion: Int) -> PathEstimate? {
        let syntax = primary.syntax
        return primary.row("\(syntax.m)\(occasion)~~\(syntax.y)\(occasion)", level: specification.level)?.standardized
    }

    private var same: ResultTree {
        .branch(specification.mechanism.indices.map { place in
            .init("t\(place + 1)", same(place + 1)?.results ?? .missing("A variance is not positive."))
        })
    }

    /// Correlation of the intercepts; and of each measure the share of its variance at the first occasion that lasts.
    private var between: ResultTree {
        .of([
            "correlation": betweenCorrelation?.results ?? .missing("A variance between people is not positive."),
            "mechanism_share": share("m").map { .number($0) } ?? .missing("A variance is not positive."),
            "outcome_share": share("y").map { .number($0) } ?? .missing("A variance is not positive."),
        ])
    }

    var betweenCorrelation: PathEstimate? {
        guard let value = primary.row("RIm~~RIy", level: specification.level)?.standardized, value.estimate.magnitude <= 1 + 1e-9,
            (share("m") ?? -1) > 0, (share("y") ?? -1) > 0
        else { return nil }
        return value
    }

    func share(_ letter: String) -> Double? {
        func variance(_ name: String) -> Double? { primary.structural.parameters.first { $0.name == "\(name)~~\(name)" }?.estimate }
        guard let lasting = variance("RI\(letter)"), let passing = variance("w\(letter)1"), lasting > 0, passing >= 0 else { return nil }
        return lasting / (lasting + passing)
    }

    /// Rows of the exposure: on the intercepts, and on what is new at each occasion.
    var exposureRows: [(name: String, words: String, value: CrossLaggedModel.Lag)] {
        let syntax = primary.syntax
        var rows: [(String, String, String)] = []
        if hasIntercepts {
            rows += [("intercepts.mechanism", "what lasts of \(mechanismName)", "RIm~x"), ("intercepts.outcome", "what lasts of \(outcomeName)", "RIy~x")]
        } else {
            rows += [("m1", own("m1"), "m1~x"), ("y1", own("y1"), "y1~x")]
        }
        for place in 2...max(2, specification.mechanism.count) {
            rows += [("m\(place)", "new at \(own("m\(place)"))", "\(syntax.m)\(place)~x"), ("y\(place)", "new at \(own("y\(place)"))", "\(syntax.y)\(place)~x")]
        }
        return rows.compactMap { name, words, row in primary.row(row, level: specification.level).map { (name, words, $0) } }
    }

    private var exposureEntries: [ResultTree.Entry] {
        let direct = exposureRows.map { row in
            ResultTree.Entry(row.name.split(separator: ".").joined(separator: "_"), row.value.raw.results)
        }
        let indirect = indirect.map { one in
            ResultTree.Entry(one.name, .branch(one.delta.entries + [
                .init("mc_lower", one.drawn.map { .number($0.lower) } ?? .missing("No draws were made.")),
                .init("mc_upper", one.drawn.map { .number($0.upper) } ?? .missing("No draws were made.")),
            ]))
        }
        return [.init("exposure", .branch(direct)), .init("indirect", indirect.isEmpty ? .missing("It needs three occasions, and an exposure that acts within.") : .branch(indirect))]
    }
}
