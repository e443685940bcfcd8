public import AnalysisPlans

extension Document {
    /// The report of a plan carried out on a table: what a study's report holds, as far as a table without a
    /// protocol and a record can tell it.
    public init(_ outcome: PlanOutcome, brief: ReportBrief) {
        self = TableReport(outcome: outcome, brief: brief).document
    }
}

/// A plan carried out on a table, written up.
struct TableReport {
    let outcome: PlanOutcome
    let brief: ReportBrief

    private var sections: AnalysisSections {
        AnalysisSections(outcome: outcome, brief: brief, names: ReportNames(), concluding: true)
    }

    var document: Document {
        let head = [QuestionSections.changes(brief), question].compactMap(\.self)
        let parts = ReportSection.allCases.compactMap(sections.section)
        return Document(
            title: outcome.plan.title ?? "Report",
            summary: "Made from one table by one plan\(brief.frozen == nil ? ", of which nobody says that it was frozen" : "").",
            sections: head + parts + [methods, limits].compactMap(\.self), provenance: provenance)
    }

    private var question: Section? {
        let blocks = QuestionSections.blocks(brief, outcome: outcome)
        return blocks.isEmpty ? nil : Section(id: "question", title: "The question", blocks: blocks)
    }

    private var methods: Section? {
        let blocks = MethodsText(outcome: outcome).blocks
        return blocks.isEmpty ? nil : Section(id: "methods", title: "How it was done", blocks: blocks)
    }

    /// Only what a table can know; the study's own limits are for its authors to tell.
    private var limits: Section {
        var sentences = ["What a study's design bears (who was assigned by chance, what was measured when) is as the plan states it; the table cannot confirm it."]
        let missing = ReportSection.allCases.filter { !sections.asked.contains($0) }.compactMap(\.missing)
        if !missing.isEmpty { sentences.append("The plan does not ask about \(missing.joined(separator: "; about ")).") }
        sentences.append("No flow of participants, no baseline by arm and no adverse events are part of a report from a table alone.")
        return Section(id: "limits", title: "What this cannot show", blocks: [.list(sentences)])
    }

    private var provenance: [Fact] {
        let source = outcome.provenance
        var facts = [Fact("Program", "Maitri \(source.programVersion)"), Fact("Plan", source.planHash, note: "SHA-256")]
        if let frozen = brief.frozen { facts.append(Fact("Plan frozen", frozen)) }
        if !brief.deviations.isEmpty { facts.append(Fact("Changes after freezing", "\(brief.deviations.count)")) }
        facts.append(Fact("Data", source.dataHash, note: "SHA-256"))
        let seeds = Set(outcome.outcomes.compactMap(\.seed)).sorted().map(String.init)
        if !seeds.isEmpty { facts.append(Fact("Seed", seeds.joined(separator: ", "))) }
        return facts
    }
}
