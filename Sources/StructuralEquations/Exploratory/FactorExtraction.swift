public import Statistics

/// Common factors of a correlation matrix, R = Λ Λ' + Ψ: p items, m factors that are not yet rotated.
public struct FactorExtraction: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// Least squares of the correlations off the diagonal (Harman and Jones 1966).
        case minres
        /// Maximum likelihood of a normal distribution (Jöreskog 1967).
        case ml
    }

    public let method: Method
    /// Λ, p × m: orthogonal factors, the largest first, each with a sum that is not negative.
    public let loadings: Matrix
    /// The diagonal of Ψ; not below ``leastUniqueness``.
    public let uniquenesses: [Double]
    /// Minimum of the function that was minimised: half the sum of squared residual correlations
    /// over all ordered pairs, or log |Σ| + tr(R Σ⁻¹) − log |R| − p.
    public let discrepancy: Double
    public let iterations: Int
    /// Largest absolute element of the gradient at the end, over uniquenesses not at their bound.
    public let gradient: Double
    public let isConverged: Bool
    /// Items whose uniqueness lies at its bound (Heywood cases).
    public let atBound: [Int]

    /// Where an optimum would lie at or beyond 0, the search ends here.
    public static let leastUniqueness = 0.005

    /// - Throws: ``FactorError``.
    public init(
        _ correlation: Matrix, factors: Int, method: Method, leastUniqueness: Double = Self.leastUniqueness
    ) throws {
        let p = correlation.rows
        guard factors > 0 else { throw FactorError.noFactor }
        guard Self.degreesOfFreedom(items: p, factors: factors) >= 0 else { throw FactorError.tooMany(factors, items: p) }
        let inverse = Cholesky(correlation, tolerance: 1e-10)?.inverse
        if method == .ml, inverse == nil { throw FactorError.singular }
        let share = 1 - 0.5 * Double(factors) / Double(p)
        let start = (0..<p).map { item in
            max(leastUniqueness * 1.5, min(0.95, share / (inverse?[item, item] ?? 2)))
        }
        let search = UniquenessSearch(correlation: correlation, factors: factors, method: method, least: leastUniqueness)
        guard let end = search.minimum(from: start) else { throw FactorError.notFinite }
        self.method = method
        uniquenesses = end.uniquenesses
        discrepancy = max(0, end.value)
        iterations = end.iterations
        gradient = end.gradient
        isConverged = end.isConverged
        atBound = end.atBound
        loadings = search.loadings(end.uniquenesses).map(withPositiveSums) ?? Matrix(rows: p, columns: factors)
    }

    /// Correlations less parameters, ((p − m)² − (p + m))/2.
    public static func degreesOfFreedom(items p: Int, factors m: Int) -> Int { ((p - m) * (p - m) - (p + m)) / 2 }
}

/// Columns turned round until none has a negative sum.
func withPositiveSums(_ loadings: Matrix) -> Matrix {
    var turned = loadings
    for column in 0..<loadings.columns {
        var sum = 0.0
        for row in 0..<loadings.rows { sum += loadings[row, column] }
        guard sum < 0 else { continue }
        for row in 0..<loadings.rows { turned[row, column] = -turned[row, column] }
    }
    return turned
}

public enum FactorError: Error, Hashable, Sendable, CustomStringConvertible {
    case noFactor
    case tooMany(Int, items: Int)
    case singular
    case notFinite
    case constant([String])
    case fewRows(Int)

    public var description: String {
        switch self {
        case .noFactor: "No factor is asked for; give a number of 1 or more."
        case .tooMany(let factors, let items):
            "\(items) items do not determine \(factors) factors: there would be more parameters than correlations. Ask for fewer factors."
        case .singular:
            "Some items follow exactly from others, so that maximum likelihood is not defined; use minres, or leave such items out."
        case .notFinite: "The factor extraction met numbers that are not finite; look at the items for extreme values."
        case .constant(let items):
            "These items do not vary, so that they have no correlations: \(items.joined(separator: ", ")). Leave them out."
        case .fewRows(let rows): "Correlations need three rows or more with all items; there are \(rows)."
        }
    }
}
