import Statistics

/// A test of a·b that takes the product for normal. Kept for comparison with older papers.
public struct NormalTheoryTest: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// se² = a²s_b² + b²s_a² (Sobel 1982).
        case sobel
        /// … + s_a²s_b² (Aroian 1947).
        case aroian
        /// … − s_a²s_b², not below 0 (Goodman 1960).
        case goodman
    }

    public let kind: Kind
    public let standardError: Double
    /// nil when the standard error is 0.
    public let z: Double?
    /// Two-sided, normal.
    public let p: Double?

    init(_ kind: Kind, a: Double, seA: Double, b: Double, seB: Double) {
        let first = a * a * seB * seB + b * b * seA * seA
        let second = seA * seA * seB * seB
        let variance: Double =
            switch kind {
            case .sobel: first
            case .aroian: first + second
            case .goodman: max(0, first - second)
            }
        self.kind = kind
        standardError = variance.squareRoot()
        z = variance > 0 ? a * b / variance.squareRoot() : nil
        p = z.map(Normal.twoSided)
    }
}
