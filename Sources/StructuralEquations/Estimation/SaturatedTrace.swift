import Statistics

/// tr J⁻¹K of the saturated model, in which covariates that keep their sample moments have no parameters.
struct SaturatedTrace {
    let trace: Double
    let count: Int

    /// From complete data in closed form: with M the moments (1, x) of fixed covariates, e the residuals
    /// of the other variables on them and Ω their covariance, a coefficient adds the mean of
    /// (x'M⁻¹x)(e'Ω⁻¹e), and Ω itself ½ mean of (e'Ω⁻¹e)² − 2 e'Ω⁻¹e + p.
    init?(complete blocks: [MomentBlock], sampled: [[Int]], hasMeans: Bool) {
        var trace = 0.0
        var count = 0
        for block in blocks {
            let fixed = sampled[block.part]
            let isFixed = Set(fixed)
            let size = block.moments.means.count
            let open = (0..<size).filter { !isFixed.contains($0) }
            guard let all = block.moments.covariance.inversePositiveDefinite?.inverse else { return nil }
            let whole = RobustStatistics.distances(block, all)
            var leverage = [Double](repeating: 0, count: block.count)
            if !fixed.isEmpty {
                let inner = block.moments.covariance.selecting(rows: fixed, columns: fixed)
                guard let inverse = inner.inversePositiveDefinite?.inverse else { return nil }
                let part = MomentBlock(
                    part: 0, present: nil, values: block.values.selecting(rows: Array(0..<block.count), columns: fixed), places: [])
                leverage = RobustStatistics.distances(part, inverse)
            }
            var sum = 0.0
            for person in 0..<block.count {
                // e'Ω⁻¹e is what the whole distance has beyond that of the covariates.
                let rest = whole[person] - leverage[person]
                sum += (leverage[person] + (hasMeans ? 1 : 0)) * rest
                sum += (rest * rest - 2 * rest + Double(open.count)) / 2
            }
            trace += sum / Double(block.count)
            count += open.count * (open.count + 1) / 2 + open.count * fixed.count + (hasMeans ? open.count : 0)
        }
        self.trace = trace
        self.count = count
    }

    /// From incomplete data: J and K at the EM estimates.
    init?(_ saturated: SaturatedInformation) {
        guard let inverse = saturated.observedInverse else { return nil }
        trace = RobustStatistics.trace(inverse, saturated.crossProducts)
        count = saturated.likelihood.model.parameters
    }
}

/// The saturated model at the EM estimates of incomplete data.
struct SaturatedInformation {
    let likelihood: NormalLikelihood
    let point: NormalLikelihood.Evaluation
    /// W: the observed information, and its inverse.
    let observed: Matrix
    let observedInverse: Matrix?
    /// K: mean square of the scores.
    let crossProducts: Matrix

    init?(_ estimate: StructuralEstimate) {
        let model = StructuralModel.saturated(
            estimate.data.variables, sampled: estimate.model.parts.map(\.sampled), hasMeans: true)
        likelihood = NormalLikelihood(model, estimate.blocks, sample: estimate.sample)
        guard let point = likelihood.evaluate(model.parameters(at: estimate.sample)) else { return nil }
        self.point = point
        observed = likelihood.curvature(point, .observed)
        observedInverse = observed.inversePositiveDefinite?.inverse
        crossProducts = NormalLikelihood.crossProducts(likelihood.scores(point))
    }
}
