import ResponseShift
import Statistics

/// Reads the kinds about whether it is the same scale afterwards.
enum ResponseShiftReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        switch kind {
        case .response_shift: return shift(&reader, common)
        case .structures: return StructuresReader.structures(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }

    private static func shift(_ reader: inout PlanReader, _ common: CommonFields) -> ResponseShiftSpecification? {
        let patterns = patterns(&reader)
        let scales = scales(&reader, patterns)
        let group = reader.text("group")
        let reversed = reader.names("reversed")
        let estimator = reader.word("estimator", as: ResponseShiftSpecification.Estimator.self)
        let adjustment = reader.word("adjust", as: ResponseShiftSpecification.Adjustment.self)
        let alpha = reader.number("alpha", in: 0.0001...0.5)
        guard let scales else { return nil }
        var specification = ResponseShiftSpecification(scales, group: group)
        specification.reversed = reversed ?? []
        specification.estimator = estimator ?? .ML
        specification.adjustment = adjustment ?? .holm
        specification.alpha = alpha ?? 0.05
        specification.isFullInformation = reader.value("missing") == nil || common.missing == .fiml
        specification.level = common.level
        let known = Set(scales.flatMap { $0.columns[0] })
        for name in specification.reversed where !known.contains(name) {
            reader.fault("reversed", nil, "\(name) is no item of a scale at the first occasion.")
        }
        let faults = scales.flatMap(\.faults)
        for sentence in faults { reader.fault("scales", nil, sentence) }
        return reader.faults.isEmpty ? specification : nil
    }

    /// `occasions: {baseline: "*", week 8: "*_w8"}`: how the columns of an occasion follow from the items' names.
    private static func patterns(_ reader: inout PlanReader) -> [(occasion: String, pattern: String)]? {
        guard let value = reader.value("occasions") else { return nil }
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault("occasions", value.line, "here stands \(value.kind) where names of occasions with patterns such as \"week8_*\" are needed.")
            return nil
        }
        var below = PlanReader(value, path: reader.path(of: "occasions"))
        var patterns: [(occasion: String, pattern: String)] = []
        for field in fields {
            guard let text = below.text(field.name) else { continue }
            if text.count(where: { $0 == "*" }) == 1 {
                patterns.append((field.name, text))
            } else {
                below.fault(field.name, field.value.line, "\"\(text)\" needs one * where the item's name stands.")
            }
        }
        reader.add(below.closed())
        return patterns
    }

    private static func scales(
        _ reader: inout PlanReader, _ patterns: [(occasion: String, pattern: String)]?
    ) -> [RepeatedScale]? {
        guard let value = reader.value("scales") else {
            reader.fault("scales", nil, "is missing: names of scales with their items.")
            return nil
        }
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault("scales", value.line, "here stands \(value.kind) where names of scales with their items are needed.")
            return nil
        }
        var below = PlanReader(value, path: reader.path(of: "scales"))
        var scales: [RepeatedScale] = []
        for field in fields {
            if case .map(let times) = field.value.content {
                guard var inner = below.group(field.name) else { continue }
                let columns = times.map { inner.names($0.name) ?? [] }
                below.add(inner.closed())
                scales.append(RepeatedScale(field.name, occasions: times.map(\.name), columns: columns))
            } else if let items = below.names(field.name) {
                guard let patterns else {
                    below.fault(field.name, field.value.line, "a list of items needs the field occasions, which says how their columns are named at each; or write {baseline: […], week_8: […]}.")
                    continue
                }
                let columns = patterns.map { pattern in items.map { item in named(item, pattern.pattern) } }
                scales.append(RepeatedScale(field.name, occasions: patterns.map(\.occasion), columns: columns))
            }
        }
        reader.add(below.closed())
        return scales
    }

    private static func named(_ item: String, _ pattern: String) -> String {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        return parts.joined(separator: item)
    }
}
