import RealModule
import Statistics

/// Profile-likelihood intervals of every parameter of a maximum-likelihood fit.
struct MixedProfile {
    let estimate: LinearMixedEstimate
    /// Quantile of χ²(1) at the level.
    let rise: Double

    /// - Parameter level: of the intervals.
    init?(_ estimate: LinearMixedEstimate, level: Double) {
        guard let rise = ChiSquared(df: 1)?.quantile(level) else { return nil }
        self.estimate = estimate
        self.rise = rise
    }

    var full: MixedCriterion {
        let template = CovarianceTemplate(estimate.model.factors, terms: estimate.data.terms)
        return MixedCriterion(kernel: estimate.kernel, template: template, rows: estimate.model.rows, isRestricted: false)
    }

    /// θ of the full template; where the fit lies on the boundary, a little inside.
    var center: [Double] {
        let template = full.template
        var theta = template.theta(estimate.point.lambda)
        guard !estimate.zeroColumns.isEmpty else { return theta }
        for index in theta.indices where theta[index] == 0 {
            let base = template.bases[index]
            if base.diagonal.contains(where: { $0 != 0 }) { theta[index] = 0.1 }
        }
        return theta
    }

    func search(
        _ held: @escaping (_ value: Double, _ warm: [Double]?) -> (value: Double, theta: [Double])?
    ) -> ProfileSearch { ProfileSearch(minimum: estimate.point.value, rise: rise, held: held) }

    // MARK: Residual standard deviation

    func residualDeviation() -> ProfileInterval {
        let full = full
        let start = center
        // The criterion with nothing held lacks a constant beside that with σ² held.
        let n = full.divisor
        let shift = n - n * Double.log(n)
        let scale = estimate.model.outcomeScale
        let search = search { value, warm in
            var criterion = full
            let sigma = value / scale
            criterion.held = .residualVariance(sigma * sigma)
            return criterion.minimum(from: [warm ?? start, start], isThorough: false).map { ($0.point.value - shift, $0.point.theta) }
        }
        let sigma = estimate.residualVariance.squareRoot()
        let step = 2 * sigma / (2 * n).squareRoot()
        return ProfileInterval(
            lower: search.end(from: sigma, step: -min(step, sigma / 2), limit: (0, { nil })),
            upper: search.end(from: sigma, step: step, limit: nil))
    }

    // MARK: Fixed effects

    func coefficient(_ index: Int) -> ProfileInterval {
        let full = full
        let start = center
        let contrast = estimate.scaledContrast(index)
        let base = estimate.model.leastSquares[index]
        let search = search { value, warm in
            var criterion = full
            criterion.held = .combination(contrast, value: value - base)
            return criterion.minimum(from: [warm ?? start, start], isThorough: false).map { ($0.point.value, $0.point.theta) }
        }
        let beta = estimate.beta[index]
        let variance = estimate.scaledVariance * estimate.point.inverse.quadraticForm(contrast)
        let step = 2 * variance.squareRoot()
        return ProfileInterval(
            lower: search.end(from: beta, step: -step, limit: nil), upper: search.end(from: beta, step: step, limit: nil))
    }

    // MARK: Standard deviations of random effects

    func deviation(term: Int, effect: Int) -> ProfileInterval {
        let (factor, start) = estimate.place(ofTerm: term)
        let row = start + effect
        let full = full
        let center = center
        let unit = estimate.model.outcomeScale / estimate.model.factors[factor].scales[row]
        let n = full.divisor
        let shift = n - n * Double.log(n)
        let sigma = estimate.scaledVariance.squareRoot()
        let search = search { value, warm in
            var criterion = full
            let deviation = value / unit
            criterion.held = .deviation(factor: factor, row: row, value: deviation)
            // The row of Λ that keeps σ² where it was.
            func rescaled(_ theta: [Double]) -> [Double] {
                var lambda = criterion.template.lambda(theta)
                let length = innerProduct(lambda[factor].row(row), lambda[factor].row(row)).squareRoot()
                guard length > 0 else {
                    lambda[factor][row, row] = deviation / sigma
                    return criterion.template.theta(lambda)
                }
                for column in 0..<lambda[factor].columns { lambda[factor][row, column] *= deviation / sigma / length }
                return criterion.template.theta(lambda)
            }
            let starts = [warm.map { $0 } ?? rescaled(center), rescaled(center)]
            return criterion.minimum(from: starts, isThorough: false).map { ($0.point.value - shift, $0.point.theta) }
        }
        let here = estimate.covariance(ofTerm: term)[effect, effect].squareRoot()
        let step = here > 0 ? here * 0.3 : sigma * unit * 0.1
        var lower: Double? = 0
        if here > 0 {
            lower = search.end(from: here, step: -step, limit: (0, { without(factor: factor, row: row, start: center) }))
        }
        return ProfileInterval(lower: lower, upper: search.end(from: here, step: step, limit: nil))
    }

    /// The criterion without one random effect.
    private func without(factor: Int, row: Int, start: [Double]) -> Double? {
        let template = full.template
        let kept = template.bases.indices.filter { index in
            !(template.factors[index] == factor && template.bases[index].row(row).contains { $0 != 0 })
        }
        let reduced = CovarianceTemplate(
            sizes: template.sizes, factors: kept.map { template.factors[$0] }, bases: kept.map { template.bases[$0] })
        let criterion = MixedCriterion(kernel: full.kernel, template: reduced, rows: full.rows, isRestricted: false)
        return criterion.minimum(from: [kept.map { start[$0] }], isThorough: false)?.point.value
    }
}
