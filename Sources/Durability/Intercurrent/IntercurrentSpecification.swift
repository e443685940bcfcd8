public import Statistics

/// Any analysis of a long table in which values after an event are handled as the plan states: the table is
/// changed first, the analysis is the same.
public struct IntercurrentSpecification<Base: AnalysisSpecification>: AnalysisSpecification {
    public var base: Base
    public var intercurrent: IntercurrentEvents
    public var person: String
    /// Of a row, on the clock of the events.
    public var time: String
    public var outcome: String
    /// For the sentence alone.
    public var arm: String?

    public init(_ base: Base, intercurrent: IntercurrentEvents, person: String, time: String, outcome: String, arm: String? = nil) {
        self.base = base
        self.intercurrent = intercurrent
        self.person = person
        self.time = time
        self.outcome = outcome
        self.arm = arm
    }

    public var seed: UInt64? { base.seed }

    public func fit(on table: DataTable, running: Running) throws -> IntercurrentFit<Base.Fit> {
        let applied = try intercurrent.applied(to: table, person: person, time: time, outcome: outcome)
        return IntercurrentFit(
            base: try base.fit(on: applied.table, running: running), applied: applied,
            sentence: intercurrent.sentence(outcome: outcome, arm: arm, summary: "differences of means"))
    }
}

/// The fit of an analysis, with what was done to its table.
public struct IntercurrentFit<Base: AnalysisFit>: AnalysisFit {
    public let base: Base
    public let applied: IntercurrentEvents.Applied
    public let sentence: String

    public var results: ResultTree {
        guard case .branch(let entries) = base.results else { return base.results }
        return .branch(entries + [.init("intercurrent", applied.results)])
    }

    public var account: FitAccount { base.account }
    public var warnings: [String] { [sentence] + applied.warnings + base.warnings }
    public var tables: [ReadableTable] { base.tables + [applied.readable(sentence)] }
    public var pictures: [Picture] { base.pictures }
    public var nested: NestedFit? { base.nested }
    public var notComparable: String? { base.notComparable }
    public func part(_ name: String) throws -> ResultTree? { try base.part(name) }
}
