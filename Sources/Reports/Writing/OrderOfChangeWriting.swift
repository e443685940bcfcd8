import Charts
import Mechanisms
import Statistics

/// What the order in time allows one to say, in words that claim no more.
struct OrderOfChangeWriting {
    let fit: OrderOfChangeFit
    let id: String
    /// How people call the mechanism and the outcome: "self-compassion", "PTSD symptoms".
    let mechanism: String
    let outcome: String

    var blocks: [Block] { [.notice(conclusion), .figure(figure), .table(table), .paragraph(explanation)] }

    /// The one conclusion that the report draws. Its words follow from the verdict alone.
    var conclusion: Notice {
        switch fit.verdict {
        case .mechanismFirst:
            Notice(
                .conclusion, title: "Consistent with change in \(mechanism) carrying part of the effect",
                text: "Earlier \(mechanism) went with later \(outcome) beyond what earlier \(outcome) and the baselines tell, and not the other way round. Randomization supports the first step, from treatment to \(mechanism); the second step rests on the assumption that nothing unmeasured moved both.")
        case .outcomeFirst:
            Notice(
                .conclusion, title: "\(outcome.capitalizedSentence) changed first",
                text: "Earlier \(outcome) went with later \(mechanism) beyond earlier \(mechanism) and the baselines, and not the other way round. These data do not support that \(mechanism) carried the effect; they look more like \(mechanism) following improvement.")
        case .bothWays:
            Notice(
                .conclusion, title: "Each went before the other",
                text: "Earlier \(mechanism) went with later \(outcome), and earlier \(outcome) with later \(mechanism). A loop between the two, or a common cause of both, would look like this; the data do not tell which came first.")
        case .together:
            Notice(
                .conclusion, title: "Both improved together; the order cannot be told",
                text: "Measured at the same visit the two scales look like mediation, but neither goes before the other once earlier values are held constant. One shared improvement read off two scales would give the same picture, so a claim that \(mechanism) carried the effect is not supported.")
        case .nothingShown:
            Notice(
                .conclusion, title: "No indirect effect shown",
                text: "None of the three models tells an indirect effect from none. That is not evidence of absence: look at the widths of the intervals.")
        }
    }

    private var models: [(name: String, question: String, fit: MediationFit)] {
        [
            ("\(mechanism.capitalizedSentence) first", "Earlier \(mechanism) → later \(outcome)", fit.forward),
            ("\(outcome.capitalizedSentence) first", "Earlier \(outcome) → later \(mechanism)", fit.reverse),
            ("Same visit", "\(mechanism.capitalizedSentence) and \(outcome) measured together", fit.concurrent),
        ]
    }

    /// Each model speaks in units of its own outcome, so the picture shows standard
    /// deviations of that outcome.
    private var figure: Figure {
        let rows = models.map { model -> ForestPlot.Row in
            let scale = model.fit.standardized.partiallyStandardizedIndirect[0] / model.fit.totalIndirect.estimate
            let ends = OrderOfChangeFit.decidingInterval(of: model.fit)
            let isScaled = scale.isFinite
            return ForestPlot.Row(
                name: model.name,
                estimate: ChartEstimate(
                    isScaled ? model.fit.totalIndirect.estimate * scale : nil,
                    lower: isScaled ? ends.map { $0.lower * scale } : nil, upper: isScaled ? ends.map { $0.upper * scale } : nil),
                detail: "\(model.fit.rowsUsed) people", reason: isScaled ? nil : "no variation")
        }
        return Figure(
            "\(id)-order", caption: "Indirect effect of treatment in each direction of time, in standard deviations of what comes last.",
            ForestPlot(
                title: "Which changed first?", measure: "Indirect effect (SD of the later measure)",
                intervalName: "\(Words.level(fit.specification.level)) interval", groups: [.init(rows: rows)]))
    }

    private var table: ReportTable {
        let level = Words.level(fit.specification.level)
        let rows = models.map { model -> [String] in
            let exposure = fit.specification.exposure
            let mediator = model.fit.specification.mediators[0]
            let ends = OrderOfChangeFit.decidingInterval(of: model.fit)
            return [
                model.question,
                model.fit.mediatorModels[0].row(exposure).map { Words.number($0.estimate) } ?? "–",
                model.fit.outcomeModel.row(mediator).map { Words.number($0.estimate) } ?? "–",
                Words.number(model.fit.totalIndirect.estimate),
                ends.map { Words.interval($0.lower, $0.upper) } ?? "–", "\(model.fit.rowsUsed)",
            ]
        }
        return ReportTable(
            caption: "Three models of the same people",
            columns: [
                .init("Model"), .init("a", isNumeric: true), .init("b", isNumeric: true), .init("a · b", isNumeric: true),
                .init("\(level) interval", isNumeric: true), .init("People", isNumeric: true),
            ],
            rows: rows,
            notes: [
                "a: treatment on what is measured earlier; b: that on what is measured later. Units are those of the scales. BCa bootstrap intervals, \(fit.specification.bootstrap.resamples) resamples, seed \(fit.specification.seed).",
                "The first two models hold both baselines and the earlier value of what comes last constant; the third holds the baselines constant.",
            ])
    }

    private var explanation: String {
        "The third model finds mediation between almost any two scales that improve at the same time. Only the first two know an order in time, which is why the conclusion rests on them."
    }
}
