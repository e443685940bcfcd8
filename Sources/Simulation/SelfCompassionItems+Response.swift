import Statistics

/// What the total of 26 stepped answers does when the latent level moves: in closed form,
/// so that the structural model can be calibrated without trial runs.
extension SelfCompassionItems {
    struct Response: Hashable, Sendable {
        /// Expected total, 1 to 5.
        let mean: Double
        /// Expected change of the total per unit of the level (Stein 1981: the mean derivative).
        let slope: Double
        /// Variance of the total that the level does not explain.
        let errorVariance: Double
    }

    /// - Parameters:
    ///   - level: mean of the level in a group, as a rise over the clinical baseline.
    ///   - variance: its variance in the group.
    func response(level: Double, variance: Double) -> Response {
        let scale = 1 / Double(Self.count)
        var mean = 0.0, slope = 0.0, errorVariance = 0.0
        for item in items {
            let loading = Self.widening * loadings[item.facet]
            let pattern = Self.widening * Self.widening * patternVariances[item.facet]
            let error = item.errorDeviation * item.errorDeviation
            let center = item.baseline + loading * level
            let latent = loading * loading * variance + pattern
            let spread = (latent + error).squareRoot()
            var answer = 1.0, square = 1.0, derivative = 0.0
            for (step, threshold) in Self.thresholds.enumerated() {
                let z = (center - threshold) / spread
                let reached = Normal.standard.cdf(z)
                answer += reached
                // (step + 2)² − (step + 1)²
                square += (2 * Double(step) + 3) * reached
                derivative += Normal.standard.density(z) / spread
            }
            let sign = Self.facets[item.facet].isNegative ? -1.0 : 1.0
            mean += scale * (sign > 0 ? answer : 6 - answer)
            slope += scale * sign * loading * derivative
            let explained = derivative * derivative * latent
            errorVariance += scale * scale * (square - answer * answer - explained)
        }
        return Response(mean: mean, slope: slope, errorVariance: errorVariance)
    }
}
