import AnalysisPlans
import MechanismEvidence
import Mechanisms
import Statistics

/// What is asked of everybody who reports a mediation analysis (AGReMA; Lee et al. 2021), filled from the
/// model and the plan. What neither of them says is shown as not stated.
struct MediationStatement {
    static let notStated = "Not stated"

    let outcome: AnalysisOutcome
    let brief: ReportBrief
    let names: ReportNames
    /// Titles of the sensitivity analyses of the same plan.
    let sensitivity: [String]

    /// Kinds that report an indirect effect.
    static let kinds: Set<String> = [
        "mediation", "multilevel_mediation", "order_of_change", "mechanism", "growth_mediation", "cross_lagged",
    ]

    /// Nil where the analysis is not about a mechanism.
    init?(_ outcome: AnalysisOutcome, brief: ReportBrief, names: ReportNames, sensitivity: [String]) {
        switch outcome.detail {
        case .mediation, .orderOfChange: break
        case .fitted: guard Self.kinds.contains(outcome.place.kind) else { return nil }
        case .sensitivity, .reliability, .correlation, .distribution, .comparison, .part: return nil
        }
        self.outcome = outcome
        self.brief = brief
        self.names = names
        self.sensitivity = sensitivity
    }

    var block: Block { .details(summary: "What a report of a mediation must state (AGReMA)", [.table(table)]) }

    var table: ReportTable {
        if case .fitted(let fitted) = outcome.detail, let fit = fitted.base as? MechanismFit { return table(of: fit) }
        return table(of: rows)
    }

    /// A question about a mechanism tells its own items; what the plan knows stands around them.
    private func table(of fit: MechanismFit) -> ReportTable {
        table(of: [("Title", outcome.title ?? Self.notStated), ("Theory", brief.theory ?? Self.notStated)] + fit.reporting.items.map { ($0.topic, $0.text) } + planned)
    }

    private func table(of rows: [(String, String)]) -> ReportTable {
        ReportTable(
            caption: "AGReMA: \(outcome.title ?? outcome.name)", columns: [.init("Item"), .init("Here")], rows: rows.map { [$0.0, $0.1] },
            notes: ["Items after Lee et al. 2021, in our words."])
    }

    private typealias Facts = (objective: String, diagram: String, timing: String, measures: String, estimand: String, method: String, limits: String)

    private var rows: [(String, String)] {
        let facts = facts
        let account = outcome.account
        return [
            ("Title", outcome.title ?? Self.notStated),
            ("Objective", facts.objective),
            ("Theory", brief.theory ?? Self.notStated),
            ("Causal diagram", facts.diagram),
            ("Assumptions", assumptions),
            ("Measures", facts.measures),
            ("Timing of the measures", facts.timing),
            ("Estimand", estimand ?? facts.estimand),
            ("Method and intervals", facts.method),
            ("Sensitivity analyses", sensitivity.isEmpty ? "None in this plan" : Words.list(sensitivity)),
            ("Missing data", account.missing),
            ("People", "\(Words.grouped(account.rowsAnalysed)) of \(Words.grouped(account.rowsGiven)) rows analysed\(units)"),
        ] + planned + [("Limits", facts.limits)]
    }

    private var planned: [(String, String)] {
        [
            ("Registered, and planned when", [brief.registration, brief.frozen.map { "plan frozen \($0)" }].compactMap(\.self).joined(separator: "; ").nonEmpty ?? Self.notStated),
            ("Changes after freezing", brief.deviations(of: outcome.name).map(\.sentence).joined(separator: " ").nonEmpty ?? "None told"),
        ]
    }

    private var units: String {
        let units = outcome.account.units.map { "\(Words.grouped($0.count)) \($0.name)" }
        return units.isEmpty ? "" : "; \(units.joined(separator: ", "))"
    }

    private var estimand: String? {
        brief.estimands.first { $0.analyses.contains(outcome.name) }.map { estimand in
            [estimand.title, estimand.variable, estimand.summary].compactMap(\.self).joined(separator: "; ")
        }
    }

    private var assumptions: String {
        let ours = "No unmeasured common influence on exposure and outcome, exposure and mediator, or mediator and outcome; none of the last that the exposure itself moves; the form of the equations holds; the scales measure without error."
        return brief.assumptions.isEmpty ? "\(ours) The plan adds nothing." : ([ours] + brief.assumptions).joined(separator: " ")
    }

    private var facts: Facts {
        switch outcome.detail {
        case .mediation(let fit, let badge): return mediation(fit, badge)
        case .orderOfChange(let fit): return order(fit)
        case .fitted(let fitted): return design(fitted)
        default: return unknown
        }
    }

    private var unknown: Facts {
        (
            "How much of a difference ran through the mechanism, as the model of this analysis defines it", Self.notStated, Self.notStated, Self.notStated,
            Self.notStated, MethodsText.sentence(for: outcome.place.kind) ?? Self.notStated,
            outcome.warnings.isEmpty ? "See what the report cannot show" : outcome.warnings.joined(separator: " "))
    }

    /// A mediation with other equations: exposure, mediators, outcome, timing and intervals are stated alike.
    private func design(_ fitted: FittedAnalysis) -> Facts {
        func facts(_ fit: some MediationDesignFit) -> Facts {
            let plan = fit.specification.model
            var facts = variables(plan, plan.timing)
            facts.method = "\(MethodsText.sentence(for: outcome.place.kind) ?? "") \(Words.level(plan.level)) intervals; \(resamples(fit.bootstrap, plan))."
            facts.estimand = "As the design of this analysis defines its effects, in the table above"
            return facts
        }
        guard let fit = fitted.base as? any MediationDesignFit else { return unknown }
        return facts(fit)
    }

    private func resamples(_ bootstrap: MediationBootstrap?, _ plan: MediationSpecification) -> String {
        bootstrap.map { "\(Words.grouped($0.resamples)) bootstrap resamples, seed \(plan.seed)" } ?? "no bootstrap"
    }

    private func name(_ variable: String) -> String { names.phrases[variable] ?? names.columns[variable] ?? variable }

    private func mediation(_ fit: MediationFit, _ badge: TimingBadge) -> Facts {
        let plan = fit.specification
        var facts = variables(plan, badge)
        facts.method = "Linear equations by least squares; \(Words.level(plan.level)) intervals, of the indirect effect by \(fit.decidingInterval?.words ?? "none"); \(resamples(fit.bootstrap, plan))"
        return facts
    }

    private func variables(_ plan: MediationSpecification, _ badge: TimingBadge) -> Facts {
        let mediators = Words.list(plan.mediators.map(name))
        let design = ClaimDesign(assignment: names.assignment(of: plan.exposure, stated: plan.assignment), timing: badge)
        var equations = plan.covariates.isEmpty ? "No covariates" : "Every equation holds \(Words.list(plan.covariates.map(name))) constant"
        if !plan.outcomeCovariates.isEmpty { equations += "; that of the outcome also \(Words.list(plan.outcomeCovariates.map(name)))" }
        return (
            "Whether a difference in \(name(plan.outcome)) between levels of \(name(plan.exposure)) runs through \(mediators)",
            "\(name(plan.exposure)) → \(mediators) → \(name(plan.outcome)), and \(name(plan.exposure)) → \(name(plan.outcome)); drawn with the paths above",
            "\(badge.label.capitalizedSentence). \(badge.meaning)",
            "Exposure: \(name(plan.exposure)). Mediators: \(mediators). Outcome: \(name(plan.outcome)). \(equations)",
            "The product of the path from exposure to mediator and that from mediator to outcome, in units of the outcome; under the assumptions it is the natural indirect effect",
            Self.notStated,
            design.badge.reach)
    }

    private func order(_ fit: OrderOfChangeFit) -> Facts {
        let plan = fit.specification
        let days = plan.days.map { days in
            let early = days.mechanismEarly == days.outcomeEarly ? "day \(days.early)" : "days \(days.mechanismEarly) and \(days.outcomeEarly)"
            return "early on \(early), late on day \(days.late)"
        }
        let mechanism = [plan.mechanism.baseline, plan.mechanism.early, plan.mechanism.late].map(name)
        let outcome = [plan.outcome.baseline, plan.outcome.early, plan.outcome.late].map(name)
        let design = ClaimDesign(assignment: plan.assignment, timing: plan.days == nil ? .unknown : .before)
        return (
            "Whether the mechanism went before the outcome, or the outcome before the mechanism",
            "\(mechanism[1]) → \(outcome[2]) and \(outcome[1]) → \(mechanism[2]), each beside the exposure and both baselines",
            days.map { "\($0.capitalizedSentence) (study days)" } ?? Self.notStated,
            "Exposure: \(name(plan.exposure)). Mechanism: \(Words.list(mechanism)). Outcome: \(Words.list(outcome))",
            "The two paths from an earlier measure to the later other one, and the indirect effect through each",
            "Three linear models of the same people; the two ordered ones at \(Words.level(plan.laggedLevel)) each, since two directions are asked; \(Words.grouped(plan.bootstrap.resamples)) resamples, seed \(plan.seed)",
            design.badge.reach)
    }
}

extension String {
    /// Nil where there is nothing.
    var nonEmpty: String? { isEmpty ? nil : self }
}
