import Mechanisms
import StructuralEquations
public import Statistics

extension GrowthMediationFit {
    public var results: ResultTree {
        var entries: [ResultTree.Entry] = [.init("n", .count(account.rowsAnalysed))]
        entries += steps.map { .init($0.name, path($0.row)?.results ?? .missing("It is not in the model.")) }
        entries += [.init("indirect", effect("indirect")), .init("total", effect("total"))]
        let same = ResultTree.missing("Initial levels are not held constant, so that total is it.")
        entries.append(.init("total_with_initial_levels", specification.adjustsInitialLevels ? effect("total_with_initial_levels") : same))
        if structural.bootstrap != nil { entries.append(.init("bootstrap", bootstrapEntries)) }
        var variances: [ResultTree.Entry] = [.init("mediator_slope", .finite(variance("sm") ?? .nan, else: "It is not defined."))]
        if !specification.isLaterValue { variances.append(.init("outcome_slope", .finite(variance("sy") ?? .nan, else: "It is not defined."))) }
        entries += [
            .init("residual_variances", .branch(variances)),
            .init("times", .of(["mediator": .list(syntax.mediatorTimes), "outcome": specification.isLaterValue ? .missing("It is one later value.") : .list(syntax.outcomeTimes)])),
            .init("fit", .branch(CrossLaggedFit.measures.map { .init($0, measure($0) ?? .missing("It is not defined for this model.")) })),
            .init("design", .of([
                "is_randomized": .count(specification.isRandomized ? 1 : 0), "is_ordered": .count(specification.timing.allowsCausalOrder ? 1 : 0),
            ])),
        ]
        return .branch(entries)
    }

    private func effect(_ name: String) -> ResultTree {
        let ends = drawn(name)
        return .branch(defined(name).entries + [
            .init("mc_lower", ends.map { .number($0.lower) } ?? .missing("No draws were made.")),
            .init("mc_upper", ends.map { .number($0.upper) } ?? .missing("No draws were made.")),
        ])
    }

    private var bootstrapEntries: ResultTree {
        guard let whole = structural.bootstrap?.bootstrap else { return .missing("None was asked for.") }
        let none = ResultTree.missing("Fewer than two resamples could be estimated.")
        return .of([
            "indirect": bootstrapped("indirect")?.results(monteCarlo: true, for: whole.specification) ?? none,
            "total": bootstrapped("total")?.results(monteCarlo: true, for: whole.specification) ?? none,
            "resamples": .count(whole.specification.resamples), "failed_resamples": .count(whole.failed),
        ])
    }
}
