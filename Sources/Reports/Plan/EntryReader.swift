import Mechanisms
import Statistics

/// Reads an entry of a plan: one analysis, or named ones that take over its fields.
enum EntryReader {
    struct Reading {
        var entry: PlanEntry?
        var faults: [PlanFault] = []
        /// Every field that this entry or one below it knows.
        var asked: Set<String> = []
    }

    static func entry(_ reader: inout PlanReader) -> Reading {
        guard let analyses = reader.value("analyses") else {
            let analysis = AnalysisReader.analysis(&reader)
            return Reading(entry: analysis.map(PlanEntry.single), faults: reader.closed(), asked: reader.asked)
        }
        guard case .map(let fields) = analyses.content, !fields.isEmpty else {
            reader.fault("analyses", analyses.line, "here stands \(analyses.kind) where named analyses are needed.")
            return Reading(entry: nil, faults: reader.faults, asked: reader.asked)
        }
        var entries: [PlanEntry.Named] = []
        var faults: [PlanFault] = []
        var asked: Set<String> = []
        for field in fields {
            let path = [reader.path, field.name].filter { !$0.isEmpty }.joined(separator: ".")
            var below = PlanReader(field.value, path: path, inherited: reader.inheritable)
            let reading = entry(&below)
            faults += reading.faults
            asked.formUnion(reading.asked)
            if let entry = reading.entry { entries.append(PlanEntry.Named(name: field.name, entry: entry)) }
        }
        faults += reader.closed(askedBelow: asked)
        return Reading(entry: .several(entries), faults: unique(faults), asked: asked.union(reader.asked))
    }

    /// A fault in a field that was taken over is found once in each entry; it is told once.
    private static func unique(_ faults: [PlanFault]) -> [PlanFault] {
        var seen: Set<String> = []
        return faults.filter { seen.insert("\($0.line ?? 0) \($0.sentence)").inserted }
    }
}
