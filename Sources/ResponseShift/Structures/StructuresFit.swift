public import Statistics
import StructuralEquations

/// The structures side by side, and what they say of the scores.
public struct StructuresFit: AnalysisFit {
    public let specification: StructuresSpecification
    public let structures: [StructureFit]
    public let meaning: ScoreMeaning

    init(specification: StructuresSpecification, structures: [StructureFit]) {
        self.specification = specification
        self.structures = structures
        meaning = ScoreMeaning(specification.scale, structures, level: specification.level)
    }

    var first: StructuralFit? { structures.lazy.compactMap(\.fit).first }
    var persons: Int { first?.account.rowsAnalysed ?? 0 }

    public var account: FitAccount {
        let account = first?.account
        let failed = structures.compactMap { fit in fit.reason.map { "\(fit.structure.words): \($0)" } }
        let doubts = structures.compactMap { fit in fit.doubt.map { "\(fit.structure.words): \(specification.scale.named($0))" } }
        return FitAccount(
            rowsGiven: account?.rowsGiven ?? 0, rowsAnalysed: persons, units: [.init("participants", persons)],
            missing: account?.missing ?? "No structure could be fitted.",
            convergence: failed.isEmpty
                ? .converged(iterations: 0, gradient: 0, rule: "every structure came to the end of its search") : .notConverged(failed.joined(separator: " ")),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts))
    }

    public var warnings: [String] {
        sentences + leftOut + structures.compactMap { fit in fit.reason.map { "The structure \"\(fit.structure.words)\" could not be fitted: \($0)" } }
            + structures.compactMap { fit in fit.doubt.map { "The structure \"\(fit.structure.words)\" has a doubtful solution: \(specification.scale.named($0))" } }
    }

    private var leftOut: [String] {
        structures.compactMap { fit in
            fit.omitted.map { "The structure \"\(fit.structure.words)\" has no solution with a factor of \($0) beside the general one: that factor is left out (Eid and others 2017), so \($0) keeps nothing to itself there." }
        }
    }

    public func part(_ name: String) throws -> ResultTree? {
        guard let structure = ScaleStructure(rawValue: name) else { return nil }
        return structures.first { $0.structure == structure }?.fit?.results
    }
}
