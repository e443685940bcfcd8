import Statistics

/// Degrees of freedom of a coefficient by Satterthwaite's approximation:
/// df = 2 v² / (g' W g), v = c'Φc, g its gradient by the variance parameters and W the inverse of
/// their observed information (Kuznetsova, Brockhoff and Christensen 2017).
///
/// The parameters are θ and log σ²; at the optimum the choice does not matter. θ that are 0 at the
/// boundary have no part: v does not change with them to first order.
struct Satterthwaite: Sendable {
    private let estimate: LinearMixedEstimate
    /// W, θ first, log σ² last; nil where the information is not positive definite.
    let covariance: Matrix?

    init(_ estimate: LinearMixedEstimate) {
        self.estimate = estimate
        let count = estimate.criterion.template.count
        let variance = estimate.scaledVariance
        let curvature = estimate.curvature
        var hessian = Matrix(rows: count + 1, columns: count + 1)
        for row in 0..<count {
            for column in 0..<count { hessian[row, column] = curvature.held[row, column] }
            hessian[row, count] = -curvature.residual[row] / variance
            hessian[count, row] = hessian[row, count]
        }
        hessian[count, count] = estimate.criterion.divisor
        covariance = hessian.inversePositiveDefinite?.inverse.scaled(by: 2)
    }

    /// For the contrast l'β̃ of scaled coefficients.
    func degreesOfFreedom(_ contrast: [Double]) -> Double? {
        guard let covariance else { return nil }
        let variance = estimate.scaledVariance
        let image = estimate.point.inverse * contrast
        let v = variance * innerProduct(contrast, image)
        let gradient = estimate.curvature.information.map { -variance * $0.quadraticForm(image) } + [v]
        let spread = covariance.quadraticForm(gradient)
        guard spread > 0, v > 0 else { return nil }
        let df = 2 * v * v / spread
        return df.isFinite ? df : nil
    }
}
