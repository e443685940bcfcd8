import Statistics
import TrialStatistics

/// Hypotheses whose p values are results of other analyses of the plan, or numbers.
struct SisterMultiplicity: AnalysisSpecification {
    enum P: Hashable, Sendable {
        case number(Double)
        /// Dotted: the analysis, then its result.
        case result(String)
    }

    struct Hypothesis: Hashable, Sendable {
        let name: String
        let p: P
    }

    let hypotheses: [Hypothesis]
    let procedure: Multiplicity.Procedure
    let alpha: Double

    /// The dotted names of the results that are taken.
    var results: [String] {
        hypotheses.compactMap { if case .result(let path) = $0.p { path } else { nil } }
    }

    /// The analysis among `names` that a result belongs to: the longest name that it begins with.
    static func analysis(of result: String, among names: [String]) -> String? {
        names.filter { result.hasPrefix("\($0).") }.max { $0.count < $1.count }
    }

    /// - Throws: ``AnalysisFaults`` naming each result that is not there or is no p value.
    func completed(by outcomes: [AnalysisOutcome]) throws -> Multiplicity {
        var faults: [String] = []
        let names = outcomes.map(\.name)
        let complete = hypotheses.compactMap { hypothesis -> Multiplicity.Hypothesis? in
            switch hypothesis.p {
            case .number(let p): return .init(hypothesis.name, p: p)
            case .result(let path):
                guard let name = Self.analysis(of: path, among: names), let outcome = outcomes.first(where: { $0.name == name }),
                    case .number(let p)? = outcome.results.part(String(path.dropFirst(name.count + 1)))
                else {
                    faults.append("p.\(hypothesis.name): there is no result \"\(path)\" that is a number.")
                    return nil
                }
                guard (0...1).contains(p) else {
                    faults.append("p.\(hypothesis.name): \"\(path)\" is \(plainNumber(p)), which is no p value.")
                    return nil
                }
                return .init(hypothesis.name, p: p)
            }
        }
        guard faults.isEmpty else { throw AnalysisFaults(sentences: faults) }
        return Multiplicity(hypotheses: complete, procedure: procedure, alpha: alpha)
    }

    func fit(on table: DataTable, running: Running) throws -> TrialFit { try completed(by: []).fit(on: table, running: running) }
}
