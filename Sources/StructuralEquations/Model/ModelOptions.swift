/// How a model is completed where it is silent, as in lavaan's `sem()` and `growth()`.
public struct ModelOptions: Hashable, Sendable {
    /// What is held equal over groups.
    public enum EqualPart: String, Hashable, Sendable, CaseIterable {
        case loadings, intercepts, residuals, means, regressions, thresholds
        case residual_covariances, lv_variances, lv_covariances
    }

    /// Observed intercepts 0, latent means free.
    public var isGrowth = false
    /// Latent variances 1 instead of first loadings 1.
    public var standardizesLatents = false
    /// Latent covariances 0.
    public var isOrthogonal = false
    /// Exogenous observed covariates keep their sample moments.
    public var fixesX = true
    public var hasMeans = false
    public var groups = 1
    public var equal: [EqualPart] = []
    /// Names of parameters (`visual=~x2`) that stay free over groups all the same.
    public var partial: [String] = []
    /// Latent variables that are one and the same at successive occasions, their indicators in the same order.
    public var occasions: [[String]] = []
    /// Ordered items with the number of their thresholds.
    public var thresholds: [String: Int] = [:]

    public init() {}
}
