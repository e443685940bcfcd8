import Statistics

/// What the fit indices of ordered items would be had the latent responses been seen (Savalei 2021):
/// the maximum-likelihood chi-square of the estimates for the polychoric correlations, and the factor
/// k̂/df with which its expectation under the model differs from that of normal data.
///
/// V the normal-theory weights of the correlations at the estimates, M = I − ΔEΔ'W: k̂ = tr V MΓM'.
struct OrdinalRobustIndices: Hashable, Sendable {
    let chiSquare: Double
    let scaling: Double
    let baselineChiSquare: Double
    let baselineScaling: Double

    /// - Returns: nil when polychoric correlations, or those of the model, are not positive definite.
    init?(_ estimate: OrdinalEstimate) {
        let df = estimate.degreesOfFreedom
        guard df > 0 else { return nil }
        var (chiSquare, baseline, sum, baselineSum) = (0.0, 0.0, 0.0, 0.0)
        let skip = estimate.model.thresholdTotal
        let count = estimate.model.correlationTotal
        let rows = Array(skip..<(skip + count))
        var correlations = 0
        let slopes = estimate.point.slopes.map { estimate.table.constraints.map.map(from: $0) }
        let core = (0..<(slopes.first?.columns ?? 0)).filter { column in
            slopes.contains { slope in rows.contains { slope[$0, column] != 0 } }
        }
        let e = estimate.inference.inverse.selecting(rows: core, columns: core)
        // Δ'VΔ and Δ'WΓWΔ of each group: groups that share parameters lean on one another.
        var own: [Matrix] = []
        var spread: [Matrix] = []
        for (group, moments) in estimate.moments.enumerated() {
            let n = Double(moments.items.count)
            let sample = moments.correlation
            let implied = estimate.point.states[group].correlation
            guard let least = SymmetricEigen(sample)?.values.first, least > 1.5e-8,
                let (_, logSample) = sample.inversePositiveDefinite, let (inverse, logImplied) = implied.inversePositiveDefinite
            else { return nil }
            let fit = innerProduct(sample.elements, inverse.elements) - Double(sample.rows)
            chiSquare += n * (logImplied - logSample + fit)
            baseline -= n * logSample
            let gamma = estimate.gamma[group].selecting(rows: rows, columns: rows)
            let delta = slopes[group].selecting(rows: rows, columns: core)
            var weighted = delta
            let share = estimate.shares[group]
            for row in 0..<count {
                let weight = share * estimate.problem.weights[group][skip + row]
                for column in core.indices { weighted[row, column] *= weight }
            }
            // MΓ = Γ − ΔE(Δ'WΓ), then k̂ = tr V MΓ − tr VMΓWΔEΔ'.
            let image = gamma * weighted
            let projected = gamma - (delta * e).timesTransposed(image)
            let v = Self.weights(inverse)
            let second = v * delta
            let third = (projected * weighted) * e
            sum += innerProduct(v.elements, projected.elements) - innerProduct(second.elements, third.elements)
            own.append(delta.transposedTimes(second).scaled(by: share))
            spread.append(weighted.transposedTimes(image).scaled(by: 1 / share))
            baselineSum += gamma.trace
            correlations += count
        }
        for group in own.indices {
            for other in spread.indices where other != group { sum += (own[group] * e * spread[other] * e).trace }
        }
        self.chiSquare = max(0, chiSquare)
        scaling = sum / Double(df)
        baselineChiSquare = baseline
        baselineScaling = baselineSum / Double(correlations)
    }

    /// vᵢₖ vⱼₗ + vᵢₗ vⱼₖ for the pairs (i, j) and (k, l), v = P⁻¹.
    private static func weights(_ v: Matrix) -> Matrix {
        let size = v.rows
        let pairs = (0..<size).flatMap { column in ((column + 1)..<max(size, column + 1)).map { ($0, column) } }
        var result = Matrix(rows: pairs.count, columns: pairs.count)
        for (row, (i, j)) in pairs.enumerated() {
            for (column, (k, l)) in pairs[...row].enumerated() {
                let value = v[i, k] * v[j, l] + v[i, l] * v[j, k]
                result[row, column] = value
                result[column, row] = value
            }
        }
        return result
    }
}

extension Optional<Matrix> {
    /// Derivatives by the estimated parameters: those by the free ones times the map between them.
    func map(from slopes: Matrix) -> Matrix {
        guard let self else { return slopes }
        return slopes * self
    }
}
