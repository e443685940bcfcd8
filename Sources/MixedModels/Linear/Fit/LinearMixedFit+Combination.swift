import Statistics

extension LinearMixedFit {
    /// A linear combination of the fixed effects with its standard error and Satterthwaite's degrees of
    /// freedom, as the coefficients have them.
    ///
    /// - Parameter weights: one a coefficient, in their order.
    public func combination(_ weights: [Double], named name: String) -> Coefficient {
        var value = 0.0
        var scaled = [Double](repeating: 0, count: weights.count)
        for (index, weight) in weights.enumerated() where weight != 0 {
            value += weight * coefficients[index].estimate
            let part = estimate.scaledContrast(index)
            for place in scaled.indices { scaled[place] += weight * part[place] }
        }
        let variance = max(0, covarianceOfCoefficients.quadraticForm(weights))
        return Coefficient(
            name: name, estimate: value, standardError: variance.squareRoot(),
            degreesOfFreedom: Satterthwaite(estimate).degreesOfFreedom(scaled))
    }
}
