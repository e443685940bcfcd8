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
    /// How people call the columns.
    let names: [String: String]

    /// - Parameter concluding: whether the conclusion is to be told here, or was told before.
    func blocks(concluding: Bool) -> [Block] {
        (concluding ? [.notice(conclusion)] : []) + [.figure(figure), .table(table), .paragraph(explanation)]
            + (left.isEmpty ? [] : [.list(left)])
    }

    /// Who is left out of each model, and of which values they lack.
    private var left: [String] {
        models.flatMap { model in
            model.fit.cautions.filter { caution in
                switch caution {
                case .rowsLeftOut, .singularResamples, .noJackknife, .perfectFit: true
                case .endNearZero(let effect, let interval, _): effect == model.fit.totalIndirect.name && interval.kind == .bca
                case .noTotalEffect, .oppositeDirections, .unsteadyProportion, .singularReplays, .fewResamples: false
                }
            }.map { "\(model.name): \($0.sentence { names[$0] ?? $0 })" }
        }
    }

    /// The one conclusion that the report draws. Its words follow from the verdict alone;
    /// the numbers, the number of people and the method stand with it.
    var conclusion: Notice {
        switch fit.verdict {
        case .mechanismFirst:
            Notice(
                .conclusion, title: "Consistent with change in \(mechanism) carrying part of the effect",
                text: "\(association(fit.forward, mechanism, outcome)) beyond what earlier \(outcome) and the baselines tell, and not the other way round. \(numbers(fit.forward)) Randomization supports the first step, from treatment to \(mechanism); the second step rests on the assumption that nothing unmeasured moved both.")
        case .outcomeFirst:
            Notice(
                .conclusion, title: "\(outcome.capitalizedSentence) changed first",
                text: "\(association(fit.reverse, outcome, mechanism)) beyond earlier \(mechanism) and the baselines, and not the other way round. \(slope(fit.reverse)) These data do not support that \(mechanism) carried the effect; they look more like \(mechanism) following improvement.")
        case .bothWays:
            Notice(
                .conclusion, title: "Each went before the other",
                text: "\(association(fit.forward, mechanism, outcome)), and \(association(fit.reverse, outcome, mechanism, isStart: false)). \(slope(fit.forward)) \(slope(fit.reverse)) A loop between the two, or a common cause of both, would look like this; the data do not tell which came first.")
        case .together:
            Notice(
                .conclusion, title: "Both improved together; the order cannot be told",
                text: "Measured at the same visit the two scales look like mediation, but neither goes before the other once earlier values are held constant. \(numbers(fit.concurrent)) One shared improvement read off two scales would give the same picture, so a claim that \(mechanism) carried the effect is not supported.")
        case .nothingShown:
            Notice(
                .conclusion, title: "No indirect effect shown",
                text: "None of the three models tells an indirect effect from none. \(numbers(fit.forward)) That is not evidence of absence: look at the widths of the intervals.")
        }
    }

    /// `Higher earlier self-compassion went with lower later PTSD symptoms`.
    private func association(_ model: MediationFit, _ earlier: String, _ later: String, isStart: Bool = true) -> String {
        let slope = model.b.first ?? 0
        return "\(isStart ? "Higher" : "higher") earlier \(earlier) went with \(slope < 0 ? "lower" : "higher") later \(later)"
    }

    /// The indirect effect with its interval, method and number of people.
    private func numbers(_ model: MediationFit) -> String {
        let interval = OrderOfChangeFit.decidingInterval(of: model).map {
            " (\(Words.level(model.specification.level)) bootstrap interval \(Words.interval($0.lower, $0.upper)))"
        } ?? ""
        return "Indirect effect \(Words.number(model.totalIndirect.estimate))\(interval) in units of the later scale, \(model.rowsUsed) people with every value."
    }

    /// Path b, standardized, with its interval and number of people.
    private func slope(_ model: MediationFit) -> String {
        let b = standardizedLag(model)
        guard let estimate = b.estimate, let lower = b.lower, let upper = b.upper else { return "" }
        return "Standardized slope \(Words.number(estimate)) (\(Words.level(model.specification.level)) interval \(Words.interval(lower, upper))), \(model.rowsUsed) people with every value."
    }

    /// Path b in standard deviations of both measures.
    private func standardizedLag(_ model: MediationFit) -> ChartEstimate {
        guard let b = OrderOfChangeFit.lag(of: model), let standard = model.standardized.b.first, b.estimate != 0,
            (standard / b.estimate).isFinite
        else { return ChartEstimate(nil) }
        let scale = standard / b.estimate
        return ChartEstimate(standard, lower: b.lower * scale, upper: b.upper * scale)
    }

    private var models: [(name: String, question: String, fit: MediationFit)] {
        [
            ("\(mechanism.capitalizedSentence) first", "Earlier \(mechanism) → later \(outcome)", fit.forward),
            ("\(outcome.capitalizedSentence) first", "Earlier \(outcome) → later \(mechanism)", fit.reverse),
            ("Same visit", "\(mechanism.capitalizedSentence) and \(outcome) measured together", fit.concurrent),
        ]
    }

    /// Each model speaks in units of its own outcome, so the picture shows standard deviations.
    private var figure: Figure {
        let lags = models.prefix(2).map { model in
            ForestPlot.Row(
                name: model.question, estimate: standardizedLag(model.fit), detail: people(model.fit), reason: "no variation")
        }
        let effects = models.map { model in
            ForestPlot.Row(
                name: model.name, estimate: standardizedEffect(model.fit), detail: people(model.fit), reason: "no variation")
        }
        return Figure(
            "\(id)-order",
            caption: "Which goes before the other, and the indirect effect of treatment in each direction of time. All in standard deviations.",
            ForestPlot(
                title: "Which changed first?", measure: "Standard deviations",
                intervalName: "interval (\(Words.level(fit.specification.laggedLevel)) where time is ordered, else \(Words.level(fit.specification.level)))",
                groups: [
                    .init(name: "Does the earlier one go before the later one? (path b)", rows: Array(lags)),
                    .init(name: "Indirect effect of treatment (a × b)", rows: effects),
                ]))
    }

    private func people(_ model: MediationFit) -> String {
        "\(model.rowsUsed) people, \(Words.level(model.specification.level)) interval"
    }

    /// The indirect effect in standard deviations of what comes last.
    private func standardizedEffect(_ model: MediationFit) -> ChartEstimate {
        let effect = model.totalIndirect.estimate
        guard let standard = model.standardized.partiallyStandardizedIndirect.first, effect != 0, (standard / effect).isFinite else {
            return ChartEstimate(nil)
        }
        let scale = standard / effect
        let ends = OrderOfChangeFit.decidingInterval(of: model)
        return ChartEstimate(standard, lower: ends.map { $0.lower * scale }, upper: ends.map { $0.upper * scale })
    }

    private var table: ReportTable {
        let rows = models.map { model -> [String] in
            let exposure = fit.specification.exposure
            let mediator = model.fit.specification.mediators[0]
            let ends = OrderOfChangeFit.decidingInterval(of: model.fit)
            return [
                model.question,
                model.fit.mediatorModels[0].row(exposure).map { Words.number($0.estimate) } ?? "–",
                model.fit.outcomeModel.row(mediator).map { Words.estimate($0.estimate, $0.lower, $0.upper) } ?? "–",
                ends.map { Words.estimate(model.fit.totalIndirect.estimate, $0.lower, $0.upper) } ?? "–",
                "\(model.fit.rowsUsed)",
            ]
        }
        return ReportTable(
            caption: "Three models of the same people",
            columns: [
                .init("Model"), .init("a", isNumeric: true), .init("b (interval)", isNumeric: true),
                .init("a × b (interval)", isNumeric: true), .init("People", isNumeric: true),
            ],
            rows: rows,
            notes: [
                "a: treatment on what is measured earlier; b: that on what is measured later. Units are those of the scales. Intervals at \(Words.level(fit.specification.laggedLevel)) for the first two models, since two directions are asked, and at \(Words.level(fit.specification.level)) for the third; b by least squares, a × b by BCa bootstrap, \(Words.grouped(fit.specification.bootstrap.resamples)) resamples, seed \(fit.specification.seed).",
                "The first two models hold both baselines and the earlier value of what comes last constant; the third holds the baselines constant.",
            ])
    }

    private var explanation: String {
        "The third model finds mediation between almost any two scales that improve at the same time. Only the first two know an order in time, which is why the conclusion rests on them: it asks whether the earlier measure goes before the later one (b) in one direction and not in the other, and whether the indirect effect leaves out zero."
    }
}
