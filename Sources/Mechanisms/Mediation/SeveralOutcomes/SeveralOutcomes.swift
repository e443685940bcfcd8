public import Statistics
import TrialStatistics

/// The same mediators for several outcomes, on the same people and the same resamples, with the number of
/// questions counted: p values of the indirect effects are adjusted, and simultaneous intervals hold for
/// all of them together (max-t; Davison and Hinkley 1997, section 4.4.3; Westfall and Young 1993).
public struct SeveralOutcomes: DatedSpecification {
    public enum Adjustment: String, Hashable, Sendable, CaseIterable {
        /// Holm (1979): whatever the dependence.
        case holm
        /// Hochberg (1988): for tests that do not depend negatively on one another.
        case hochberg
        case bonferroni
        case none

        var words: String {
            switch self {
            case .holm: "adjusted by Holm's method"
            case .hochberg: "adjusted by Hochberg's method"
            case .bonferroni: "adjusted by Bonferroni's method"
            case .none: "not adjusted"
            }
        }
    }

    /// One an outcome; they differ in the outcome alone.
    public var models: [MediationSpecification]
    public var adjustment: Adjustment

    public init(_ model: MediationSpecification, outcomes: [String], adjustment: Adjustment = .holm) {
        models = outcomes.map { outcome in
            var own = model
            own.outcome = outcome
            return own
        }
        self.adjustment = adjustment
    }

    public var seed: UInt64? { models.first?.seed }

    public func dated(by days: MeasuredDays) -> SeveralOutcomes {
        var dated = self
        dated.models = models.map { $0.dated(by: days) }
        return dated
    }

    public var faults: [String] {
        guard let first = models.first, models.count > 1 else { return ["outcomes names fewer than two outcomes; one is named under outcome."] }
        var faults = first.faults
        for model in models.dropFirst() { for fault in model.faults where !faults.contains(fault) { faults.append(fault) } }
        if Set(models.map(\.outcome)).count < models.count { faults.append("outcomes names an outcome twice.") }
        guard let bootstrap = first.bootstrap, bootstrap.resamples >= 100, bootstrap.kind == .cases else {
            return faults + ["Several outcomes are compared on the same resamples of people: bootstrap needs kind cases and 100 resamples or more."]
        }
        return faults
    }

    /// - Throws: ``MediationError``, `CancellationError`.
    public func fit(on table: DataTable, running: Running) throws -> SeveralOutcomesFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        let needed = (models.first?.variables ?? []) + models.map(\.outcome)
        let unknown = needed.filter { table.column($0) == nil }
        guard unknown.isEmpty else {
            throw MediationError.table(unknown.map { .unknown($0, nearest: nearestNames(to: $0, among: table.names)) })
        }
        let complete = try table.completeRows(of: needed)
        let people = table.selecting(rows: complete)
        var fits: [MediationFit] = []
        var questions: [JointEffect.Replicated] = []
        for (place, model) in models.enumerated() {
            let part = running.part(place, of: models.count)
            fits.append(try model.fit(on: people, running: part))
            questions += try replicated(model, people, Running(threads: running.threads, isCancelled: running.isCancelled), fits[place])
        }
        return SeveralOutcomesFit(
            specification: self, rowsGiven: table.rowCount, rowsUsed: complete.count, fits: fits,
            joint: try JointEffect.all(questions, adjustment, level: models[0].level))
    }

    /// The indirect effects through each mediator, with their replicates; every outcome sees the same resamples.
    private func replicated(
        _ model: MediationSpecification, _ people: DataTable, _ running: Running, _ fit: MediationFit
    ) throws -> [JointEffect.Replicated] {
        let (expanded, wide) = try model.expandingCategories(in: people)
        let rows = try CompleteRows(of: expanded.variables, in: wide)
        let kernel = try expanded.kernel(rows, of: wide)
        let drawn = try kernel.replicates(model.bootstrap?.resamples ?? 0, seed: model.seed, running: running)
        return fit.effects.filter { !$0.weights.contains(-1) && ($0.name != "total_indirect") }.map { effect in
            JointEffect.Replicated(
                outcome: model.outcome, name: effect.name, estimate: effect.estimate, replicates: drawn.weighted(effect.weights))
        }
    }
}

extension Running {
    /// The same, whose progress is that of one of several like parts.
    func part(_ place: Int, of count: Int) -> Running {
        var told: (@Sendable (Double) -> Void)?
        if let progress { told = { share in progress((Double(place) + share) / Double(count)) } }
        return Running(threads: threads, progress: told, isCancelled: isCancelled)
    }
}
