import MixedModels
public import Statistics

extension CheckInSpecification {
    /// - Throws: ``DailyLifeError``, or that of the mixed models.
    public func fit(on table: DataTable, running: Running) throws -> CheckInFit {
        let faults = faults(in: table)
        guard faults.isEmpty else { throw DailyLifeError(faults) }
        if let maxGap, !(maxGap > 0) { throw DailyLifeError("max_gap is not above 0.") }
        let checkIns = try CheckIns(self, table)
        guard !checkIns.prompts.isEmpty else {
            throw DailyLifeError("No prompt has a person, a time and both \(mechanism) and \(outcome).")
        }
        let x = checkIns.within(checkIns.x, detrend)
        let y = checkIns.within(checkIns.y, detrend)
        let sx = PersonRows.withinDeviation(x.within, people: checkIns.people)
        let sy = PersonRows.withinDeviation(y.within, people: checkIns.people)
        for (name, deviation) in [(mechanism, sx), (outcome, sy)] where !(deviation > 0) {
            throw DailyLifeError("\"\(name)\" does not vary within people, so nothing goes before anything within them.")
        }
        let covariates = try PlainCovariates(covariates, of: table)
        var lags = checkIns.lags(self)
        lags = lags.filter { lag in covariates.columns.allSatisfy { !$0.isMissing(at: checkIns.prompts[lag.later].row) } }
        guard lags.count > 10 else {
            throw DailyLifeError("\(lags.count == 1 ? "1 pair" : "\(lags.count) pairs") of prompts follow one another by the rule of nights and gaps; that is too little for lags. Allow night: across, or a larger max_gap.")
        }
        let codes = lags.map { checkIns.prompts[$0.later].person }
        let varying = covariates.varying(in: lags.map { checkIns.prompts[$0.later].row })
        func earlier(_ values: [Double]) -> [Double] { lags.map { values[$0.earlier] } }
        func later(_ part: (within: [Double], means: [Double])) -> [Double] {
            lags.map { part.within[$0.later] + part.means[checkIns.prompts[$0.later].person] }
        }
        let clock = checkIns.clock
        func model(
            _ other: (within: [Double], means: [Double]), _ own: (within: [Double], means: [Double]), _ raw: (other: [Double], own: [Double]), scale: Double, names: (other: String, later: String)
        ) throws -> LaggedModel {
            let input = LaggedModel.Input(
                codes: codes, other: earlier(other.within), own: earlier(own.within), mean: codes.map { other.means[$0] }, later: later(own),
                lines: detrend == .person ? (earlier(raw.other), earlier(raw.own), lags.map { raw.own[$0.later] }, earlier(clock), lags.map { clock[$0.later] }) : nil,
                covariates: varying, words: covariates.own, scale: scale)
            return try LaggedModel(input, self, names: names, running: running)
        }
        let forward = try model(x, y, (checkIns.x, checkIns.y), scale: sx / sy, names: (mechanism, outcome))
        let backward = try model(y, x, (checkIns.y, checkIns.x), scale: sy / sx, names: (outcome, mechanism))
        let same = SamePrompt(x, y, codes: checkIns.codes, level: level)
        return CheckInFit(
            specification: self, checkIns: checkIns, forward: forward, backward: backward, same: same,
            course: CheckInFit.Course(lags, checkIns), mechanismParts: try Self.parts(checkIns.x, checkIns.codes, running),
            outcomeParts: try Self.parts(checkIns.y, checkIns.codes, running))
    }

    /// Variances between and within people of a state, by REML of a random intercept.
    private static func parts(_ values: [Double], _ codes: [Int], _ running: Running) throws -> CheckInFit.Parts {
        let table = try DataTable(columns: [Column(name: "person", numbers: codes.map(Double.init)), Column(name: "state", numbers: values)])
        let fit = try LinearMixedSpecification(try ModelFormula("state ~ 1 + (1 | person)")).fit(on: table, running: running)
        return CheckInFit.Parts(
            mean: fit.coefficients.first?.estimate ?? .nan, between: fit.covariances.first?[0, 0] ?? .nan, within: fit.residualVariance)
    }
}
