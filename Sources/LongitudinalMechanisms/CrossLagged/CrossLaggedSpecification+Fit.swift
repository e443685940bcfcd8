public import Statistics
import StructuralEquations

extension CrossLaggedSpecification {
    /// - Throws: ``LongitudinalError``, or that of the structural model.
    public func fit(on table: DataTable, running: Running) throws -> CrossLaggedFit {
        let columns = mechanism + outcome + (exposure.map { [$0] } ?? []) + covariates
        let faults = faults + PlainTable.faults(columns, in: table)
        guard faults.isEmpty else { throw LongitudinalError(faults) }
        var plain = PlainTable(table)
        try plain.add(mechanism, as: "m")
        try plain.add(outcome, as: "y")
        if let exposure { try plain.add(exposure, as: "x") }
        try plain.addCovariates(covariates)
        let rows = try plain.made()
        let hasIntercepts = model == .randomIntercept && mechanism.count > 2
        func carriedOut(_ intercepts: Bool, _ isEqual: Bool) throws -> CrossLaggedModel {
            let syntax = CrossLaggedSyntax(
                occasions: mechanism.count, hasIntercepts: intercepts, isEqual: isEqual, hasExposure: exposure != nil,
                exposureOn: exposureOn, covariates: plain.covariates)
            do {
                return CrossLaggedModel(syntax, try structural(syntax).fit(on: rows, running: running), level: level)
            } catch let error as ModelFaults {
                throw LongitudinalError(error.sentences.map(plain.translated))
            }
        }
        let isEqual = lags == .equal || mechanism.count == 2
        let primary = try carriedOut(hasIntercepts, isEqual)
        var reasons: [String] = []
        func beside(_ intercepts: Bool, _ isEqual: Bool, _ name: String) -> CrossLaggedModel? {
            do {
                return try carriedOut(intercepts, isEqual)
            } catch {
                reasons.append("The model \(name) could not be fitted beside: \(error)")
                return nil
            }
        }
        let other = mechanism.count > 2 ? beside(hasIntercepts, !isEqual, isEqual ? "with free lags" : "with equal lags") : nil
        let classical = hasIntercepts ? beside(false, isEqual, "without random intercepts") : nil
        return CrossLaggedFit(
            specification: self, primary: primary, otherLags: other, classical: classical, reasons: reasons, names: plain.own)
    }

    private func structural(_ syntax: CrossLaggedSyntax) throws -> StructuralSpecification {
        var specification = StructuralSpecification(try ModelSyntax(syntax.text))
        specification.estimator = estimator
        specification.isFullInformation = isFullInformation
        // Without covariates the first occasion is what the rest starts from, and may have gaps itself.
        specification.fixesX = exposure != nil || !covariates.isEmpty
        specification.hasMeans = true
        specification.level = level
        let draws = syntax.hasWithinExposure && mechanism.count > 2 ? monteCarloDraws : 0
        specification.monteCarloDraws = draws
        specification.seed = draws > 0 ? chance : nil
        return specification
    }
}
