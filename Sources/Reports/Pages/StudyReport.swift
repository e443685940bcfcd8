import AnalysisPlans
import Datasets
import Ledger
import Instruments
import Mechanisms
import Statistics
import Records
import StudyDesign

/// What a simulated study was made to be, told at the end of its report.
public struct PlantedTruth: Hashable, Sendable {
    public let name: String
    public let sentence: String
    public let facts: [Fact]

    public init(name: String, sentence: String, facts: [Fact]) {
        self.name = name
        self.sentence = sentence
        self.facts = facts
    }
}

/// The frozen plan, carried out and written up.
struct StudyReport {
    let material: StudyMaterial
    let outcome: PlanOutcome
    let planted: PlantedTruth?

    private var study: StudyProtocol { material.study }
    private var figures: StudyFigures { StudyFigures(material: material) }
    private var names: ReportNames { ReportNames(material: material) }

    var document: Document {
        Document(
            title: "Report",
            summary: "\(study.title). Made from one frozen snapshot by one frozen plan.",
            sections: [conclusion, question, participants, course] + analyses + [limits] + (planted.map { [truth($0)] } ?? []),
            provenance: provenance)
    }

    private var order: AnalysisOutcome? {
        outcome.outcomes.first { if case .orderOfChange = $0.detail { true } else { false } }
    }

    private var conclusion: Section {
        var blocks: [Block] = []
        let measure = material.measure(study.primaryOutcome)
        if let order, case .orderOfChange(let fit) = order.detail {
            blocks.append(.facts(effect(fit)))
            let conclusion = names.orderWriting(fit, id: order.name).conclusion
            blocks += [.notice(conclusion.notice), .list(conclusion.evidence)]
        }
        let ends = ArmCourse(material.dataset, study.primaryOutcome).arms.compactMap { arm, points -> Fact? in
            guard let last = points.last, let mean = last.mean, let interval = last.interval else { return nil }
            return Fact(
                arm.name, Words.number(mean, 1),
                note: "\(Words.interval(interval.lowerBound, interval.upperBound, 1)), \(last.count) people, \(last.visit.name.lowercased())")
        }
        blocks.append(.facts(ends))
        blocks.append(.paragraph("The two values above are means of \(measure) of those measured at the last visit, each with its 95 % interval."))
        return Section(id: "conclusion", title: "What this study says", blocks: blocks)
    }

    /// The difference between the arms, with interval, method and number.
    private func effect(_ fit: OrderOfChangeFit) -> [Fact] {
        guard let row = fit.totalEffect else { return [] }
        let level = Words.level(fit.forward.specification.level)
        return [
            Fact(
                "Difference between the arms, \(names.columns[fit.forward.specification.outcome] ?? "endpoint")",
                Words.number(row.estimate, 1),
                note: "\(level) interval \(Words.interval(row.lower, row.upper, 1)); least squares, adjusted for both baselines; \(fit.forward.rowsUsed) of \(fit.forward.rowsInTable) people")
        ]
    }

    /// The question in the five attributes of ICH E9(R1), as this version answers it.
    private var question: Section {
        let visit = study.visits.last { $0.instruments.contains(study.primaryOutcome.instrument) }
        return Section(
            id: "question", title: "The question",
            blocks: [
                .table(
                    ReportTable(
                        caption: "Estimand of the difference between the arms (ICH E9(R1))",
                        columns: [.init("Attribute"), .init("Here")],
                        rows: [
                            ["Treatment", Words.list(study.arms.map(\.name))],
                            ["Population", "People with \(study.condition) who were randomized and have every value of the model"],
                            ["Variable", "\(material.measure(study.primaryOutcome)), \(visit.map { "week \(Words.number($0.week, 0))" } ?? "last visit")"],
                            ["Intercurrent events", "Leaving the study: no value is put in its place (complete cases). This is right only if those who left would have fared like those who stayed, given arm and baselines"],
                            ["Summary", "Difference of means, adjusted for both baselines"],
                        ]))
            ])
    }

    private var participants: Section { Section(id: "participants", title: "Participants", blocks: [.figure(figures.flow)]) }

    private var course: Section {
        Section(
            id: "course", title: "Course",
            blocks: [
                .figure(figures.course(study.primaryOutcome, decimals: 1)), .table(figures.table(study.primaryOutcome, decimals: 1)),
                .figure(figures.course(study.mechanism, decimals: 2)), .table(figures.table(study.mechanism, decimals: 2)),
                .details(
                    summary: "What is missing, and why",
                    [.table(figures.missing(study.primaryOutcome)), .table(figures.missing(study.mechanism))]),
            ])
    }

    private var analyses: [Section] {
        outcome.outcomes.map { analysis in
            let blocks = AnalysisWriting(analysis, names: names).blocks(concluding: false)
            let id = analysis.name.isEmpty ? "analysis" : analysis.name.split(separator: ".").joined(separator: "-")
            return Section(id: id, title: analysis.title ?? "Analysis \(analysis.name)", blocks: blocks)
        }
    }

    private var limits: Section {
        let mechanism = names.mechanism ?? "the mechanism"
        let outcome = names.outcome ?? "the outcome"
        return Section(
            id: "limits", title: "What this cannot show",
            blocks: [
                .list([
                    "Treatment was randomized; \(mechanism) was not. From \(mechanism) to \(outcome) only time order and the covariates protect against a common cause.",
                    "The earlier value of the outcome was measured after randomization. Holding it constant in the outcome equation is right only if treatment does not move it through \(mechanism) and nothing unmeasured moves both; real data often fail this.",
                    "Both scales are taken as free of error. With error, the less reliable scale tends to look like the one that follows, and more people do not cure that.",
                    "Effects are taken as straight lines, the same for everybody, and \(mechanism) as working alike in both arms.",
                    "Participants often know what they were given. Guesses and expectations that move both a self-report and its outcome would look like a mechanism.",
                    "The analyses use people with every value of the model. If those who left did so because of how they fared, the estimates describe those who stayed.",
                    "No share of the effect is reported: at this size almost any share is compatible with the data.",
                ])
            ])
    }

    private func truth(_ planted: PlantedTruth) -> Section {
        Section(
            id: "truth", title: "What was planted",
            blocks: [
                .notice(Notice(.note, title: "This study is invented: \(planted.name)", text: planted.sentence)), .facts(planted.facts),
            ])
    }

    private var provenance: [Fact] {
        let source = outcome.provenance
        var facts = [
            Fact("Program", "Maitri \(source.programVersion)"), Fact("Plan", source.planHash, note: "SHA-256 of the frozen plan"),
            Fact("Data", source.dataHash, note: "SHA-256 of the analysis dataset"),
        ]
        if let snapshot = source.snapshotHash {
            facts.append(Fact("Snapshot", snapshot, note: "SHA-256; \(material.snapshot.ledgerSize) ledger entries"))
        }
        let seeds = Set(outcome.outcomes.compactMap(\.seed)).sorted().map(String.init)
        if !seeds.isEmpty { facts.append(Fact("Seed", seeds.joined(separator: ", "))) }
        let keys = Set(study.visits.flatMap(\.instruments)).sorted { $0.rawValue < $1.rawValue }.compactMap(material.catalog.instrument)
        facts.append(Fact("Scoring keys", keys.map { "\($0.abbreviation) version \($0.version)" }.joined(separator: ", ")))
        return facts
    }
}
