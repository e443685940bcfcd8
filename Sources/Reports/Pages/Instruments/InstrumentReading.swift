import Instruments

/// What was published about reading an instrument's scores. Where nothing was, that is said too.
struct InstrumentReading {
    let instrument: Instrument

    var section: Section {
        var blocks = instrument.bands.flatMap { bandBlocks($0) }
        if !instrument.thresholds.isEmpty { blocks.append(.table(thresholds)) }
        if !instrument.norms.isEmpty { blocks.append(.table(norms)) }
        if !instrument.reliability.isEmpty { blocks.append(.table(reliability)) }
        if instrument.thresholds.isEmpty {
            blocks.append(
                .paragraph("No threshold for a change was found that has been published for this form, so none is assumed. A study enters its own, with its source."))
        }
        return Section(id: "reading", title: "Reading a score", blocks: blocks)
    }

    private func name(_ scale: String) -> String { instrument.scale(scale)?.name ?? scale }

    private func bandBlocks(_ bands: SeverityBands) -> [Block] {
        let table = ReportTable(
            caption: "Published bands of \(name(bands.scale))",
            columns: [.init("Band"), .init("Scores")],
            rows: bands.bands.map { [$0.name, $0.interval.description] },
            notes: ["Source: \(bands.source)."] + (bands.caution.map { [InstrumentWords.sentence($0)] } ?? []))
        return [.table(table)]
    }

    private var thresholds: ReportTable {
        ReportTable(
            caption: "Published thresholds; a change is read in both directions, whichever was published",
            columns: [
                .init("Threshold"), .init("Score"), .init("From"), .init("First scores"), .init("Population"), .init("Source"),
            ],
            rows: instrument.thresholds.map { entry in
                [
                    entry.kind.words, name(entry.scale), entry.bound.words, entry.baseline?.description ?? "not stated",
                    entry.population ?? "not stated", entry.source,
                ]
            },
            notes: instrument.thresholds.compactMap(\.caution).map(InstrumentWords.sentence))
    }

    private var norms: ReportTable {
        ReportTable(
            caption: "What published populations scored",
            columns: [.init("Population"), .init("Score"), .init("Mean"), .init("Standard deviation"), .init("People"), .init("In words"), .init("Source")],
            rows: instrument.norms.map { norm in
                [
                    norm.population, name(norm.scale),
                    norm.mean.map { NumberText.short($0) } ?? "not stated",
                    norm.standardDeviation.map { NumberText.short($0) } ?? "not stated",
                    norm.people.map { "\($0)" } ?? "not stated", norm.statement ?? "", norm.source,
                ]
            })
    }

    private var reliability: ReportTable {
        ReportTable(
            caption: "Published reliability",
            columns: [.init("Score"), .init("Coefficient"), .init("Value", isNumeric: true), .init("Population"), .init("Source")],
            rows: instrument.reliability.map { entry in
                [name(entry.scale), entry.name, NumberText.short(entry.coefficient), entry.population, entry.source]
            })
    }
}
