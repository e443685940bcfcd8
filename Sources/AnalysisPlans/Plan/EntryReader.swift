import Mechanisms
import Statistics

/// Reads an entry of a plan: one analysis, or named ones that take over its fields.
enum EntryReader {
    struct Reading {
        var entry: PlanEntry?
        var faults: [PlanFault] = []
        /// Every field that this entry or one below it knows.
        var asked: Set<String> = []
        /// Whether each kind is one whose fields this version knows; if not, no field that is
        /// taken over can be called unknown.
        var knowsFields = true
    }

    static func entry(_ reader: inout PlanReader) -> Reading {
        guard reader.isGroup else { return Reading(faults: reader.faults, knowsFields: false) }
        guard let analyses = reader.value("analyses") else { return single(&reader) }
        guard case .map(let fields) = analyses.content, !fields.isEmpty else {
            reader.fault("analyses", analyses.line, "here stands \(analyses.kind) where named analyses are needed.")
            return Reading(faults: reader.faults, asked: reader.asked, knowsFields: false)
        }
        if reader.value("show") != nil {
            reader.fault("show", nil, "stands in a single analysis, not in a group of them; move it into each analysis of which a part is wanted.")
        }
        reader.add(PlanReader.doubled(fields, path: reader.path(of: "analyses")))
        var entries: [PlanEntry.Named] = []
        var whole = Reading()
        for field in fields {
            if field.name.isEmpty || field.name.contains(".") {
                reader.fault("analyses", field.value.line, "the name \"\(field.name)\" of an analysis \(field.name.isEmpty ? "is empty" : "holds a dot, which separates the names of analyses within analyses"); give it another.")
                whole.knowsFields = false
                continue
            }
            var below = PlanReader(
                field.value, path: PlanReader.join(reader.path, field.name), inherited: reader.inheritable)
            let reading = entry(&below)
            whole.faults += reading.faults
            whole.asked.formUnion(reading.asked)
            whole.knowsFields = whole.knowsFields && reading.knowsFields
            if let entry = reading.entry { entries.append(PlanEntry.Named(name: field.name, entry: entry)) }
        }
        whole.faults += whole.knowsFields ? reader.closed(askedBelow: whole.asked) : reader.faults
        whole.faults = unique(whole.faults)
        whole.asked.formUnion(reader.asked)
        whole.entry = .several(entries)
        return whole
    }

    private static func single(_ reader: inout PlanReader) -> Reading {
        if SisterReader.reads(&reader) {
            let analysis = SisterReader.analysis(&reader)
            return Reading(entry: analysis.map(PlanEntry.single), faults: reader.closed(), asked: reader.asked)
        }
        let (analysis, isKnown) = AnalysisReader.analysis(&reader)
        return Reading(
            entry: analysis.map(PlanEntry.single), faults: isKnown ? reader.closed() : reader.faults,
            asked: reader.asked, knowsFields: isKnown)
    }

    /// A fault in a field that was taken over is found once in each entry; it is told once.
    private static func unique(_ faults: [PlanFault]) -> [PlanFault] {
        var seen: Set<PlanFault> = []
        return faults.filter { seen.insert($0).inserted }
    }
}
