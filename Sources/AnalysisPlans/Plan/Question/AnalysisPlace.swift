/// What an analysis is for: the question that it answers, in whom, and where it stands.
public struct AnalysisPlace: Hashable, Sendable {
    /// The word of its kind, as in the plan: `mmrm`; `compare` and `of` for what speaks of others.
    public let kind: String
    /// The name of an estimand of the plan.
    public let estimand: String?
    /// The name of a population of the plan; nil for everybody.
    public let population: String?
    /// The name of a long table of the plan; nil for the data themselves.
    public let table: String?
    public let role: AnalysisRole?
    public let section: ReportSection

    /// - Parameters:
    ///   - kind: the word of its kind.
    ///   - usual: where its kind stands unless the plan says otherwise.
    init(_ reader: inout PlanReader, kind: String, usual: ReportSection) {
        self.kind = kind
        estimand = reader.text("estimand")
        population = reader.text("population")
        table = reader.text("table")
        role = reader.word("role", as: AnalysisRole.self)
        let stated = reader.word("section", as: ReportSection.self)
        section = stated ?? (role == .primary ? .primary : role == .secondary && usual == .further ? .secondary : usual)
    }
}
