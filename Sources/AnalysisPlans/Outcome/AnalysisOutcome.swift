public import Mechanisms
public import Statistics

/// One analysis of a plan, carried out.
public struct AnalysisOutcome: Hashable, Sendable {
    public enum Detail: Hashable, Sendable {
        case mediation(MediationFit, TimingBadge)
        case sensitivity(MediationSensitivity, MediationSensitivityFit)
        case orderOfChange(OrderOfChangeFit)
        case reliability(ReliabilityFit)
        case correlation(CorrelationMatrix.Fit)
        case distribution(DistributionFit)
        case fitted(FittedAnalysis)
        case comparison(NestedComparison)
        /// Of the analysis named, as `of` and `show` ask.
        case part(of: String)
    }

    /// Dotted name within the plan; empty for a plan of one analysis.
    public let name: String
    public let title: String?
    /// The question that it answers, in whom, and where it stands in a report.
    public let place: AnalysisPlace
    public let detail: Detail
    public let seed: UInt64?
    /// Rows of the table, and rows that the subset left.
    public let rowsInTable: Int
    public let rowsInSubset: Int
    /// What a reader must know beside the numbers.
    public let warnings: [String]
    public let results: ResultTree
    /// How it came about; of a part, how the whole did.
    public let account: FitAccount
}

/// A whole plan, carried out.
public struct PlanOutcome: Sendable {
    public let plan: AnalysisPlan
    public let outcomes: [AnalysisOutcome]
    public let provenance: Provenance

    public func outcome(_ name: String) -> AnalysisOutcome? { outcomes.first { $0.name == name } }

    /// Results under the names of the plan.
    public var results: ResultTree {
        outcomes.reduce(ResultTree.branch([])) { tree, outcome in
            tree.adding(outcome.results, at: outcome.name.split(separator: ".").map(String.init)[...])
        }
    }
}

extension ResultTree {
    fileprivate func adding(_ value: ResultTree, at path: ArraySlice<String>) -> ResultTree {
        guard let head = path.first else { return value }
        guard case .branch(var entries) = self else { return self }
        if let place = entries.firstIndex(where: { $0.name == head }) {
            entries[place] = Entry(head, entries[place].value.adding(value, at: path.dropFirst()))
        } else {
            entries.append(Entry(head, ResultTree.branch([]).adding(value, at: path.dropFirst())))
        }
        return .branch(entries)
    }

    /// The part under a dotted path, as `show` names it. Names may hold dots themselves
    /// (`acme_by_rho.-0.9`): the shortest name that leads to a part is taken.
    public func part(_ path: String) -> ResultTree? {
        guard case .branch(let entries) = self else { return nil }
        if let whole = entries.first(where: { $0.name == path }) { return whole.value }
        return entries.filter { path.hasPrefix($0.name + ".") }.sorted { $0.name.count < $1.name.count }
            .lazy.compactMap { $0.value.part(String(path.dropFirst($0.name.count + 1))) }.first
    }
}
