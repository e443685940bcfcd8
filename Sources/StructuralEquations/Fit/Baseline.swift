import Statistics

/// The independence model: variances (and means) alone; exogenous covariates keep their covariances, fixed or
/// not, as in lavaan.
struct Baseline: Sendable {
    let likelihood: NormalLikelihood
    let point: NormalLikelihood.Evaluation
    let chiSquare: Double
    let degreesOfFreedom: Int

    /// Its estimates need no search: every variable has the moments of the values that are there.
    init?(_ estimate: StructuralEstimate) {
        let linked = Self.linked(estimate)
        let model = StructuralModel.independence(
            estimate.data.variables, sampled: estimate.model.parts.map(\.sampled), linked: linked, hasMeans: estimate.model.hasMeans)
        likelihood = NormalLikelihood(model, estimate.blocks, sample: estimate.sample)
        guard let point = likelihood.evaluate(model.parameters(at: Self.moments(estimate, linked))) else { return nil }
        self.point = point
        chiSquare = max(0, 2 * estimate.persons * (point.value - estimate.saturated))
        degreesOfFreedom = StructuralEstimate.moments(estimate.model) - model.parameters
    }

    /// Exogenous covariates; none where some of their values are missing, as the covariances would need a search.
    private static func linked(_ estimate: StructuralEstimate) -> [Int] {
        let places = estimate.table.roles[0].exogenous.compactMap { estimate.data.variables.firstIndex(of: $0) }
        let isComplete = estimate.blocks.allSatisfy { block in block.present.map { present in places.allSatisfy(present.contains) } ?? true }
        return isComplete ? places : []
    }

    private static func moments(_ estimate: StructuralEstimate, _ linked: [Int]) -> [SampleMoments] {
        guard estimate.isIncomplete else { return estimate.sample }
        let size = estimate.data.variables.count
        return estimate.data.groups.indices.map { group in
            var counts = [Double](repeating: 0, count: size)
            var means = counts
            var covariance = Matrix(rows: size, columns: size)
            let blocks = estimate.blocks.filter { $0.part == group }
            for block in blocks {
                for (place, variable) in (block.present ?? Array(0..<size)).enumerated() {
                    counts[variable] += Double(block.count)
                    means[variable] += Double(block.count) * block.moments.means[place]
                }
            }
            for variable in 0..<size { means[variable] /= max(1, counts[variable]) }
            for block in blocks {
                let present = block.present ?? Array(0..<size)
                for (place, variable) in present.enumerated() {
                    let off = block.moments.means[place] - means[variable]
                    for (other, second) in present.enumerated() where second == variable || linked.contains(variable) && linked.contains(second) {
                        let product = off * (block.moments.means[other] - means[second])
                        covariance[variable, second] += Double(block.count) * (block.moments.covariance[place, other] + product)
                    }
                }
            }
            for variable in 0..<size {
                for second in 0..<size { covariance[variable, second] /= max(1, counts[variable]) }
            }
            return SampleMoments(means: means, covariance: covariance, count: estimate.data.groups[group].count)
        }
    }
}
