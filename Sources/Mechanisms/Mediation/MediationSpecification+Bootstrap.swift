import Statistics

extension MediationSpecification {
    /// Every effect on the same resamples; nil when the plan asks for no bootstrap.
    ///
    /// - Throws: what is wrong with the columns of units and strata, `CancellationError`.
    func carryOut(
        _ equations: MediationEquations, _ effects: [MediationEffect], _ rows: CompleteRows, of table: DataTable,
        running: Running
    ) throws -> MediationBootstrap? {
        guard let plan = bootstrap, plan.resamples > 0 || plan.replay != nil else { return nil }
        let kernel = try kernel(rows, of: table)
        let design = kernel.drawn
        let weights = plan.intervals.contains(.studentised) ? effects.map(\.weights) : []
        let jackknife = plan.kind == .cases && plan.sentenceWithoutBCa(units: design.unitCount) == nil ? try kernel.jackknife() : nil
        let replay = try plan.replay.flatMap { try kernel.replay($0, weights: weights) }
        let drawn = plan.resamples == 0 ? nil : try draw(plan, equations, rows, kernel, weights, running)

        let others: [(String, Double, Double?, (MediationReplicates) -> [Double])] = [
            ("direct", equations.directEffect, equations.outcome.summary.row(exposure)?.standardError, \.direct),
            ("total", equations.totalEffect, equations.total.summary.row(exposure)?.standardError, \.total),
        ]
        let quantities: [(String, Double, Double?, (MediationReplicates) -> [Double])] =
            effects.map { effect in
                (effect.name, effect.estimate, effect.standardError, { $0.weighted(effect.weights) })
            } + others
        let bootstrapped = quantities.enumerated().map { place, quantity -> BootstrappedEffect in
            let (name, estimate, error, column) = quantity
            let withoutUnits = jackknife.map(column)
            let summarize = { (replicates: MediationReplicates) in
                BootstrapSummary(
                    estimate: estimate, replicates: column(replicates),
                    standardErrors: weights.isEmpty ? nil : replicates.errors[place],
                    ownStandardError: error, jackknife: withoutUnits, strata: design.isStratified ? design.strata : nil,
                    level: level, specification: plan)
            }
            return BootstrappedEffect(
                name: name, estimate: estimate, replay: replay.flatMap(summarize), monteCarlo: drawn.flatMap(summarize))
        }
        return MediationBootstrap(
            effects: bootstrapped, resamples: plan.resamples, singularResamples: drawn?.singular ?? 0,
            singularReplays: replay?.singular ?? 0, hasJackknife: jackknife != nil,
            units: plan.unit == nil ? nil : design.unitCount, strata: plan.strata == nil ? nil : design.strata.count)
    }

    private func draw(
        _ plan: BootstrapSpecification, _ equations: MediationEquations, _ rows: CompleteRows, _ kernel: MediationKernel,
        _ weights: [[Double]], _ running: Running
    ) throws -> MediationReplicates {
        guard plan.kind != .cases else {
            return try kernel.replicates(plan.resamples, seed: seed, running: running, weights: weights)
        }
        guard let generator = MediationGenerator(equations, rows: rows, specification: self, seed: seed) else {
            throw MediationError.plan([
                "The mediators leave no residual spread of their own to draw from; take bootstrap.kind cases or residual."
            ])
        }
        return try kernel.replicates(plan.resamples, of: generator, seed: seed, running: running, weights: weights)
    }
}
