import Statistics

/// Reads the entries that speak of their sisters: `compare: [a, b]` and `of: a` with `show`.
enum SisterReader {
    /// Whether the entry is of this form.
    static func reads(_ reader: inout PlanReader) -> Bool {
        reader.value("compare") != nil || reader.value("of") != nil
    }

    static func analysis(_ reader: inout PlanReader) -> PlannedAnalysis? {
        let group = reader.path.split(separator: ".").dropLast().joined(separator: ".")
        guard !reader.path.isEmpty else {
            reader.fault("", nil, "compare and of speak of the analyses beside them; they stand in an entry of analyses.")
            return nil
        }
        let show = reader.text("show")
        let title = reader.text("title")
        let place = AnalysisPlace(&reader, kind: reader.value("compare") == nil ? "of" : "compare", usual: .further)
        if let names = reader.names("compare") {
            guard names.count == 2 else {
                reader.fault("compare", nil, "needs two names, the fit with fewer parameters first.")
                return nil
            }
            let comparison = PlannedComparison(
                smaller: PlanReader.join(group, names[0]), larger: PlanReader.join(group, names[1]))
            return PlannedAnalysis(title: title, kind: .comparison(comparison), subset: nil, show: show, place: place)
        }
        guard let of = reader.text("of") else { return nil }
        guard show != nil else {
            reader.fault("show", nil, "is missing: which part of the results of \(of) is wanted.")
            return nil
        }
        return PlannedAnalysis(title: title, kind: .part(of: PlanReader.join(group, of)), subset: nil, show: show, place: place)
    }

    /// Entries that speak of analyses that the plan does not have.
    static func strangers(_ entry: PlanEntry, line: Int?) -> [PlanFault] {
        let names = entry.all.filter { !$0.analysis.speaksOfOthers }.map(\.name)
        return entry.all.flatMap { name, analysis -> [PlanFault] in
            let wanted: [String]
            switch analysis.kind {
            case .comparison(let comparison): wanted = [comparison.smaller, comparison.larger]
            case .part(let of): wanted = [of]
            case .planned(let specification):
                guard let family = specification.base as? SisterMultiplicity else { return [] }
                return family.results.filter { SisterMultiplicity.analysis(of: $0, among: names) == nil }.map { result in
                    PlanFault(path: name, line: line, sentence: "the result \"\(result)\" belongs to no analysis of the plan; it begins with the name of one: \(names.joined(separator: ", ")).")
                }
            case .mediation, .sensitivity, .orderOfChange, .reliability, .correlation, .distribution: return []
            }
            return wanted.filter { !names.contains($0) }.map { stranger in
                let nearest = nearestNames(to: stranger, among: names).first.map { " Did you mean \"\($0)\"?" } ?? ""
                return PlanFault(path: name, line: line, sentence: "there is no analysis \"\(stranger)\" that it could speak of.\(nearest)")
            }
        }
    }
}
