import Charts
import Mechanisms
import Statistics

/// What the order in time allows one to say, in words that claim no more.
struct OrderOfChangeWriting {
    let fit: OrderOfChangeFit
    let id: String
    /// How people call the mechanism and the outcome, `self-compassion` and `PTSD symptoms`;
    /// nil leaves the columns their names.
    let mechanism: String?
    let outcome: String?
    /// How people call the exposure and the columns.
    let names: [String: String]

    /// - Parameter concluding: whether the conclusion is to be told here, or was told before.
    func blocks(concluding: Bool) -> [Block] {
        (concluding ? [.notice(conclusion.notice), .list(conclusion.evidence)] : []) + [.figure(figure), .table(table), .paragraph(explanation)]
            + (cautions.isEmpty ? [] : [.list(cautions)])
    }

    var conclusion: OrderOfChangeConclusion { OrderOfChangeConclusion(writing: self) }

    var specification: OrderOfChangeSpecification { fit.specification }

    /// The measures as they stand in sentences: `earlier self-compassion`, or the column.
    func early(_ measure: KeyPath<OrderOfChangeSpecification, OrderOfChangeSpecification.Measurements>) -> String {
        called(measure).map { "earlier \($0)" } ?? specification[keyPath: measure].early
    }

    func late(_ measure: KeyPath<OrderOfChangeSpecification, OrderOfChangeSpecification.Measurements>) -> String {
        called(measure).map { "later \($0)" } ?? specification[keyPath: measure].late
    }

    func called(_ measure: KeyPath<OrderOfChangeSpecification, OrderOfChangeSpecification.Measurements>) -> String? {
        measure == \.mechanism ? mechanism : outcome
    }

    struct Model {
        let name: String
        let fit: MediationFit
    }

    private var models: [Model] {
        [
            Model(name: "\(early(\.mechanism)) → \(late(\.outcome))".capitalizedSentence, fit: fit.forward),
            Model(name: "\(early(\.outcome)) → \(late(\.mechanism))".capitalizedSentence, fit: fit.reverse),
            Model(name: "\(late(\.mechanism)) → \(late(\.outcome)), same visit".capitalizedSentence, fit: fit.concurrent),
        ]
    }

    /// Path b in standard deviations of both measures.
    func standardizedLag(_ model: MediationFit) -> ChartEstimate {
        guard let b = OrderOfChangeFit.lag(of: model), let standard = model.standardized.b.first, b.estimate != 0,
            (standard / b.estimate).isFinite
        else { return ChartEstimate(nil) }
        let scale = standard / b.estimate
        return ChartEstimate(standard, lower: b.lower * scale, upper: b.upper * scale)
    }

    /// The indirect effect in standard deviations of what comes last.
    private func standardizedEffect(_ model: MediationFit) -> ChartEstimate {
        let effect = model.totalIndirect.estimate
        guard let standard = model.standardized.partiallyStandardizedIndirect.first, effect != 0, (standard / effect).isFinite else {
            return ChartEstimate(nil)
        }
        let scale = standard / effect
        let ends = model.decidingInterval?.ends
        return ChartEstimate(standard, lower: ends.map { $0.lower * scale }, upper: ends.map { $0.upper * scale })
    }

    /// Each model speaks in units of its own outcome, so the picture shows standard deviations.
    private var figure: Figure {
        func row(_ model: Model, _ estimate: ChartEstimate) -> ForestPlot.Row {
            ForestPlot.Row(
                name: model.name, estimate: estimate,
                detail: "\(model.fit.rowsUsed) people, \(Words.level(model.fit.specification.level)) interval", reason: "no variation")
        }
        return Figure(
            "\(id)-order",
            caption: "Which goes before the other (path b), and the indirect effect of the exposure in each direction of time (a × b). All in standard deviations.",
            ForestPlot(
                title: "Which goes before the other?", measure: "Standard deviations", intervalName: "interval as stated",
                groups: [
                    .init(name: "Path b: earlier measure to later measure", rows: models.prefix(2).map { row($0, standardizedLag($0.fit)) }),
                    .init(name: "Indirect effect of the exposure, a × b", rows: models.map { row($0, standardizedEffect($0.fit)) }),
                ]))
    }

    private var table: ReportTable {
        let rows = models.map { model -> [String] in
            let a = model.fit.mediatorModels.first?.row(specification.exposure)
            let effect = model.fit.decidingInterval
            return [
                model.name, a.map { Words.estimate($0.estimate, $0.lower, $0.upper) } ?? "–",
                OrderOfChangeFit.lag(of: model.fit).map { Words.estimate($0.estimate, $0.lower, $0.upper) } ?? "–",
                effect.map { Words.estimate(model.fit.totalIndirect.estimate, $0.ends.lower, $0.ends.upper) } ?? "–",
                "\(model.fit.rowsUsed)",
            ]
        }
        let bootstrap = specification.bootstrap
        let methods = models.compactMap { $0.fit.decidingInterval?.words }.reduce(into: [String]()) { list, words in
            if !list.contains(words) { list.append(words) }
        }
        return ReportTable(
            caption: "Three models of the same people, in units of the scales",
            columns: [
                .init("Model"), .init("a (interval)", isNumeric: true), .init("b (interval)", isNumeric: true),
                .init("a × b (interval)", isNumeric: true), .init("n", isNumeric: true),
            ],
            rows: rows,
            notes: [
                "a: exposure to the measure named first; b: that to the measure named second; both by least squares; a × b by \(Words.list(methods)). \(bootstrap.resamples > 0 ? "\(Words.grouped(bootstrap.resamples)) resamples, seed \(specification.seed)." : "No bootstrap.")",
                "Intervals at \(Words.level(specification.laggedLevel)) in the first two models, since two directions are asked, and at \(Words.level(specification.level)) in the third.",
                "All models hold both baselines constant. In the first two the outcome equation also holds the earlier value of what comes last constant; path a and the total effect are not adjusted for it.",
            ])
    }

    private var explanation: String {
        "The third model finds mediation between almost any two scales that improve at the same time. Only the first two know an order in time, so the conclusion rests on them: whether the earlier measure goes before the later one in one direction (path b) and is not shown to in the other, whether the indirect effect leaves out zero, and whether it points the way of the total effect."
    }

    /// Who is left out of each model, and what else bears on the numbers shown.
    private var cautions: [String] {
        let untimed = specification.days == nil
            ? ["The plan does not state under \"measured\" when these columns were measured, so no order in time is read."] : []
        return untimed + models.flatMap { model in
            model.fit.cautions.compactMap { caution -> String? in
                switch caution {
                case .rowsLeftOut, .singularResamples, .noJackknife, .noBCaOfUnits, .fewUnits, .perfectFit, .fewResamples:
                    caution.sentence { names[$0] ?? $0 }
                case .endNearZero(let effect, let interval, _):
                    effect == model.fit.totalIndirect.name && interval.kind == .bca ? caution.sentence { names[$0] ?? $0 } : nil
                case .oppositeDirections: "The indirect and the direct effect point in opposite directions."
                case .noTotalEffect, .unsteadyProportion: "The total effect is not told from none."
                case .singularReplays: nil
                }
            }.map { "\(model.name): \($0)" }
        }
    }
}
