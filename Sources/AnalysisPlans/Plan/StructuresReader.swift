import ResponseShift
import Statistics

/// Reads `structures`.
enum StructuresReader {
    static func structures(_ reader: inout PlanReader, _ common: CommonFields) -> StructuresSpecification? {
        let facets = lists("facets", "names of facets with their items", isRequired: true, &reader)
        let sides = lists("sides", "names of sides with their facets", isRequired: false, &reader)
        let reversed = reader.names("reversed") ?? []
        let structures = reader.words("structures", as: ScaleStructure.self)
        let estimator = reader.word("estimator", as: ResponseShiftSpecification.Estimator.self)
        guard let facets, let sides else { return nil }
        let scale = FacetedScale(facets: facets.map { .init($0.name, $0.list) }, sides: sides.map { .init($0.name, $0.list) })
        let before = reader.faults.count
        for sentence in scale.faults { reader.fault("facets", nil, sentence) }
        let items = Set(scale.items)
        for name in reversed where !items.contains(name) { reader.fault("reversed", nil, "\(name) is no item of a facet.") }
        for structure in structures ?? [] where !scale.structures.contains(structure) {
            reader.fault("structures", nil, "\(structure.rawValue) needs sides.")
        }
        guard reader.faults.count == before else { return nil }
        var specification = StructuresSpecification(scale)
        specification.reversed = reversed
        if let structures, !structures.isEmpty { specification.structures = structures }
        specification.estimator = estimator ?? .MLR
        specification.isFullInformation = reader.value("missing") == nil || common.missing == .fiml
        specification.level = common.level
        return specification
    }

    /// `facets: {self_kindness: [scs_5, …]}`.
    private static func lists(
        _ name: String, _ meaning: String, isRequired: Bool, _ reader: inout PlanReader
    ) -> [(name: String, list: [String])]? {
        guard let value = reader.value(name) else {
            if isRequired { reader.fault(name, nil, "is missing: \(meaning).") }
            return isRequired ? nil : []
        }
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault(name, value.line, "here stands \(value.kind) where \(meaning) are needed.")
            return nil
        }
        var below = PlanReader(value, path: reader.path(of: name))
        let lists = fields.compactMap { field in below.names(field.name).map { (field.name, $0) } }
        reader.add(below.closed())
        return lists
    }
}
