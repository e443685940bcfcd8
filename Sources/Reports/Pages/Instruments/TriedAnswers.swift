import Charts
public import Instruments

/// Answers that somebody tried out on a form: each score written out as a sum that can be checked,
/// what needs a person, and, for the Self-Compassion Scale and its forms, the pictures. Nothing of it
/// is kept.
public struct TriedAnswers {
    let instrument: Instrument
    let answers: Answers

    public init(_ answers: Answers, to instrument: Instrument) {
        self.instrument = instrument
        self.answers = answers
    }

    public var document: Document {
        let sheet = instrument.score(answers)
        return Document(
            title: "Scores of these answers to \(instrument.abbreviation)",
            summary: "\(answers.answeredCount) of \(instrument.items.count) items answered. Nothing of this is kept.",
            sections: [safety(sheet), scores(sheet), pictures(sheet)].filter { !$0.blocks.isEmpty })
    }

    private func safety(_ sheet: ScoreSheet) -> Section {
        let notices = sheet.safety.map { finding in
            Block.notice(Notice(.caution, title: "This needs a person", text: finding.trigger))
        }
        return Section(id: "tried-safety", title: "What needs a person", blocks: notices)
    }

    private func scores(_ sheet: ScoreSheet) -> Section {
        let rows = instrument.scales.map { scale -> [String] in
            let score = sheet.score(scale.id)
            let value = score?.value.map { NumberText.short($0) } ?? "not scored"
            return [scale.name, value, InstrumentDocument.range(scale), scale.direction.sentence]
        }
        let table = ReportTable(
            caption: "Each score with its range and direction", columns: [.init("Score"), .init("Value", isNumeric: true), .init("Range"), .init("Direction")],
            rows: rows)
        let sums = instrument.scales.map { sheet.explanation(of: $0.id, in: instrument) }
        let rules = sheet.flags.map(\.sentence)
        return Section(
            id: "tried-scores", title: "Scores",
            blocks: [.table(table)] + (rules.isEmpty ? [] : [.list(rules)])
                + [.details(summary: "How each score came about", [.list(sums)])])
    }

    private func pictures(_ sheet: ScoreSheet) -> Section {
        let facets = instrument.scales.filter { $0.group == .facet }
        guard instrument.construct == "self-compassion", !facets.isEmpty else {
            return Section(id: "tried-pictures", title: "", blocks: [])
        }
        let profile = FacetProfile(
            title: "Profile of the facets", latestLabel: "These answers",
            facets: facets.map { scale in
                .init(
                    name: scale.name, side: scale.direction == .higherIsBetter ? .compassionate : .uncompassionate,
                    latest: sheet[scale.id], reason: "items are missing")
            })
        let plane = CompassionPlane(
            title: "Compassionate and uncompassionate responding",
            points: [
                .init(
                    label: "These answers", compassionate: sheet["cs_item_mean"], uncompassionate: sheet["ucs_item_mean"],
                    reason: "items are missing")
            ])
        return Section(
            id: "tried-pictures", title: "As pictures",
            blocks: [
                .figure(Figure("tried-profile", caption: "Facet by facet, 1 to 5.", profile)),
                .figure(Figure("tried-plane", caption: "The two sides are measured apart; neither is the other turned round.", plane)),
            ])
    }
}
