/// The product of two independent normal variables, exactly: the limit of the Monte-Carlo method
/// for the interval of an indirect effect (MacKinnon, Lockwood and Williams 2004).
///
/// With U ~ N(α, 1) and V ~ N(β, 1), α = a / s_a, β = b / s_b, the product is s_a s_b U V and
///
///     P(U V ≤ t) = ∫₀^∞ φ(u − α) Φ(t/u − β) du + ∫₋∞^0 φ(u − α) Φ(β − t/u) du
///
/// (Craig 1936). U is the factor with the larger ratio, which keeps the inner step gentle.
public struct ProductOfNormals: Hashable, Sendable {
    /// Means of the factors, larger ratio first.
    private let outer: Double
    private let inner: Double
    private let scale: Double

    /// - Returns: nil unless both standard deviations are finite and above 0 and both means finite.
    public init?(mean a: Double, sd sa: Double, mean b: Double, sd sb: Double) {
        guard a.isFinite, b.isFinite, sa.isFinite, sb.isFinite, sa > 0, sb > 0 else { return nil }
        let alpha = a / sa
        let beta = b / sb
        guard alpha.isFinite, beta.isFinite else { return nil }
        scale = sa * sb
        outer = alpha.magnitude >= beta.magnitude ? alpha : beta
        inner = alpha.magnitude >= beta.magnitude ? beta : alpha
    }

    /// P(product ≤ x).
    public func cdf(_ x: Double) -> Double {
        Self.cdf(x / scale, outer: outer, inner: inner)
    }

    /// The x with P(product ≤ x) = p, to a relative 1e-10 of the spread of the product.
    ///
    /// - Returns: nil unless p is strictly between 0 and 1.
    public func quantile(_ p: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        // The upper half is the lower half of the mirrored product, so that no tail is 1 minus another.
        let mirrored = p > 0.5
        let sign = mirrored ? -1.0 : 1.0
        let tail = mirrored ? 1 - p : p
        let center = sign * outer * inner
        let spread = (outer * outer + inner * inner + 1).squareRoot()
        let difference = { Self.cdf($0, outer: outer, inner: sign * inner) - tail }
        var reach = 4 * spread
        while difference(center - reach) > 0, reach < 1e6 * spread { reach *= 2 }
        var ceiling = spread
        while difference(center + ceiling) < 0, ceiling < 1e6 * spread { ceiling *= 2 }
        let found = root(
            between: center - reach, and: center + ceiling, tolerance: 1e-11 * spread, difference)
        return found.map { sign * $0 * scale }
    }

    private static func cdf(_ t: Double, outer: Double, inner: Double) -> Double {
        // Beyond 12 standard deviations the outer density is below 1e-31.
        let lowest = outer - 12
        let highest = outer + 12
        var breaks = [lowest, highest, outer]
        if lowest < 0, highest > 0 { breaks.append(0) }
        if inner != 0 {
            let turn = t / inner
            if turn > lowest, turn < highest { breaks.append(turn) }
        }
        breaks.sort()
        return integrate(over: breaks, tolerance: 1e-13) { u in
            let weight = Normal.standard.density(u - outer)
            if u > 0 { return weight * Normal.standard.cdf(t / u - inner) }
            if u < 0 { return weight * Normal.standard.cdf(inner - t / u) }
            return weight * (t > 0 ? 1 : t < 0 ? 0 : 0.5)
        }
    }
}
