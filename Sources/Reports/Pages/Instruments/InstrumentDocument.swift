public import Instruments

/// One instrument to be read about: what it asks, how it is scored, what was published about reading
/// it, and what must be known before it is used. It shows no question.
public struct InstrumentDocument {
    let instrument: Instrument

    public init(_ instrument: Instrument) { self.instrument = instrument }

    public var document: Document {
        let reading = InstrumentReading(instrument: instrument)
        return Document(
            title: "\(instrument.name) (\(instrument.abbreviation))",
            summary: "\(instrument.form). Measures \(instrument.construct); asks about \(instrument.timeframe.words). Its id is \(instrument.id), definition \(instrument.version).",
            sections: [glance, scores, items, missing, safety, reading.section, before, sources]
                .filter { !$0.blocks.isEmpty })
    }

    private var glance: Section {
        let isSure = instrument.keyConfidence == .high
        return Section(
            id: "glance", title: "At a glance",
            blocks: [
                .facts([
                    Fact("Items", "\(instrument.items.count)", note: instrument.response.fullDescription),
                    Fact("Answered by", instrument.respondent.rawValue),
                    Fact("Asks about", instrument.timeframe.rawValue, note: instrument.recall),
                    Fact("Scoring key", isSure ? "sure" : "check once", note: isSure ? "independent sources agree" : "one source"),
                ]),
                .paragraph("The official wording is not shipped. Its terms: \(instrument.licence.status.words)."),
            ])
    }

    private var scores: Section {
        let rows = instrument.scales.map { scale in
            [
                scale.name + (scale.isPrimary ? ", shown first" : ""), scale.id, scale.method.words,
                "\(Self.range(scale)), \(scale.direction.sentence)",
            ]
        }
        let notes = instrument.scales.compactMap { scale in scale.note.map { "\(scale.name): \($0)" } }
        let fixed = instrument.scales.flatMap { scale in
            scale.exceptions.map { "\(scale.name) is \(NumberText.short($0.value)) when \($0.when.text) (\($0.source))." }
        }
        let table = ReportTable(
            caption: "Scores, in the order in which they are made",
            columns: [.init("Score"), .init("Id"), .init("Made from"), .init("Range and direction")],
            rows: rows, notes: notes + fixed)
        let rules = instrument.flags.map { flag in
            "\(flag.name): present when \(flag.condition.text). \(flag.note ?? "") Source: \(flag.source)."
        }
        return Section(
            id: "scores", title: "Scores", blocks: [.table(table)] + (rules.isEmpty ? [] : [.list(rules)]))
    }

    static func range(_ scale: Scale) -> String {
        let least = NumberText.short(scale.minimum)
        return scale.maximum.map { "\(least) to \(NumberText.short($0))" } ?? "\(least) or more"
    }

    private var items: Section {
        let rows = instrument.items.map { item in
            [
                "\(item.number)", item.code, item.topic, instrument.response(of: item).fullDescription,
                item.skip.map { "when \($0.when.text)" } ?? "",
            ]
        }
        let hasSkips = instrument.items.contains { $0.skip != nil }
        let columns: [ReportTable.Column] = [
            .init("Item", isNumeric: true), .init("Code"), .init("Topic, in our words"), .init("Answers"),
        ] + (hasSkips ? [.init("Not asked")] : [])
        let table = ReportTable(
            caption: "Items in the order of the form. The questions themselves are not shipped.",
            columns: columns, rows: hasSkips ? rows : rows.map { Array($0.dropLast()) })
        return Section(
            id: "items", title: "Items",
            blocks: [.details(summary: "\(instrument.items.count) items, each with its topic", [.table(table)])])
    }

    private var missing: Section {
        let own = instrument.scales.compactMap { scale in
            scale.missingItemRule.map { "\(scale.name): \($0.sentence)." }
        }
        let text = "Rule: \(instrument.missingItemRule.sentence). A blank is never a zero; a question that was left open, "
            + "declined, not shown or not reached are four different things, and each stays what it is."
        return Section(
            id: "missing", title: "Missing answers", blocks: [.paragraph(text)] + (own.isEmpty ? [] : [.list(own)]))
    }

    private var safety: Section {
        let rows = instrument.safetyItems.map { item in
            [
                "\(item.item)", item.topic, "\(NumberText.short(item.atLeast)) or more",
                item.level == .alert ? "somebody is told at once" : "somebody looks at it", item.source,
            ]
        }
        guard !rows.isEmpty else { return Section(id: "safety", title: "", blocks: []) }
        let table = ReportTable(
            caption: "Whatever the total says, and also when the item was left open",
            columns: [.init("Item", isNumeric: true), .init("Topic"), .init("Answer"), .init("Then"), .init("Source")],
            rows: rows)
        return Section(id: "safety", title: "Answers that need a person", blocks: [.table(table)])
    }

    private var before: Section {
        var blocks: [Block] = []
        if !instrument.toCheck.isEmpty {
            blocks.append(
                .notice(
                    Notice(
                        .caution, title: "Compare with the published form once",
                        text: instrument.toCheck.map(InstrumentWords.sentence).joined(separator: " "))))
        }
        if !instrument.notes.isEmpty { blocks.append(.list(instrument.notes)) }
        return Section(id: "before", title: "Before it is used", blocks: blocks)
    }

    private var sources: Section {
        let licence = "Wording: \(instrument.licence.status.words). \(instrument.licence.detail) Seen at: "
            + instrument.licence.sources.joined(separator: "; ") + "."
        let codes = instrument.codes.map { "\($0.system) \($0.code) (\($0.of))" }.joined(separator: ", ")
        let key = "Scoring key: " + instrument.keySources.joined(separator: "; ") + "."
        return Section(
            id: "sources", title: "Sources",
            blocks: [.list([instrument.citation.text, key, licence] + (codes.isEmpty ? [] : ["Codes: \(codes)."]))])
    }
}

/// Sentences of definitions, as they are to be read.
enum InstrumentWords {
    /// With a full stop, and a capital where it begins with a letter.
    static func sentence(_ text: String) -> String {
        let ended = text.hasSuffix(".") ? text : text + "."
        return ended.prefix(1).uppercased() + ended.dropFirst()
    }
}
