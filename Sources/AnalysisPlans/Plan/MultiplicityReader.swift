import Statistics
import TrialStatistics

enum MultiplicityReader {
    private enum Word: String, CaseIterable {
        case bonferroni, holm, hochberg, hommel, benjamini_hochberg, fixed_sequence, gatekeeping, graphical
    }

    static func multiplicity(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let word = reader.word("procedure", as: Word.self)
        if reader.value("procedure") == nil {
            reader.fault("procedure", nil, "is missing: one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let alpha = reader.number("alpha", in: 1e-9...0.5) ?? 1 - common.level
        let values = pValues(&reader)
        if values == nil { reader.fault("p", nil, "is missing: the p value of each hypothesis under its name.") }
        guard let word, let values, !values.isEmpty else { return nil }
        let names = values.map(\.name)
        let procedure: Multiplicity.Procedure
        switch word {
        case .bonferroni: procedure = .bonferroni
        case .holm: procedure = .holm
        case .hochberg: procedure = .hochberg
        case .hommel: procedure = .hommel
        case .benjamini_hochberg: procedure = .benjaminiHochberg
        case .fixed_sequence: procedure = .fixedSequence
        case .gatekeeping:
            guard let families = families(&reader) else { return nil }
            procedure = .gatekeeping(families)
        case .graphical:
            guard let graph = graph(&reader, names) else { return nil }
            procedure = .graphical(graph)
        }
        let plan = SisterMultiplicity(hypotheses: values, procedure: procedure, alpha: alpha)
        return plan.results.isEmpty ? try? plan.completed(by: []) : plan
    }

    /// `{a: 0.01, b: primary.contrasts.treatment.p}`, in the order written: numbers, or results of other
    /// analyses of the plan.
    private static func pValues(_ reader: inout PlanReader) -> [SisterMultiplicity.Hypothesis]? {
        guard let value = reader.value("p") else { return nil }
        guard case .map(let fields) = value.content else {
            reader.fault("p", value.line, "here stands \(value.kind) where names with p values are needed.")
            return []
        }
        var below = PlanReader(value, path: reader.path(of: "p"))
        let hypotheses = fields.compactMap { field -> SisterMultiplicity.Hypothesis? in
            if case .text(let path) = field.value.content {
                _ = below.value(field.name)
                return .init(name: field.name, p: .result(path))
            }
            return below.number(field.name, in: 0...1).map { .init(name: field.name, p: .number($0)) }
        }
        reader.add(below.closed())
        return hypotheses
    }

    /// `{a: 0.01, b: 0.2}`, in the order written.
    private static func namedNumbers(
        _ field: String, _ reader: inout PlanReader, in range: ClosedRange<Double>
    ) -> [(name: String, value: Double)]? {
        guard let value = reader.value(field) else { return nil }
        guard case .map(let fields) = value.content else {
            reader.fault(field, value.line, "here stands \(value.kind) where names with numbers are needed.")
            return []
        }
        var below = PlanReader(value, path: reader.path(of: field))
        let result = fields.compactMap { entry -> (name: String, value: Double)? in
            below.number(entry.name, in: range).map { (entry.name, $0) }
        }
        reader.add(below.closed())
        return result
    }

    private static func families(_ reader: inout PlanReader) -> [Gatekeeping.Family]? {
        guard let value = reader.value("families"), case .list(let elements) = value.content, !elements.isEmpty else {
            reader.fault("families", nil, "needs a list of families, each with its hypotheses, and truncation from 0 to 1.")
            return nil
        }
        return elements.enumerated().compactMap { number, element -> Gatekeeping.Family? in
            if case .list = element.content {
                let one = PlanValue(.map([.init(name: "hypotheses", value: element)]), line: element.line)
                return family(PlanReader(one, path: "\(reader.path(of: "families"))[\(number + 1)]"), &reader)
            }
            return family(PlanReader(element, path: "\(reader.path(of: "families"))[\(number + 1)]"), &reader)
        }
    }

    private static func family(_ below: PlanReader, _ reader: inout PlanReader) -> Gatekeeping.Family? {
        var below = below
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        let names = below.names("hypotheses") ?? []
        let truncation = below.number("truncation", in: 0...1) ?? 1
        reader.add(below.closed())
        return Gatekeeping.Family(names, truncation: truncation)
    }

    private static func graph(_ reader: inout PlanReader, _ names: [String]) -> HypothesisGraph? {
        guard let weights = namedNumbers("weights", &reader, in: 0...1) else {
            reader.fault("weights", nil, "is missing: the share of the level that each hypothesis starts with.")
            return nil
        }
        var w = [Double](repeating: 0, count: names.count)
        for (name, value) in weights {
            if let place = names.firstIndex(of: name) { w[place] = value } else { reader.unknown("weights", nil, name, among: names) }
        }
        var g = [[Double]](repeating: [Double](repeating: 0, count: names.count), count: names.count)
        if let value = reader.value("transitions") {
            guard case .map(let fields) = value.content else {
                reader.fault("transitions", value.line, "needs, for each hypothesis, where its share goes: {a: {b: 1}}.")
                return nil
            }
            var below = PlanReader(value, path: reader.path(of: "transitions"))
            for field in fields {
                guard let from = names.firstIndex(of: field.name) else {
                    reader.unknown("transitions", field.value.line, field.name, among: names)
                    _ = below.value(field.name)
                    continue
                }
                for (name, share) in namedNumbers(field.name, &below, in: 0...1) ?? [] {
                    if let to = names.firstIndex(of: name) { g[from][to] = share } else { reader.unknown("transitions", field.value.line, name, among: names) }
                }
            }
            reader.add(below.closed())
        }
        return HypothesisGraph(weights: w, transitions: g)
    }
}
