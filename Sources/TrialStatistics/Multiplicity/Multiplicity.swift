public import Statistics

/// Several hypotheses at one level: adjusted p values, each the smallest level at which its hypothesis
/// is rejected. The p values are given; no table enters.
public struct Multiplicity: AnalysisSpecification {
    public struct Hypothesis: Hashable, Sendable {
        public let name: String
        /// From 0 to 1.
        public let p: Double

        public init(_ name: String, p: Double) {
            self.name = name
            self.p = p
        }
    }

    public enum Procedure: Hashable, Sendable {
        case bonferroni, holm, hochberg, hommel, benjaminiHochberg
        /// In the order given, until the first that is not rejected.
        case fixedSequence
        case gatekeeping([Gatekeeping.Family])
        case graphical(HypothesisGraph)
    }

    public var hypotheses: [Hypothesis]
    public var procedure: Procedure
    /// Family-wise error rate, or false discovery rate.
    public var alpha: Double

    public init(hypotheses: [Hypothesis], procedure: Procedure, alpha: Double = 0.05) {
        self.hypotheses = hypotheses
        self.procedure = procedure
        self.alpha = alpha
    }

    /// In the order of the hypotheses.
    public func adjusted() throws -> [Double] {
        guard !hypotheses.isEmpty else { throw TrialError("No p value is given; name at least one hypothesis under p.") }
        if let odd = hypotheses.first(where: { !($0.p >= 0 && $0.p <= 1) }) {
            throw TrialError("The p value of \"\(odd.name)\" is \(odd.p); a p value lies between 0 and 1.")
        }
        let p = hypotheses.map(\.p)
        switch procedure {
        case .bonferroni: return AdjustedP.bonferroni(p)
        case .holm: return AdjustedP.holm(p)
        case .hochberg: return AdjustedP.hochberg(p)
        case .hommel: return AdjustedP.hommel(p)
        case .benjaminiHochberg: return AdjustedP.benjaminiHochberg(p)
        case .fixedSequence: return AdjustedP.fixedSequence(p)
        case .gatekeeping(let families):
            return try Gatekeeping(families: families, names: hypotheses.map(\.name)).adjusted(p)
        case .graphical(let graph): return try graph.adjusted(p, names: hypotheses.map(\.name))
        }
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let adjusted = try adjusted()
        let entries = zip(hypotheses, adjusted).map { hypothesis, adjusted in
            ResultTree.Entry(hypothesis.name, .of([
                "p": .number(hypothesis.p), "p_adjusted": .number(adjusted), "rejected": .count(adjusted <= alpha ? 1 : 0),
            ]))
        }
        let rows = zip(hypotheses, adjusted).map { hypothesis, adjusted -> [ReadableTable.Cell] in
            [.text(hypothesis.name), .p(hypothesis.p), .p(adjusted), .text(adjusted <= alpha ? "rejected" : "not rejected")]
        }
        let rate = procedure == .benjaminiHochberg ? "false discovery rate" : "family-wise error rate"
        return TrialFit(
            results: .branch(entries),
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: 0, units: [.init("hypotheses", hypotheses.count)],
                missing: "The p values are those of the plan; no row of the table enters."),
            tables: [ReadableTable(
                "Several hypotheses: \(procedure.name)", columns: ["hypothesis", "p", "adjusted p", "at \(alpha.shortestText ?? "")"],
                rows: rows, notes: ["The adjusted p is the smallest \(rate) at which the hypothesis is rejected."])])
    }
}

extension Multiplicity.Procedure {
    var name: String {
        switch self {
        case .bonferroni: "Bonferroni"
        case .holm: "Holm"
        case .hochberg: "Hochberg"
        case .hommel: "Hommel"
        case .benjaminiHochberg: "Benjamini and Hochberg"
        case .fixedSequence: "fixed sequence"
        case .gatekeeping: "gatekeeping"
        case .graphical: "graphical procedure"
        }
    }
}
