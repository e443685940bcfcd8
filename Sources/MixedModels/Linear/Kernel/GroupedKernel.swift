import Statistics

/// One grouping factor: V is block-diagonal, and with A = Z'Z of a level (Woodbury)
///
///     K = (G⁻¹ + A)⁻¹ = Λ (I + Λ'AΛ)⁻¹ Λ',  U = I − A K,  T = U A = Z'V⁻¹Z,
///     C = [Q y]'[Q y] − Σ B'K B,             log |V| = Σ log |I + Λ'AΛ|,
///     dC = −Σ B'U' dG U B,                   d log |V| = Σ tr T dG,
///
/// none of which divides by G, so that a variance may be zero.
struct GroupedKernel: MixedKernel {
    let products: GroupedProducts

    var sizes: [Int] { [products.size] }
    var width: Int { products.width }
    var hasSecondDerivatives: Bool { true }

    func state(_ lambda: [Matrix]) -> (any MixedKernelState)? { GroupedState(products, lambda[0]) }
}
