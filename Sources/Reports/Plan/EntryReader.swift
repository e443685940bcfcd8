import Mechanisms
import Statistics

/// Reads an entry of a plan: one analysis, or named ones that take over its fields.
enum EntryReader {
    static func entry(_ reader: inout PlanReader) -> (PlanEntry?, [PlanFault]) {
        guard let analyses = reader.value("analyses") else {
            let analysis = AnalysisReader.analysis(&reader)
            return (analysis.map(PlanEntry.single), reader.closed())
        }
        // What stands beside `analyses` is handed down, so its words are checked below.
        let inherited = reader.inheritable
        guard case .map(let fields) = analyses.content, !fields.isEmpty else {
            reader.fault("analyses", analyses.line, "here stands \(analyses.kind) where named analyses are needed.")
            return (nil, reader.closed(alsoKnown: Set(inherited.map(\.name))))
        }
        var entries: [PlanEntry.Named] = []
        var faults: [PlanFault] = []
        for field in fields {
            let path = [reader.path, field.name].filter { !$0.isEmpty }.joined(separator: ".")
            var below = PlanReader(field.value, path: path, inherited: inherited)
            let (entry, more) = Self.entry(&below)
            faults += more
            if let entry { entries.append(PlanEntry.Named(name: field.name, entry: entry)) }
        }
        faults += reader.closed(alsoKnown: Set(inherited.map(\.name)))
        return (.several(entries), unique(faults))
    }

    /// A handed-down fault is found once in each entry; it is told once.
    private static func unique(_ faults: [PlanFault]) -> [PlanFault] {
        var seen: Set<String> = []
        return faults.filter { seen.insert("\($0.line ?? 0) \($0.sentence)").inserted }
    }
}
