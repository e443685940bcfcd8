import Charts
import Mechanisms
import Statistics

/// A mediation in words, tables and a path diagram. Variables keep the names of the data
/// unless `names` says how people call them.
struct MediationWriting {
    let fit: MediationFit
    let badge: TimingBadge
    /// How people came to be exposed.
    let assignment: ExposureAssignment
    /// Unique within the document; prefix of figure ids.
    let id: String
    let names: [String: String]
    /// The variables as they stand in sentences: `CAPS-5 at week 18`; the others by their names.
    let phrases: [String: String]

    private var specification: MediationSpecification { fit.specification }

    func name(_ variable: String) -> String { names[variable] ?? variable }

    var blocks: [Block] {
        let told = cautions
        return [facts, .paragraph(sentence), .notice(claim), .figure(diagram), .table(effects), .table(paths)]
            + (told.isEmpty ? [] : [.list(told)])
    }

    var design: ClaimDesign { ClaimDesign(assignment: assignment, timing: badge) }

    /// What the model lets one say, from the table of claims.
    private var claim: Notice {
        func phrase(_ variable: String) -> String { phrases[variable] ?? name(variable) }
        func range(_ interval: DecidingInterval?) -> ClosedRange<Double>? {
            interval.flatMap { $0.ends.lower <= $0.ends.upper ? $0.ends.lower...$0.ends.upper : nil }
        }
        let mediators = specification.mediators
        let total = fit.totalEffectModel.row(specification.exposure)
        let finding = IndirectFinding(
            indirect: range(fit.decidingInterval), total: range(fit.decidingInterval(of: "total", row: total)))
        let words = ClaimWords(
            exposure: phrase(specification.exposure), mechanism: mediators.count == 1 ? phrase(mediators[0]) : "the \(mediators.count) mediators",
            outcome: phrase(specification.outcome), isSeveral: mediators.count > 1)
        let slope = mediators.count == 1 ? fit.outcomeModel.row(mediators[0])?.estimate : nil
        return Finding.indirect(finding).claim(under: design, words: words, direction: ClaimDirection(slope))
            .notice(badge.allowsCausalOrder ? .note : .caution)
    }

    /// What concerns the numbers shown: differences between mediators and intervals that do not
    /// decide stand in the JSON, and so do their warnings.
    private var cautions: [String] {
        fit.cautions.filter { caution in
            guard case .endNearZero(let effect, let interval, _) = caution else { return true }
            return !effect.hasPrefix("contrast_") && interval.kind == fit.decidingKind(of: effect)
        }.map { caution in
            // The page shows no proportion, so it does not warn about one.
            switch caution {
            case .oppositeDirections: "The indirect and the direct effect point in opposite directions."
            case .unsteadyProportion, .noTotalEffect: "The total effect is not told from none."
            case .endNearZero(let effect, let interval, let isLower):
                "The \(isLower ? "lower" : "upper") end of the \(Self.words(interval.kind)) interval of the \(called(effect)) lies within two Monte-Carlo errors of 0: another seed could put it on the other side. Draw more resamples before reading anything from the side it falls on."
            default: caution.sentence(calling: name)
            }
        }
    }

    private static func words(_ kind: BootstrapSpecification.Interval) -> String {
        kind == .bca ? "BCa bootstrap" : "\(kind) bootstrap"
    }

    /// `indirect effect through SCS, week 8`.
    private func called(_ effect: String) -> String {
        switch effect {
        case "direct", "total": "\(effect) effect"
        default: fit.effect(effect).map { "indirect effect, \(title($0).prefix(1).lowercased())\(title($0).dropFirst())" } ?? effect
        }
    }

    private var facts: Block {
        let left = fit.rowsInTable - fit.rowsUsed
        var facts = [
            Fact("Analyzed", Words.count(fit.rowsUsed, "row", "rows"), note: left > 0 ? "\(left) left out: a value is missing" : nil),
            Fact("Timing", badge.label.capitalizedSentence, note: assignment.label),
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
        guard let interval = fit.decidingInterval(of: effect) else { return "" }
        let ends = interval.ends
        let places = Words.decimals(for: effect.standardError)
        let amount = "\(Words.number(effect.estimate, places)) (\(Words.level(specification.level)) \(interval.words) interval \(Words.interval(ends.lower, ends.upper, places)))"
        let reading = ends.lower > 0 || ends.upper < 0
            ? "The interval leaves out zero." : "The interval includes zero: the data do not tell the effect from none."
        return "The indirect effect of \(name(specification.exposure)) on \(name(specification.outcome)) \(which) is \(amount). \(reading)"
    }

    private func title(_ effect: MediationEffect) -> String {
        if specification.mediators.count == 1 { return "Indirect effect" }
        if effect.name == "total_indirect" { return "All mediators together" }
        let through = effect.weights.indices.filter { effect.weights[$0] == 1 }.map { name(specification.mediators[$0]) }
        let minus = effect.weights.indices.filter { effect.weights[$0] == -1 }.map { name(specification.mediators[$0]) }
        return "Through \(through.joined())" + (minus.isEmpty ? "" : " minus \(minus.joined())")
    }

    private var effects: ReportTable {
        // Differences between mediators are many and few read them: they stand in the JSON.
        let shown = fit.effects.filter { !$0.weights.contains(-1) }
        let rows = shown.map { effect in
            row(title(effect), effect.estimate, effect.standardError, effect.p, fit.decidingInterval(of: effect))
        }
        let direct = fit.outcomeModel.row(specification.exposure)
        let total = fit.totalEffectModel.row(specification.exposure)
        var notes = ["SE and p of indirect effects by the delta method, of the others by least squares. Each interval says its method."]
        if fit.bootstrap != nil, !fit.bootstrapHolds {
            notes.append("The bootstrap does not decide here: fewer than 1,000 resamples, or more than 5 % of them could not be fitted.")
        }
        if !specification.outcomeCovariates.isEmpty {
            notes.append("The direct effect holds \(Words.list(specification.outcomeCovariates.map(name))) constant and the total effect does not, so the rows need not add up.")
        }
        if specification.mediators.count > 2 {
            notes.append("\(specification.mediators.count) intervals of \(Words.level(specification.level)) each, not adjusted for their number. The mediators share variance, and each row assumes that no mediator moves another.")
        }
        return ReportTable(
            caption: "Effects of \(name(specification.exposure)) on \(name(specification.outcome)), in units of the outcome; \(Words.count(fit.rowsUsed, "row", "rows"))",
            columns: [
                .init("Effect"), .init("Estimate", isNumeric: true), .init("SE", isNumeric: true),
                .init("\(Words.level(specification.level)) interval", isNumeric: true), .init("Method"), .init("p", isNumeric: true),
            ],
            rows: rows + [
                row("Direct (c′)", direct?.estimate, direct?.standardError, direct?.p, fit.decidingInterval(of: "direct", row: direct)),
                row("Total (c)", total?.estimate, total?.standardError, total?.p, fit.decidingInterval(of: "total", row: total)),
            ],
            notes: notes)
    }

    private func row(
        _ title: String, _ estimate: Double?, _ error: Double?, _ p: Double?, _ interval: DecidingInterval?
    ) -> [String] {
        let places = Words.decimals(for: error ?? 0)
        return [
            title, estimate.map { Words.number($0, places) } ?? "–", error.map { Words.number($0, places) } ?? "–",
            interval.map { Words.interval($0.ends.lower, $0.ends.upper, places) } ?? "–", interval?.words ?? "–",
            p.map(Words.probability) ?? "–",
        ]
    }

    private var paths: ReportTable {
        let rows = specification.mediators.indices.flatMap { index -> [[String]] in
            let mediator = specification.mediators[index]
            return [
                path("a: \(name(specification.exposure)) → \(name(mediator))", fit.mediatorModels[index].row(specification.exposure)),
                path("b: \(name(mediator)) → \(name(specification.outcome))", fit.outcomeModel.row(mediator)),
            ]
        }
        var notes = [
            specification.covariates.isEmpty
                ? "No covariates." : "Every equation holds constant \(Words.list(specification.covariates.map(name)))."
        ]
        if !specification.outcomeCovariates.isEmpty {
            notes.append("The outcome equation alone also holds constant \(Words.list(specification.outcomeCovariates.map(name))).")
        }
        return ReportTable(
            caption: "Paths, by least squares",
            columns: [
                .init("Path"), .init("Estimate", isNumeric: true), .init("SE", isNumeric: true),
                .init("\(Words.level(specification.level)) interval", isNumeric: true), .init("p", isNumeric: true),
            ],
            rows: rows, notes: notes)
    }

    private func path(_ title: String, _ row: CoefficientRow?) -> [String] {
        guard let row else { return [title, "–", "–", "–", "–"] }
        let places = Words.decimals(for: row.standardError)
        return [
            title, Words.number(row.estimate, places), Words.number(row.standardError, places),
            Words.interval(row.lower, row.upper, places), row.p.map(Words.probability) ?? "–",
        ]
    }

    private var diagram: Figure {
        let mediators = specification.mediators.indices.map { index in
            PathDiagram.Mediator(
                name: name(specification.mediators[index]), a: estimate(fit.mediatorModels[index].row(specification.exposure)),
                b: estimate(fit.outcomeModel.row(specification.mediators[index])), indirect: indirect(through: index))
        }
        let direct = fit.outcomeModel.row(specification.exposure)
        let total = fit.totalEffectModel.row(specification.exposure)
        let whole = fit.decidingInterval
        return Figure(
            "\(id)-paths",
            caption: "Paths from \(name(specification.exposure)) to \(name(specification.outcome)). A dashed arrow marks an interval that includes zero.",
            PathDiagram(
                title: "Paths", x: name(specification.exposure), y: name(specification.outcome), mediators: mediators,
                direct: deciding(direct, "direct"), total: deciding(total, "total"),
                totalIndirect: specification.mediators.count == 1
                    ? nil : ChartEstimate(fit.totalIndirect.estimate, lower: whole?.ends.lower, upper: whole?.ends.upper),
                intervalName: "\(Words.level(specification.level)) interval (a and b by least squares, the others by \(whole?.words ?? "none"))"))
    }

    private func indirect(through index: Int) -> ChartEstimate? {
        guard let effect = fit.effects.first(where: { Self.isSingle($0.weights, at: index) })
        else { return nil }
        let ends = fit.decidingInterval(of: effect)?.ends
        return ChartEstimate(effect.estimate, lower: ends?.lower, upper: ends?.upper)
    }

    /// The interval that the table of effects shows, so that picture and table agree about zero.
    private func deciding(_ row: CoefficientRow?, _ effect: String) -> ChartEstimate {
        let ends = fit.decidingInterval(of: effect, row: row)?.ends
        return ChartEstimate(row?.estimate, lower: ends?.lower, upper: ends?.upper)
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
