import Statistics
import StructuralEquations

/// Reads structural equation models and the families beside them.
enum StructuralReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        switch kind {
        case .sem:
            guard let model = structural(&reader, common) else { return nil }
            guard let other = OrdinalReader.specification(model) else { return model }
            let isStated = reader.value("estimator") != nil
            return OrdinalReader.takesAll(model, estimator: isStated ? model.estimator : nil, &reader) ? other : nil
        case .invariance: return invariance(&reader, common)
        case .factor_analysis: return ExploratoryReader.factors(&reader, common)
        case .parallel_analysis: return ExploratoryReader.parallel(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }

    private static func invariance(_ reader: inout PlanReader, _ common: CommonFields) -> InvarianceSpecification? {
        let steps = reader.words("steps", as: InvarianceSpecification.Step.self) ?? InvarianceSpecification.Step.allCases
        guard let base = structural(&reader, common) else { return nil }
        guard OrdinalReader.specification(base) == nil else {
            reader.fault("ordered", nil, "steps of invariance are not carried out for ordered items or two levels; fit each model with analysis: sem and compare them.")
            return nil
        }
        guard (base.group != nil) != !base.occasions.isEmpty else {
            reader.fault("group", nil, "invariance is over the groups of a variable (group) or over time (occasions): state one of them.")
            return nil
        }
        guard base.bootstrap == nil else {
            reader.fault("bootstrap", nil, "is not carried out for the steps of invariance; leave it out, or bootstrap one model with analysis: sem.")
            return nil
        }
        guard steps.count > 1, Set(steps).count == steps.count else {
            reader.fault("steps", nil, "needs at least two different steps.")
            return nil
        }
        return InvarianceSpecification(base, steps: steps)
    }

    private static func structural(_ reader: inout PlanReader, _ common: CommonFields) -> StructuralSpecification? {
        typealias Specification = StructuralSpecification
        let syntax = model(&reader)
        let kind = reader.word("type", as: Specification.Kind.self)
        let estimator = reader.word("estimator", as: Specification.Estimator.self)
        let group = reader.text("group")
        let equal = reader.words("group_equal", as: ModelOptions.EqualPart.self)
        let partial = reader.names("group_partial")
        let isStandardized = reader.flag("std_lv")
        let isOrthogonal = reader.flag("orthogonal")
        let fixesX = reader.flag("fixed_x")
        let hasMeans = reader.flag("meanstructure")
        let modifications = reader.count("modification_indices", in: 0...10_000)
        let ordered = orderedItems(&reader)
        let parameterization = reader.word("parameterization", as: Specification.Parameterization.self)
        let cluster = reader.text("cluster")
        let occasions = occasions(&reader)
        let draws = reader.count("monte_carlo_draws", in: 0...10_000_000)
        let bootstrap = BootstrapReader.bootstrap(&reader)
        guard let syntax else { return nil }
        var specification = Specification(syntax)
        specification.kind = kind ?? .sem
        specification.estimator = estimator ?? (ordered.isEmpty ? .ML : .WLSMV)
        common.refuseImputation(&reader)
        specification.isFullInformation = common.missing == .fiml
        specification.group = group
        specification.groupEqual = equal ?? []
        specification.groupPartial = (partial ?? []).map { $0.filter { !$0.isWhitespace } }
        specification.standardizesLatents = isStandardized ?? false
        specification.isOrthogonal = isOrthogonal ?? false
        specification.fixesX = fixesX ?? true
        specification.hasMeans = hasMeans
        specification.modificationIndices = modifications ?? 0
        specification.isAllOrdered = ordered == .all
        if case .some(let names) = ordered { specification.ordered = names }
        specification.parameterization = parameterization ?? .delta
        specification.cluster = cluster
        specification.occasions = occasions
        specification.monteCarloDraws = draws ?? 0
        specification.level = common.level
        specification.bootstrap = bootstrap
        specification.seed = bootstrap.map { $0.resamples > 0 } ?? false || (draws ?? 0) > 0 ? common.seed : nil
        return checked(specification, &reader)
    }

    /// What the fields say together.
    private static func checked(_ specification: StructuralSpecification, _ reader: inout PlanReader) -> StructuralSpecification? {
        let before = reader.faults.count
        if specification.group == nil, specification.occasions.isEmpty, !specification.groupEqual.isEmpty {
            reader.fault("group_equal", nil, "needs a variable under group.")
        }
        if specification.isFullInformation, specification.estimator == .MLM {
            reader.fault("estimator", nil, "MLM needs complete data; MLR goes with missing: fiml.")
        }
        return reader.faults.count == before ? specification : nil
    }

    /// `occasions: {depression: [D1, D2, D3]}`: latent variables that are one at successive occasions.
    private static func occasions(_ reader: inout PlanReader) -> [[String]] {
        guard let value = reader.value("occasions") else { return [] }
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault("occasions", value.line, "here stands \(value.kind) where names with lists of latent variables are needed.")
            return []
        }
        var below = PlanReader(value, path: reader.path(of: "occasions"))
        let lists = fields.compactMap { below.names($0.name) }
        reader.add(below.closed())
        for list in lists where list.count < 2 { reader.fault("occasions", value.line, "\(list.joined()) stands alone; name the latent variable of each occasion.") }
        return lists
    }

    private enum Ordered: Hashable {
        case none, all
        case some([String])

        var isEmpty: Bool { self == .none || self == .some([]) }
    }

    private static func orderedItems(_ reader: inout PlanReader) -> Ordered {
        guard let value = reader.value("ordered") else { return .none }
        if case .bool(let flag) = value.content { return flag ? .all : .none }
        return reader.names("ordered").map { .some($0) } ?? .none
    }

    private static func model(_ reader: inout PlanReader) -> ModelSyntax? {
        guard let lines = reader.names("model") else {
            if reader.value("model") == nil { reader.fault("model", nil, "is missing: the model in lavaan's syntax, a text or a list of lines.") }
            return nil
        }
        do {
            return try ModelSyntax(lines.joined(separator: "\n"))
        } catch {
            for sentence in error.sentences { reader.fault("model", nil, sentence) }
            return nil
        }
    }
}
