import Statistics

extension SensitivityModels {
    func carriedOut(
        _ solutions: PathSolutions, _ columns: NumericColumns, _ specification: MechanismSpecification, table: DataTable,
        running: Running
    ) throws -> MechanismSensitivity {
        let none = MechanismSensitivity(
            alternatives: [], commonCause: nil, eValue: nil, reliability: [], commonMethod: nil, sites: [],
            withoutSites: "There is no effect whose sites could be left out.", influence: nil)
        guard let focus, !solutions.whole.hasFailed(focus), let own = solutions.estimate([solutions.product(focus)]) else { return none }
        let standard = solutions.estimate([solutions.standardized(focus)])
        let people = solutions.kernel.drawn.rowCount
        let contrast = EValue.contrast(columns.values[solutions.models[focus].exposure])
        let alternatives = entries.map { entry in
            let isGivenUp = entry.plain != nil && (solutions.whole.hasFailed(entry.model) || !solutions.isSteady(entry.model))
            let model = isGivenUp ? entry.plain ?? entry.model : entry.model
            let compared = isGivenUp ? plainFocus ?? focus : focus
            let effect = solutions.product(model, entry.mediator)
            return MechanismSensitivity.Alternative(
                key: entry.key, label: isGivenUp ? "\(entry.label), as measured" : entry.label, people: people,
                indirect: solutions.estimate([effect]),
                change: solutions.estimate([effect, solutions.product(compared, times: -1)]), isCorrectionGivenUp: isGivenUp)
        }
        let curves = reliability.map { measure, points in
            MechanismSensitivity.ReliabilityCurve(
                measure: measure.name,
                points: points.map { .init(reliability: $0.0, indirect: solutions.estimate([solutions.product($0.1)])) },
                stated: stated(measure))
        }
        let commonMethod = method.isEmpty
            ? nil
            : CommonMethod(
                curve: method.map { .init(share: $0.0, indirect: solutions.estimate([solutions.product($0.1)])) },
                markerShare: markerShare(solutions))
        let (sites, withoutSites) = try specification.sitesLeftOut(
            solutions.models[focus], columns, table: table, running: running)
        return MechanismSensitivity(
            alternatives: alternatives, commonCause: CommonCause(solutions, focus, specification),
            eValue: standard.map { EValue(standardised: $0.estimate, interval: $0.interval, contrast: contrast.step, isOfTwoValues: contrast.isOfTwoValues) },
            reliability: curves,
            commonMethod: commonMethod, sites: sites, withoutSites: withoutSites,
            influence: try Influence(
                solutions, focus, rows: columns.rows, standardError: own.standardError, running: running))
    }

    private func stated(_ measure: MeasureColumns) -> Double? {
        guard case .shares(let baseline, let early, let late)? = measure.reliability, baseline == early, early == late else { return nil }
        return late
    }

    private func markerShare(_ solutions: PathSolutions) -> Double? {
        for entry in entries {
            guard let method = solutions.models[entry.model].method, method.share == nil, let marker = method.marker else { continue }
            var s = solutions.kernel.wholeMoments
            return s.withUnsafeMutableBufferPointer {
                PathSolver.markerShare(marker, method, $0, columns: solutions.kernel.columnCount)
            }
        }
        return nil
    }
}
