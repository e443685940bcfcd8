import Statistics

extension ResampleKernel {
    /// The bootstrap of a design: replayed, with the program's own random numbers, and without each unit.
    ///
    /// - Parameters:
    ///   - names: of the kernel's outputs, in order.
    ///   - estimates: of the whole table.
    /// - Throws: `CancellationError`.
    func bootstrap(
        _ names: [String], estimates: [Double], of model: MediationSpecification, running: Running
    ) throws -> MediationBootstrap? {
        guard let plan = model.bootstrap, plan.resamples > 0 || plan.replay != nil else { return nil }
        let jackknife = plan.sentenceWithoutBCa(units: units) == nil ? try jackknife() : nil
        let replay = try plan.replay.flatMap { try self.replay($0) }
        let own = plan.resamples == 0
            ? nil
            : try replicates(plan.resamples, seed: model.seed, running: running)
        var effects: [BootstrappedEffect] = []
        for index in names.indices {
            let withoutUnits = jackknife.map { $0.columns[index] }
            let summarize = { (replicates: MediationReplicates) in
                BootstrapSummary(
                    estimate: estimates[index], replicates: replicates.columns[index], jackknife: withoutUnits,
                    strata: drawn.isStratified ? drawn.strata : nil, level: model.level, specification: plan)
            }
            effects.append(
                BootstrappedEffect(
                    name: names[index], estimate: estimates[index], replay: replay.flatMap(summarize),
                    monteCarlo: own.flatMap(summarize)))
        }
        return MediationBootstrap(
            effects: effects, resamples: plan.resamples, singularResamples: own?.singular ?? 0,
            singularReplays: replay?.singular ?? 0, hasJackknife: jackknife != nil,
            units: plan.unit == nil ? nil : units, strata: plan.strata == nil ? nil : drawn.strata.count)
    }
}
