import Statistics

/// Standard errors and scaling of the chi-square that do not lean on normal data.
///
/// MLM: Satorra and Bentler (1994); MLR: the sandwich J⁻¹KJ⁻¹ with the statistic of Yuan and Bentler
/// (2000), c = (q₁c₁ − q₀c₀)/df.
struct RobustStatistics: Sendable {
    /// Of √N times the estimated parameters.
    let covariance: Matrix
    /// c.
    let scaling: Double
    /// c₀ and c₁ (MLR).
    let scalingH0: Double?
    let scalingH1: Double?

    /// MLM, from complete data.
    ///
    /// tr UΓ = tr VΓ − tr I⁻¹Δ'VΓVΔ. Both come from single persons: with t their deviations from the
    /// sample's means, Δ'V(g − ḡ) is a centred score, and tr VΓ is a mean of (t'Vt)². Fixed covariates are
    /// conditioned on: Γ is that of tt' − uu', u what they predict of t by least squares, as in lavaan.
    static func satorraBentler(_ likelihood: NormalLikelihood, _ point: NormalLikelihood.Evaluation, _ constraints: LinearConstraints, df: Int) -> RobustStatistics? {
        let information = constraints.reducedCurvature(likelihood.curvature(point, .expected))
        guard let inverse = information.inversePositiveDefinite?.inverse else { return nil }
        let predicted = likelihood.predictedByCovariates()
        let scores = constraints.reducedCurvature(centred(likelihood, predicted, point))
        let covariance = inverse * scores * inverse
        var trace = -trace(inverse, scores)
        for (place, block) in likelihood.blocks.enumerated() {
            guard let inverse = point.states[block.part].implied.inversePositiveDefinite?.inverse else { return nil }
            var squares = distances(block, inverse).reduce(0) { $0 + $1 * $1 }
            var moments = block.moments.covariance
            if let part = predicted?.blocks[place] {
                squares += distances(part, inverse).reduce(0) { $0 + $1 * $1 }
                squares -= 2 * forms(block, part, inverse).reduce(0) { $0 + $1 * $1 }
                moments = moments - part.moments.covariance
            }
            let product = inverse * moments
            trace += (squares / Double(block.count) - self.trace(product, product.transposed)) / 2
            if likelihood.model.hasMeans { trace += product.trace }
        }
        return RobustStatistics(covariance: covariance, scaling: df > 0 ? trace / Double(df) : .nan, scalingH0: nil, scalingH1: nil)
    }

    /// MLR.
    ///
    /// - Parameters:
    ///   - inverse: J⁻¹, of the observed information by the estimated parameters.
    ///   - saturated: tr J⁻¹K of the saturated model, and how many parameters it has.
    static func yuanBentler(
        _ likelihood: NormalLikelihood, _ point: NormalLikelihood.Evaluation, _ constraints: LinearConstraints, inverse: Matrix,
        saturated: (trace: Double, count: Int), df: Int
    ) -> RobustStatistics {
        let scores = constraints.reducedCurvature(NormalLikelihood.crossProducts(likelihood.scores(point)))
        let own = trace(inverse, scores)
        return RobustStatistics(
            covariance: inverse * scores * inverse, scaling: df > 0 ? (saturated.trace - own) / Double(df) : .nan,
            scalingH0: own / Double(max(1, constraints.columns)), scalingH1: saturated.trace / Double(max(1, saturated.count)))
    }

    /// K of centred scores, each group about its own mean.
    private static func centred(_ likelihood: NormalLikelihood, _ predicted: NormalLikelihood?, _ point: NormalLikelihood.Evaluation) -> Matrix {
        var scores = likelihood.scores(point, .sample)
        if let predicted { scores = scores - predicted.scores(point, .sample) }
        var sum = Matrix(rows: scores.columns, columns: scores.columns)
        var start = 0
        for block in likelihood.blocks {
            let part = Matrix(
                rows: block.count, columns: scores.columns,
                elements: Array(scores.elements[(start * scores.columns)..<((start + block.count) * scores.columns)]))
            sum = sum + NormalLikelihood.centredCrossProducts(part).scaled(by: Double(block.count) / likelihood.total)
            start += block.count
        }
        return sum
    }

    /// t'Vt of each person of a complete block.
    static func distances(_ block: MomentBlock, _ inverse: Matrix) -> [Double] { forms(block, block, inverse) }

    /// t'Vu of each person of two complete blocks of the same persons, both about their means.
    private static func forms(_ one: MomentBlock, _ other: MomentBlock, _ inverse: Matrix) -> [Double] {
        let width = one.values.columns
        func deviations(_ block: MomentBlock) -> Matrix {
            var values = block.values
            values.withElements { elements in
                for row in 0..<block.count {
                    for column in 0..<width { elements[row * width + column] -= block.moments.means[column] }
                }
            }
            return values
        }
        let left = deviations(one)
        let turned = deviations(other) * inverse
        return (0..<one.count).map { row in
            var sum = 0.0
            for column in 0..<width { sum += left[row, column] * turned[row, column] }
            return sum
        }
    }

    /// tr A B for a symmetric B.
    static func trace(_ a: Matrix, _ b: Matrix) -> Double { innerProduct(a.elements, b.elements) }
}

extension NormalLikelihood {
    /// The same with, for the values of each person, what the fixed covariates predict of them by least squares
    /// in the person's group; nil without such covariates. For complete data.
    func predictedByCovariates() -> NormalLikelihood? {
        guard model.parts.contains(where: { !$0.sampled.isEmpty }) else { return nil }
        var predicted: [MomentBlock] = []
        for block in blocks {
            let given = model.parts[block.part].sampled
            let width = block.values.columns
            let all = Array(0..<width)
            let between = block.moments.covariance.selecting(rows: given, columns: all)
            let own = block.moments.covariance.selecting(rows: given, columns: given)
            guard let slopes = own.solvingPositiveDefinite(between)?.solution else { return nil }
            var values = Matrix(rows: block.count, columns: width)
            for row in 0..<block.count {
                for column in 0..<width {
                    var sum = block.moments.means[column]
                    for (place, covariate) in given.enumerated() {
                        sum += (block.values[row, covariate] - block.moments.means[covariate]) * slopes[place, column]
                    }
                    values[row, column] = sum
                }
            }
            predicted.append(MomentBlock(part: block.part, present: nil, values: values, places: block.places))
        }
        return NormalLikelihood(model, predicted, sample: sample)
    }
}
