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
        if MediationWarning.areOpposite(totalIndirect.estimate, directEffect) { warnings.append(.oppositeDirections) }
        if let row = totalEffectModel.row(specification.exposure), row.lower <= 0, row.upper >= 0 {
            warnings.append(.unsteadyProportion)
        }
        return warnings
    }

    private var aboutBootstrap: [MediationWarning] {
        guard let bootstrap, let plan = specification.bootstrap else { return [] }
        return bootstrap.cautions(plan)
    }
}

extension MediationBootstrap {
    /// What a reader must know of the resamples and of the ends read off them.
    func cautions(_ plan: BootstrapSpecification) -> [MediationWarning] {
        var warnings: [MediationWarning] = []
        if singularResamples > 0 { warnings.append(.singularResamples(singularResamples, of: resamples)) }
        if singularReplays > 0 { warnings.append(.singularReplays(singularReplays, of: plan.replay?.resamples ?? 0)) }
        if let units, plan.unit != nil, units < BootstrapSpecification.fewUnits { warnings.append(.fewUnits(units)) }
        if !hasJackknife, plan.intervals.contains(.bca) {
            if let units, plan.sentenceWithoutBCa(units: units) != nil {
                warnings.append(.noBCaOfUnits(units))
            } else {
                warnings.append(.noJackknife)
            }
        }
        if plan.resamples > 0, plan.resamples < 1000 { warnings.append(.fewResamples(plan.resamples)) }
        return warnings + effects.flatMap { Self.aboutEnds(of: $0) }
    }

    private static func aboutEnds(of effect: BootstrappedEffect) -> [MediationWarning] {
        guard let summary = effect.monteCarlo else { return [] }
        return summary.intervals.flatMap { interval -> [MediationWarning] in
            let straddling = interval.straddling(0)
            return [(true, straddling.lower), (false, straddling.upper)].filter(\.1).map { isLower, _ in
                .endNearZero(effect: effect.name, interval: interval, isLower: isLower)
            }
        }
    }
}
