import Datasets
import Instruments
import Statistics

/// Scores with everything that made them (`Documentation/Results.md`).
enum ScoreJSON {
    static func text(_ scored: ScoredTable) -> String {
        let instrument = scored.instrument
        let value = JSONValue.object([
            .init("schema", .string("maitri-scores/1")), .init("instrument", .string(instrument.id.rawValue)),
            .init("key_version", .string(instrument.version)),
            .init("rows", .array(scored.sheets.enumerated().map { row($1, number: $0 + 1) })),
        ])
        return JSONText().text(of: value) + "\n"
    }

    private static func row(_ sheet: ScoreSheet, number: Int) -> JSONValue {
        .object([
            .init("row", .integer(number)), .init("scores", .object(sheet.scores.map { .init($0.scale, score($0)) })),
            .init("safety", .array(sheet.safety.map { .string($0.trigger) })),
        ])
    }

    private static func score(_ score: Score) -> JSONValue {
        var members: [JSONValue.Member] = []
        switch score.outcome {
        case .value(let value): members.append(.init("value", .number(value)))
        case .missing(let reason): members += [.init("value", .null), .init("reason", .string(reason.sentence))]
        }
        members += [
            .init("direction", .string(score.direction.sentence)), .init("rule", .string(score.rule)),
            .init("prorated", .bool(score.prorated)),
            .init("items", .array(score.itemsUsed.map(item))),
            .init("scores", .array(score.scoresUsed.map(part))),
            .init("missing_items", .object(score.missingItems.map { .init($0.code, .string($0.why.words)) })),
        ]
        return .object(members)
    }

    private static func item(_ item: ItemUse) -> JSONValue {
        .object([
            .init("item", .string(item.code)), .init("answered", .number(item.answered)),
            .init("counted", .number(item.counted)), .init("reversed", .bool(item.reversed)),
        ] + (item.isSkipped ? [.init("skipped", .bool(true))] : []))
    }

    /// An earlier score that a composite is made of.
    private static func part(_ score: ScoreUse) -> JSONValue {
        .object([
            .init("scale", .string(score.scale)), .init("value", .number(score.value)), .init("counted", .number(score.counted)),
            .init("reflected", .bool(score.reflected)),
        ])
    }
}
