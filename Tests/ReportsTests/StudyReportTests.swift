import AnalysisPlans
import Datasets
import Foundation
import Mechanisms
import Records
import Statistics
import Testing

@testable import Reports

/// The written report of a virtual study.
@Suite struct StudyReportTests {
    static let brief = ReportBrief(
        estimands: [EstimandBrief(title: "Difference at week 18", treatment: "MDMA with therapy", variable: "CAPS-5", events: [.init("leaving the study", strategy: "hypothetical")], analyses: ["order"])],
        populations: [PopulationBrief(name: "Randomized", definition: "Everybody who was allocated", people: 90)],
        deviations: [
            DeviationNote("analyses.total.covariates: the baseline of CAPS-5 was added", when: "3 March 2026", reason: "a reviewer asked", analyses: ["total"]),
            DeviationNote("The seed was changed"),
        ],
        frozen: "11 February 2025 by statistician-1", theory: nil, setting: [1: "Hospital room"], collectsHarms: true)

    static func document(_ brief: ReportBrief = brief, harms: Bool = true) throws -> Document {
        let made = try VirtualStudy.made.get()
        return Document(report: made.outcome, of: made.material, brief: brief, harms: harms ? VirtualStudy.harms(made.material) : nil)
    }

    private func blocks(_ document: Document, _ section: String) -> [Block] { document.sections.first { $0.id == section }?.blocks ?? [] }

    private func text(_ document: Document, _ section: String) -> String {
        PlainText().render(Document(title: "", summary: "", sections: document.sections.filter { $0.id == section }))
            .split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test("It holds the parts of a report in reading order, each once")
    func sections() throws {
        let ids = try Self.document().sections.map(\.id)
        #expect(ids == ["conclusion", "question", "participants", "course", "mechanism", "sensitivity", "further", "harms", "setting", "methods", "limits"])
        // Without harms of its own the report takes those of the frozen records.
        let recorded = try !VirtualStudy.made.get().material.snapshot.adverseEvents.isEmpty
        let own = try Self.document(ReportBrief(), harms: false).sections.map(\.id)
        #expect(own.contains("harms") == recorded)
    }

    @Test("Nothing in it says what the design cannot carry")
    func words() throws {
        for brief in [Self.brief, ReportBrief()] { try Self.document(brief).requireEarnedWords() }
    }

    @Test("What was changed after freezing stands at the top and beside every analysis that it touches, and nowhere else")
    func deviations() throws {
        let document = try Self.document()
        guard case .notice(let notice) = blocks(document, "conclusion").first else { Issue.record("not at the top"); return }
        #expect(notice.kind == .caution && notice.title == "The plan was changed after it was frozen: 2 changes")
        let text = text(document, "mechanism")
        let marks = text.components(separatedBy: "Changed after the plan was frozen").count - 1
        // order and same_visit by the second, total by both; sides stands among the further ones.
        #expect(marks == 4)
        #expect(text.contains("the baseline of CAPS-5 was added (3 March 2026). Reason given: a reviewer asked."))
        #expect(text.contains("The seed was changed (when is not stated). No reason is given."))
        #expect(document.provenance.contains { $0.name == "Changes after freezing" && $0.value == "2" })
        let clean = try Self.document(ReportBrief())
        #expect(!PlainText().render(clean).contains("after the plan was frozen"))
    }

    @Test("Every figure stands with its table, and has an id of its own")
    func figures() throws {
        let figures = try Self.document().figures
        #expect(figures.count >= 7)
        #expect(Set(figures.map(\.id)).count == figures.count)
        for figure in figures { #expect(figure.table?.rows.isEmpty == false, "\(figure.id)") }
    }

    @Test("Headings within sections have ids of their own")
    func headings() throws {
        let document = try Self.document()
        let ids = document.sections.flatMap(\.blocks).compactMap { if case .heading(let id, _) = $0 { id } else { nil } }
        #expect(ids == ["analysis-order", "analysis-total", "analysis-same_visit", "analysis-sensitivity", "analysis-sides"])
        #expect(Set(ids + document.sections.map(\.id)).count == ids.count + document.sections.count)
    }

    @Test("The same study gives the same document, on one thread or two")
    func sameBytes() throws {
        let made = try VirtualStudy.made.get()
        let bytes = DelimitedWriter().bytes(of: try made.material.dataset.wideTable())
        let once = try VirtualStudy.outcome(on: bytes, threads: 1)
        let other = Document(report: once, of: made.material, brief: Self.brief, harms: VirtualStudy.harms(made.material))
        #expect(other == (try Self.document()))
    }

    @Test("A mediation says what AGReMA asks, and what nobody stated is not stated")
    func agrema() throws {
        let text = text(try Self.document(), "mechanism")
        for item in ["Objective", "Theory", "Causal diagram", "Assumptions", "Timing of the measures", "Estimand", "Sensitivity analyses", "Missing data", "People", "Limits"] {
            #expect(text.contains(item), "\(item)")
        }
        #expect(text.contains("Not stated"))
        #expect(text.contains("How strong would an unmeasured common cause have to be?"))
        #expect(text.contains("Mediator measured first"))
        #expect(text.contains("plan frozen 11 February 2025 by statistician-1"))
    }

    @Test("The badge decides what a mediation is said to be")
    func badge() throws {
        let text = text(try Self.document(), "mechanism")
        #expect(text.contains("Mediator measured first (exposure randomized)"))
        #expect(text.contains("Measured together (exposure randomized)"))
        #expect(text.contains("changed together; which came first is not known"))
    }

    @Test("What the plan does not ask is said to be missing")
    func missing() throws {
        let text = text(try Self.document(), "limits")
        #expect(text.contains("whether gains lasted"))
        #expect(!text.contains("No adverse events are part"))
        let unrecorded = LimitsText(mechanism: "m", outcome: "y", isRandomized: false, asked: [], collectsHarms: false).sentences
        #expect(unrecorded.contains { $0.contains("No adverse events are part of this report") })
        #expect(unrecorded.contains { $0.hasPrefix("Nothing was randomized") })
    }

    @Test("A table alone gives a report without flow, baseline and harms, and says so")
    func table() throws {
        let made = try VirtualStudy.made.get()
        let document = Document(made.outcome, brief: Self.brief)
        #expect(document.sections.map(\.id) == ["changes", "question", "mechanism", "sensitivity", "further", "methods", "limits"])
        #expect(document.title == "Did a change in self-compassion carry the effect of treatment on PTSD symptoms?")
        #expect(text(document, "limits").contains("No flow of participants"))
        #expect(text(document, "mechanism").contains("Consistent with change in"))
        try document.requireEarnedWords()
        #expect(Document(made.outcome, brief: ReportBrief()).summary.contains("nobody says that it was frozen"))
    }

    @Test("A study of nobody still makes a report")
    func empty() throws {
        let made = try VirtualStudy.made.get()
        let snapshot = Snapshot(
            study: made.material.snapshot.study, ledgerSize: 0, screenings: [], enrollments: [], allocations: [], sessions: [], submissions: [],
            missedVisits: [], discontinuations: [])
        let nobody = StudyMaterial(snapshot, catalog: made.material.catalog, openAlerts: [])
        let harms = HarmsTable(arms: [.init("A", people: 0, isControl: true), .init("B", people: 0, isControl: false)], events: [])
        let document = Document(report: made.outcome, of: nobody, brief: ReportBrief(collectsHarms: true), harms: harms)
        let text = PlainText().render(document)
        #expect(text.contains("No adverse event was recorded"))
        #expect(!text.contains("nan") && !text.contains("inf "))
        try document.requireEarnedWords()
    }
}
