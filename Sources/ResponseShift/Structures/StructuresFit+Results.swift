public import Statistics
import StructuralEquations

private let notDefined = "It is not defined."

extension StructuresFit {
    static let measures = ["npar", "chisq", "df", "pvalue", "chisq.scaled", "cfi", "cfi.robust", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "rmsea.robust", "srmr", "aic", "bic"]

    /// `structures.<word>.…`, then what the scores are made of.
    public var results: ResultTree {
        var entries: [ResultTree.Entry] = [
            .init("n", .count(persons)),
            .init("structures", .branch(structures.map { structure in
                guard let fit = structure.fit else { return .init(structure.structure.rawValue, .missing(structure.reason ?? notDefined)) }
                return .init(structure.structure.rawValue, .branch(Self.measures.compactMap { name in
                    fit.results["fit", name].map { .init(ResponseShiftFit.word(name), $0) }
                } + [.init("is_admissible", .count(structure.doubt == nil ? 1 : 0)), .init("omitted_facets", .count(structure.omitted == nil ? 0 : 1))]))
            })),
        ]
        func share(_ part: ScoreMeaning.Part) -> ResultTree {
            .of(["omega": .finite(part.omega, else: notDefined), "general": .finite(part.general, else: notDefined), "own": .finite(part.own, else: notDefined)])
        }
        func correlation(_ value: ScoreMeaning.Correlation) -> ResultTree {
            .of([
                "est": .finite(value.value, else: notDefined), "ci_lower": .finite(value.lower ?? .nan, else: notDefined),
                "ci_upper": .finite(value.upper ?? .nan, else: notDefined),
            ])
        }
        let doubtful = "The structure has a doubtful solution, so nothing is read from it."
        func isDoubtful(_ structure: ScaleStructure) -> Bool { structures.contains { $0.structure == structure && $0.doubt != nil } }
        if isDoubtful(.bifactor) { entries.append(.init("total", .missing(doubtful))) }
        if let total = meaning.total {
            entries.append(.init("total", .of([
                "omega": .finite(total.omega, else: notDefined), "omega_hierarchical": .finite(total.general, else: notDefined),
                "ecv": .finite(meaning.explainedCommonVariance ?? .nan, else: notDefined),
            ])))
        }
        if !meaning.sides.isEmpty { entries.append(.init("sides", .branch(meaning.sides.map { .init(ResponseShiftFit.word($0.name), share($0)) }))) }
        if !meaning.facets.isEmpty { entries.append(.init("facets", .branch(meaning.facets.map { .init(ResponseShiftFit.word($0.name), share($0)) }))) }
        if let r = meaning.twoFactors { entries.append(.init("correlation_two_factors", correlation(r))) }
        if let r = meaning.twoTier { entries.append(.init("correlation_two_tier", correlation(r))) }
        if isDoubtful(.two_factors) { entries.append(.init("correlation_two_factors", .missing(doubtful))) }
        if isDoubtful(.two_tier) { entries.append(.init("correlation_two_tier", .missing(doubtful))) }
        return .branch(entries)
    }

    public var tables: [ReadableTable] {
        let fits = ReadableTable(
            "Structures", columns: ["Structure", "n", "Parameters", "Chi-square", "df", "CFI", "TLI", "RMSEA", "SRMR", "BIC", "Solution"],
            rows: structures.map { structure in
                guard let fit = structure.fit else {
                    return [.text(structure.words)] + [ReadableTable.Cell](repeating: .empty, count: 9) + [.missing(structure.reason ?? notDefined)]
                }
                let isRobust = fit.results["fit", "cfi.robust"]?.number != nil
                let names = isRobust ? ["cfi.robust", "tli.robust", "rmsea.robust"] : ["cfi", "tli", "rmsea"]
                return [.text(structure.words), .count(persons), .finite(structure.measure("npar"), else: notDefined), .number(fit.chiSquare), .count(fit.degreesOfFreedom)]
                    + (names + ["srmr", "bic"]).map { .finite(structure.measure($0), else: notDefined) }
                    + [.text(structure.doubt == nil ? "as it should be" : "doubtful")]
            },
            notes: [
                "CFI, TLI and RMSEA are the robust ones where there are such.",
                "Fit alone does not choose: a structure with more factors an item fits better almost whatever the truth is (Bonifay, Lane and Reise 2017).",
            ])
        let parts = [meaning.total].compactMap { $0 } + meaning.sides + meaning.facets
        guard !parts.isEmpty else { return [fits] }
        let shares = ReadableTable(
            "What the scores are made of", columns: ["Score", "n", "With any factor (omega)", "With the general one", "With facets alone"],
            rows: parts.map { [.text($0.name), .count(persons), .share($0.omega), .share($0.general), .share($0.own)] },
            notes: [
                "Shares of the variance of the sum of the standardised items. Total and facets by the bifactor structure\(meaning.sides.isEmpty ? "" : "; sides by the two-tier one, where the general factor is the side's own").",
                "Shares are estimates without intervals.",
            ])
        return [fits, shares]
    }
}
