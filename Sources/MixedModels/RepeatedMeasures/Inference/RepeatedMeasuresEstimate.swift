public import Statistics

/// A fitted marginal model of repeated measures: θ at the optimum, β, Φ and what inference about
/// linear combinations of β needs.
public struct RepeatedMeasuresEstimate: Sendable {
    public let structure: CovarianceStructure
    public let isRestricted: Bool
    /// β, in the columns of the design.
    public let beta: [Double]
    /// Φ = (Σ X'Σ⁻¹X)⁻¹.
    public let phi: Matrix
    /// Σ of each group, T × T.
    public let covariances: [Matrix]
    public let theta: [Double]
    /// W: inverse observed information of θ; nil where it is not positive definite.
    public let thetaCovariance: Matrix?
    /// Restricted, or of ML.
    public let logLikelihood: Double
    public let rows: Int
    public let persons: Int
    public let patterns: Int
    public let isConverged: Bool
    public let iterations: Int
    /// Largest absolute element of the gradient at the end, in θ.
    public let gradient: Double
    public let diary: [String]

    /// Φ of Kenward and Roger with second derivatives of Σ, without; nil where not asked for.
    public let adjusted: Matrix?
    public let adjustedLinear: Matrix?
    /// Empirical covariance of β, no small-sample factor.
    public let sandwich: Matrix

    /// R⁻ᵀ of the design, to come from X to Q.
    let inverseR: Matrix
    /// Φ in Q.
    let phiInQ: Matrix
    /// B_h in Q, p × p each.
    let slopes: [Matrix]

    /// A linear combination c'β with its variance c'Φc and Satterthwaite's degrees of freedom.
    public struct Combination: Hashable, Sendable {
        public let estimate: Double
        /// c'Φc.
        public let variance: Double
        /// 2v²/(g'Wg); nil where the information is not positive definite.
        public let df: Double?
    }

    /// (Satterthwaite 1946; Fai and Cornelius 1996 for mixed models.)
    public func combination(_ c: [Double]) -> Combination {
        let p = beta.count
        var estimate = 0.0
        for index in 0..<p { estimate += c[index] * beta[index] }
        // c in Q, then Φc.
        var inQ = [Double](repeating: 0, count: p)
        for i in 0..<p {
            for j in 0..<p { inQ[j] += c[i] * inverseR[i, j] }
        }
        let image = phiInQ * inQ
        var variance = 0.0
        for index in 0..<p { variance += inQ[index] * image[index] }
        guard let w = thetaCovariance else { return Combination(estimate: estimate, variance: variance, df: nil) }
        // ∂(c'Φc)/∂θ_h = c'ΦB_hΦc.
        let slope = slopes.map { $0.quadraticForm(image) }
        let spread = w.quadraticForm(slope)
        let df = 2 * variance * variance / spread
        return Combination(estimate: estimate, variance: variance, df: df.isFinite && df > 0 ? df : nil)
    }
}

/// What the covariance of β is taken from.
public enum DegreesMethod: String, Hashable, Sendable, CaseIterable {
    case satterthwaite
    /// Kenward and Roger (1997), with the second derivatives of Σ.
    case kenwardRoger = "kenward_roger"
    /// Without them.
    case kenwardRogerLinear = "kenward_roger_linear"
}

extension RepeatedMeasuresEstimate {
    /// Φ, or Φ_A where it was asked for.
    public func covariance(_ method: DegreesMethod) -> Matrix? {
        switch method {
        case .satterthwaite: phi
        case .kenwardRoger: adjusted
        case .kenwardRogerLinear: adjustedLinear
        }
    }
}
