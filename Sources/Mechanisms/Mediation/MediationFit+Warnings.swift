import Statistics

extension MediationFit {
    /// What a reader must know beside the numbers, in the order of the analysis.
    public var cautions: [MediationWarning] { aboutRows + aboutEquations + aboutProportion + aboutBootstrap }

    /// The same in sentences, with the names of the data.
    public var warnings: [String] { cautions.map { $0.sentence() } }

    private var aboutRows: [MediationWarning] {
        let left = rowsInTable - rowsUsed
        return left > 0 ? [.rowsLeftOut(left, of: rowsInTable, lacking: missing)] : []
    }

    private var aboutEquations: [MediationWarning] {
        (mediatorModels + [outcomeModel, totalEffectModel]).filter(\.isPerfect).map {
            .perfectFit(outcome: $0.outcome, coefficients: $0.rows.count)
        }
    }

    private var aboutProportion: [MediationWarning] {
        guard proportionMediated != nil else { return [.noTotalEffect] }
        var warnings: [MediationWarning] = []
        if totalIndirect.estimate * directEffect < 0 { warnings.append(.oppositeDirections) }
        if let row = totalEffectModel.row(specification.exposure), row.lower <= 0, row.upper >= 0 {
            warnings.append(.unsteadyProportion)
        }
        return warnings
    }

    private var aboutBootstrap: [MediationWarning] {
        guard let bootstrap, let plan = specification.bootstrap else { return [] }
        var warnings: [MediationWarning] = []
        if bootstrap.singularResamples > 0 {
            warnings.append(.singularResamples(bootstrap.singularResamples, of: bootstrap.resamples))
        }
        if bootstrap.singularReplays > 0 {
            warnings.append(.singularReplays(bootstrap.singularReplays, of: plan.replay?.resamples ?? 0))
        }
        if !bootstrap.hasJackknife, plan.intervals.contains(.bca) { warnings.append(.noJackknife) }
        if plan.resamples > 0, plan.resamples < 1000 { warnings.append(.fewResamples(plan.resamples)) }
        return warnings + bootstrap.effects.flatMap { Self.aboutEnds(of: $0) }
    }

    private static func aboutEnds(of effect: BootstrappedEffect) -> [MediationWarning] {
        guard let summary = effect.monteCarlo else { return [] }
        return summary.intervals.flatMap { interval -> [MediationWarning] in
            let ends = [
                (true, interval.ends.lower, interval.monteCarloError.lower),
                (false, interval.ends.upper, interval.monteCarloError.upper),
            ]
            return ends.filter { $0.2 > 0 && $0.1.magnitude <= 2 * $0.2 }.map { isLower, _, _ in
                .endNearZero(effect: effect.name, interval: interval, isLower: isLower)
            }
        }
    }
}
