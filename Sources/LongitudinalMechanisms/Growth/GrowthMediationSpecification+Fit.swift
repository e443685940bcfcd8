public import Statistics
import StructuralEquations

extension GrowthMediationSpecification {
    /// - Throws: ``LongitudinalError``, or that of the structural model.
    public func fit(on table: DataTable, running: Running) throws -> GrowthMediationFit {
        let faults = faults + PlainTable.faults([exposure] + mediator + outcome + covariates, in: table)
        guard faults.isEmpty else { throw LongitudinalError(faults) }
        var plain = PlainTable(table)
        try plain.add(mediator, as: "m")
        try plain.add(outcome, as: "y")
        try plain.add(exposure, as: "x")
        try plain.addCovariates(covariates)
        let bootstrap = try plain.keeping(bootstrap)
        let m = times(mediatorTimes, mediatorDays, mediator.count)
        let y: (times: [Double], unit: String) = isLaterValue ? ([0], "") : times(outcomeTimes, outcomeDays, outcome.count)
        let syntax = GrowthSyntax(
            mediatorTimes: m.times, outcomeTimes: y.times, shape: shape, adjusts: adjustsInitialLevels, covariates: plain.covariates,
            shared: shared)
        do {
            var specification = StructuralSpecification(try ModelSyntax(syntax.text))
            specification.estimator = estimator
            specification.isFullInformation = isFullInformation
            specification.hasMeans = true
            specification.level = level
            specification.monteCarloDraws = monteCarloDraws
            specification.bootstrap = bootstrap
            specification.seed = seed
            let fit = try specification.fit(on: try plain.made(), running: running)
            return GrowthMediationFit(specification: self, structural: fit, syntax: syntax, names: plain.own, units: (m.unit, y.unit))
        } catch let error as ModelFaults {
            throw LongitudinalError(error.sentences.map(plain.translated))
        }
    }

    /// Columns of mediator and outcome measured at once: on the same day, or in the same place of equally long lists.
    private var shared: [(mediator: Int, outcome: Int)] {
        guard hasSameOccasionResiduals, !isLaterValue else { return [] }
        if mediatorDays.count == mediator.count, outcomeDays.count == outcome.count {
            var pairs: [(Int, Int)] = []
            for (place, day) in mediatorDays.enumerated() {
                if let other = outcomeDays.firstIndex(of: day) { pairs.append((place + 1, other + 1)) }
            }
            return pairs
        }
        return mediator.count == outcome.count ? mediator.indices.map { ($0 + 1, $0 + 1) } : []
    }
}
