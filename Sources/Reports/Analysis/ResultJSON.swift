import Ledger
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
            .init("program", .string("maitri \(source.programVersion)")), .init("plan_sha256", .string(source.planHash.hex)),
            .init("data_sha256", .string(source.dataHash.hex)),
        ]
        if let snapshot = source.snapshotHash { provenance.append(.init("snapshot_sha256", .string(snapshot.hex))) }
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
            .init("rows_in_subset", .integer(outcome.rowsInSubset)), .init("timing", timing(outcome)),
            .init("verdict", verdict(outcome)), .init("warnings", .array(outcome.warnings.map(JSONValue.string))),
        ])
    }

    private static func timing(_ outcome: AnalysisOutcome) -> JSONValue {
        if case .mediation(_, let badge) = outcome.detail { .string(badge.rawValue) } else { .null }
    }

    private static func verdict(_ outcome: AnalysisOutcome) -> JSONValue {
        if case .orderOfChange(let fit) = outcome.detail { .string(fit.verdict.rawValue) } else { .null }
    }
}
