import Charts
import Mechanisms
import Statistics

/// A mediation in words, tables and a path diagram. Variables keep the names of the data
/// unless `names` says how people call them.
struct MediationWriting {
    let fit: MediationFit
    let badge: TimingBadge
    /// Unique within the document; prefix of figure ids.
    let id: String
    let names: [String: String]

    private var specification: MediationSpecification { fit.specification }

    func name(_ variable: String) -> String { names[variable] ?? variable }

    var blocks: [Block] {
        let told = cautions
        return [facts, .paragraph(sentence), .notice(timing), .figure(diagram), .table(effects), .table(paths)]
            + (told.isEmpty ? [] : [.list(told)])
    }

    /// What concerns the numbers shown: differences between mediators and percentile
    /// intervals beside BCa ones stand in the JSON, and so do their warnings.
    private var cautions: [String] {
        fit.cautions.filter { caution in
            guard case .endNearZero(let effect, let interval, _) = caution else { return true }
            let hasBCa = fit.bootstrap?.effect(effect)?.monteCarlo?.interval(.bca) != nil
            return !effect.hasPrefix("contrast_") && (interval.kind == .bca || !hasBCa)
        }.map { $0.sentence(calling: name) }
    }

    private var facts: Block {
        let left = fit.rowsInTable - fit.rowsUsed
        var facts = [
            Fact("Analyzed", Words.count(fit.rowsUsed, "row", "rows"), note: left > 0 ? "\(left) left out: a value is missing" : nil),
            Fact("Timing", badge.label.capitalizedSentence),
        ]
        if let bootstrap = fit.bootstrap, bootstrap.resamples > 0 {
            facts.append(Fact("Resamples", Words.grouped(bootstrap.resamples), note: "seed \(specification.seed)"))
        }
        return .facts(facts)
    }

    /// The main effect in one sentence that claims no more than the numbers do.
    private var sentence: String {
        let effect = fit.totalIndirect
        let which = specification.mediators.count == 1
            ? "through \(name(specification.mediators[0]))" : "through the \(specification.mediators.count) mediators together"
        let (interval, kind) = deciding(effect)
        let amount = "\(Words.number(effect.estimate)) (\(Words.level(specification.level)) \(kind) \(Words.interval(interval.lower, interval.upper)))"
        let reading = interval.lower > 0 || interval.upper < 0
            ? "The interval leaves out zero." : "The interval includes zero: the data do not tell the effect from none."
        return "The indirect effect of \(name(specification.exposure)) on \(name(specification.outcome)) \(which) is \(amount). \(reading)"
    }

    private var timing: Notice {
        Notice(badge.allowsCausalOrder ? .note : .caution, title: badge.label.capitalizedSentence, text: badge.meaning)
    }

    /// BCa where it exists, else percentile, else normal.
    private func deciding(_ effect: MediationEffect) -> (Ends, String) {
        let summary = fit.bootstrap?.effect(effect.name)?.monteCarlo
        if let bca = summary?.interval(.bca)?.ends { return (bca, "BCa interval") }
        if let percentile = summary?.interval(.percentile)?.ends { return (percentile, "percentile interval") }
        return (effect.normalInterval, "normal interval")
    }

    private func title(_ effect: MediationEffect) -> String {
        if specification.mediators.count == 1 { return "Indirect effect" }
        if effect.name == "total_indirect" { return "All mediators together" }
        let through = effect.weights.indices.filter { effect.weights[$0] == 1 }.map { name(specification.mediators[$0]) }
        let minus = effect.weights.indices.filter { effect.weights[$0] == -1 }.map { name(specification.mediators[$0]) }
        return "Through \(through.joined())" + (minus.isEmpty ? "" : " minus \(minus.joined())")
    }

    private var effects: ReportTable {
        let level = Words.level(specification.level)
        // Differences between mediators are many and few read them: they stand in the JSON.
        let shown = fit.effects.filter { !$0.weights.contains(-1) }
        let rows = shown.map { effect -> [String] in
            let summary = fit.bootstrap?.effect(effect.name)?.monteCarlo
            return [
                title(effect), Words.number(effect.estimate), Words.number(effect.standardError),
                interval(summary?.interval(.bca)), interval(summary?.interval(.percentile)),
                effect.p.map(Words.probability) ?? "–",
            ]
        }
        let direct = row("Direct (c′)", fit.outcomeModel.row(specification.exposure), "direct")
        let total = row("Total (c)", fit.totalEffectModel.row(specification.exposure), "total")
        return ReportTable(
            caption: "Effects of \(name(specification.exposure)) on \(name(specification.outcome)), in units of the outcome",
            columns: [
                .init("Effect"), .init("Estimate", isNumeric: true), .init("SE", isNumeric: true),
                .init("\(level) BCa", isNumeric: true), .init("\(level) percentile", isNumeric: true),
                .init("p", isNumeric: true),
            ],
            rows: rows + [direct, total],
            notes: ["SE and p of indirect effects by the delta method, of the others by least squares; read the bootstrap intervals first."])
    }

    private func row(_ title: String, _ coefficient: CoefficientRow?, _ effect: String) -> [String] {
        let summary = fit.bootstrap?.effect(effect)?.monteCarlo
        return [
            title, coefficient.map { Words.number($0.estimate) } ?? "–",
            coefficient.map { Words.number($0.standardError) } ?? "–", interval(summary?.interval(.bca)),
            interval(summary?.interval(.percentile)), coefficient?.p.map(Words.probability) ?? "–",
        ]
    }

    private func interval(_ interval: BootstrapInterval?) -> String {
        interval.map { Words.interval($0.ends.lower, $0.ends.upper) } ?? "–"
    }

    private var paths: ReportTable {
        let rows = specification.mediators.indices.flatMap { index -> [[String]] in
            let mediator = specification.mediators[index]
            return [
                path("a: \(name(specification.exposure)) → \(name(mediator))", fit.mediatorModels[index].row(specification.exposure)),
                path("b: \(name(mediator)) → \(name(specification.outcome))", fit.outcomeModel.row(mediator)),
            ]
        }
        let covariates = specification.covariates.isEmpty
            ? "No covariates." : "Every equation holds constant \(Words.list(specification.covariates.map(name)))."
        return ReportTable(
            caption: "Paths",
            columns: [
                .init("Path"), .init("Estimate", isNumeric: true), .init("SE", isNumeric: true),
                .init("\(Words.level(specification.level)) interval", isNumeric: true), .init("p", isNumeric: true),
            ],
            rows: rows, notes: [covariates])
    }

    private func path(_ title: String, _ row: CoefficientRow?) -> [String] {
        guard let row else { return [title, "–", "–", "–", "–"] }
        return [
            title, Words.number(row.estimate), Words.number(row.standardError), Words.interval(row.lower, row.upper),
            row.p.map(Words.probability) ?? "–",
        ]
    }

    private var diagram: Figure {
        let mediators = specification.mediators.indices.map { index in
            PathDiagram.Mediator(
                name: name(specification.mediators[index]), a: estimate(fit.mediatorModels[index].row(specification.exposure)),
                b: estimate(fit.outcomeModel.row(specification.mediators[index])), indirect: indirect(through: index))
        }
        let (ends, kind) = deciding(fit.totalIndirect)
        return Figure(
            "\(id)-paths",
            caption: "Paths from \(name(specification.exposure)) to \(name(specification.outcome)). A dashed arrow marks an interval that includes zero.",
            PathDiagram(
                title: "Paths", x: name(specification.exposure), y: name(specification.outcome), mediators: mediators,
                direct: estimate(fit.outcomeModel.row(specification.exposure)),
                total: estimate(fit.totalEffectModel.row(specification.exposure)),
                totalIndirect: specification.mediators.count == 1
                    ? nil : ChartEstimate(fit.totalIndirect.estimate, lower: ends.lower, upper: ends.upper),
                intervalName: "\(Words.level(specification.level)) interval (indirect effects: \(kind))"))
    }

    private func indirect(through index: Int) -> ChartEstimate? {
        guard let effect = fit.effects.first(where: { Self.isSingle($0.weights, at: index) })
        else { return nil }
        let (ends, _) = deciding(effect)
        return ChartEstimate(effect.estimate, lower: ends.lower, upper: ends.upper)
    }

    private static func isSingle(_ weights: [Double], at index: Int) -> Bool {
        weights.indices.allSatisfy { weights[$0] == ($0 == index ? 1 : 0) }
    }

    private func estimate(_ row: CoefficientRow?) -> ChartEstimate {
        ChartEstimate(row?.estimate, lower: row?.lower, upper: row?.upper, standardError: row?.standardError)
    }
}

extension String {
    /// The first letter large, the rest as it is.
    var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}
