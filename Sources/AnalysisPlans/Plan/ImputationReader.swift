import Statistics
import TrialStatistics

enum ImputationReader {
    private enum Method: String, CaseIterable { case chained_equations, reference_based }

    static func imputation(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let method = reader.word("method", as: Method.self)
        if reader.value("method") == nil { reader.fault("method", nil, "is missing: chained_equations or reference_based.") }
        switch method {
        case .chained_equations: return chained(&reader, common)
        case .reference_based: return referenceBased(&reader, common)
        case nil: return nil
        }
    }

    private static func chained(_ reader: inout PlanReader, _ common: CommonFields) -> ChainedEquations? {
        let formula = reader.required("formula", "the analysis of each completed data set, for instance y ~ arm + base")
        let imputations = reader.count("imputations", in: 1...10_000) ?? 20
        let rounds = reader.count("rounds", in: 1...1000) ?? 10
        let donors = reader.count("donors", in: 1...100) ?? 5
        let names = reader.names("columns")
        if reader.value("columns") == nil { reader.fault("columns", nil, "is missing: all variables that say something about each other, incomplete or not.") }
        var methods: [String: ChainedEquations.Method] = [:]
        if let value = reader.value("methods") {
            if case .map(let fields) = value.content {
                var below = PlanReader(value, path: reader.path(of: "methods"))
                for field in fields {
                    methods[field.name] = below.word(field.name, as: ChainedEquations.Method.self)
                    if let names, !names.contains(field.name) { reader.unknown("methods", field.value.line, field.name, among: names) }
                }
                reader.add(below.closed())
            } else {
                reader.fault("methods", value.line, "here stands \(value.kind) where columns with their methods are needed.")
            }
        }
        if let formula {
            do { _ = try ModelFormula(formula) } catch { reader.fault("formula", nil, "\(error)") }
        }
        guard let formula, let names else { return nil }
        return ChainedEquations(
            variables: names.map { .init($0, method: methods[$0]) }, formula: formula, imputations: imputations, rounds: rounds,
            donors: donors, level: common.level, start: common.seed)
    }

    private static func referenceBased(_ reader: inout PlanReader, _ common: CommonFields) -> ReferenceBased? {
        let visits = reader.names("visits")
        if reader.value("visits") == nil { reader.fault("visits", nil, "is missing: the columns of the outcome, in the order of time.") }
        let group = reader.required("group", "the variable with the groups, for instance arm")
        let baseline = reader.names("baseline") ?? []
        let reference = reader.text("reference")
        let strategies = reader.words("strategies", as: ReferenceBased.Strategy.self) ?? [.mar]
        let covariance = reader.word("covariance", as: ReferenceBased.Covariance.self) ?? .byGroup
        let imputations = reader.count("imputations", in: 2...100_000) ?? 100
        let burnIn = reader.count("burn_in", in: 1...1_000_000) ?? 200
        let thinning = reader.count("thinning", in: 1...1_000_000) ?? 20
        let deltas = reader.numberList("delta")
        let deltaGroups = reader.names("delta_groups")
        guard let visits, let group else { return nil }
        return ReferenceBased(
            visits: visits, baseline: baseline, group: group, reference: reference, strategies: strategies, covariance: covariance,
            tipping: deltas.map { .init(deltas: $0, groups: deltaGroups) }, imputations: imputations, burnIn: burnIn,
            thinning: thinning, level: common.level, start: common.seed)
    }
}
