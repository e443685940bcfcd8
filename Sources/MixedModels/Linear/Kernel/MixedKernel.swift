import Statistics

/// What a likelihood asks of the data at relative covariances G_f = Λ_f Λ_f' (Ψ_f / σ²) of the
/// grouping factors: with V = I + Σ Z_f G_f Z_f',
protocol MixedKernel: Sendable {
    /// q of each factor.
    var sizes: [Int] { get }
    /// p + 1.
    var width: Int { get }
    var hasSecondDerivatives: Bool { get }
    /// - Returns: nil when a number is not finite.
    func state(_ lambda: [Matrix]) -> (any MixedKernelState)?
}

protocol MixedKernelState: Sendable {
    /// log |V|.
    var logDeterminant: Double { get }
    /// C = [Q y]' V⁻¹ [Q y], width × width.
    var cross: Matrix { get }

    /// For each factor the symmetric Γ, q × q, with d(log |V| + tr Ω C) = Σ tr Γ_f dG_f for a fixed Ω.
    func sensitivity(_ omega: Matrix) -> [Matrix]

    /// Second derivatives along changes of G of the first factor; nil where the kernel has none.
    func second(_ changes: [Matrix], omega: Matrix) -> SecondOrder?

    /// Conditional modes b of every level, levels × q a factor, for residual weights a:
    /// b = G Z'V⁻¹[Q y] a; and their covariances given β, over σ², q × q a level.
    func modes(_ weights: [Double], levels: [Int]) -> [(modes: [Double], covariances: [Double])]
}

struct SecondOrder: Sendable {
    /// dC for each change of G.
    let cross: [Matrix]
    /// Second derivative of log |V| + tr Ω C for each pair of changes, G moving in straight lines.
    let curvature: Matrix
}
