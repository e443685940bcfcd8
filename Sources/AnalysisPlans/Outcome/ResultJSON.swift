import Mechanisms
import Statistics

/// The results of a plan as JSON (`Documentation/Results.md`): a stable schema whose
/// result names are those of the reference cases.
public enum ResultJSON {
    /// Grows when a name changes its meaning or goes away.
    public static let schema = "maitri-results/1"

    public static func text(_ outcome: PlanOutcome) -> String {
        let source = outcome.provenance
        var provenance: [JSONValue.Member] = [
            .init("program", .string("maitri \(source.programVersion)")), .init("plan_sha256", .string(source.planHash)),
            .init("data_sha256", .string(source.dataHash)),
        ]
        if let snapshot = source.snapshotHash { provenance.append(.init("snapshot_sha256", .string(snapshot))) }
        let results = outcome.results
        let value = JSONValue.object([
            .init("schema", .string(schema)), .init("title", outcome.plan.title.map(JSONValue.string) ?? .null),
            .init("provenance", .object(provenance)), .init("analyses", .array(outcome.outcomes.map(summary))),
            .init("results", results.json),
            .init("unavailable", .object(results.unavailable.map { .init($0.name, .string($0.reason)) })),
        ])
        return JSONText().text(of: value) + "\n"
    }

    private static func summary(_ outcome: AnalysisOutcome) -> JSONValue {
        .object([
            .init("name", .string(outcome.name)), .init("title", outcome.title.map(JSONValue.string) ?? .null),
            .init("seed", outcome.seed.map { .number(Double($0)) } ?? .null), .init("rows", .integer(outcome.rowsInTable)),
            .init("rows_in_subset", .integer(outcome.rowsInSubset)), .init("timing", timing(outcome)), .init("design", badge(outcome)),
            .init("verdict", verdict(outcome)), .init("warnings", .array(outcome.warnings.map(JSONValue.string))),
            .init("account", account(outcome.account)),
        ])
    }

    /// How a fit came about, the same fields for every kind.
    private static func account(_ account: FitAccount) -> JSONValue {
        var converged: JSONValue = .null
        var iterations: JSONValue = .null
        var gradient: JSONValue = .null
        var told: JSONValue = .null
        switch account.convergence {
        case .direct: break
        case .converged(let steps, let largest, let rule):
            (converged, iterations, gradient, told) = (.bool(true), .integer(steps), .number(largest), .string(rule))
        case .notConverged(let sentence): (converged, told) = (.bool(false), .string(sentence))
        }
        var doubts: [String] = []
        if case .doubtful(let sentences) = account.admissibility { doubts = sentences }
        return .object([
            .init("rows_given", .integer(account.rowsGiven)), .init("rows_analysed", .integer(account.rowsAnalysed)),
            .init("units", .object(account.units.map { .init($0.name, .integer($0.count)) })),
            .init("missing", .string(account.missing)), .init("converged", converged), .init("iterations", iterations),
            .init("gradient", gradient), .init("convergence", told), .init("admissible", .bool(doubts.isEmpty)),
            .init("doubts", .array(doubts.map(JSONValue.string))),
            .init("diary", .array(account.diary.map(JSONValue.string))),
        ])
    }

    private static func timing(_ outcome: AnalysisOutcome) -> JSONValue {
        switch outcome.detail {
        case .mediation(_, let badge): .string(badge.rawValue)
        case .orderOfChange(let fit): .string(timing(of: fit).rawValue)
        case .fitted(let fit): (fit.base as? any DesignedFit).map { .string($0.timing.rawValue) } ?? .null
        default: .null
        }
    }

    /// Of the two lagged models; the third is always of one visit.
    private static func timing(of fit: OrderOfChangeFit) -> TimingBadge {
        TimingBadge(mediatorDay: fit.specification.days?.early, outcomeDay: fit.specification.days?.late)
    }

    /// What the design lets one say of an effect.
    private static func badge(_ outcome: AnalysisOutcome) -> JSONValue {
        switch outcome.detail {
        case .mediation(let fit, _): .string(fit.badge.rawValue)
        case .orderOfChange(let fit):
            .string(DesignBadge(isRandomized: fit.specification.assignment == .randomized, timing: timing(of: fit)).rawValue)
        case .fitted(let fit): (fit.base as? any DesignedFit).map { .string($0.badge.rawValue) } ?? .null
        default: .null
        }
    }

    private static func verdict(_ outcome: AnalysisOutcome) -> JSONValue {
        switch outcome.detail {
        case .orderOfChange(let fit): .string(fit.verdict.rawValue)
        case .fitted(let fit): (fit.base as? any DesignedFit)?.verdictWord.map { .string($0) } ?? .null
        default: .null
        }
    }
}
