import Statistics
import StructuralEquations

/// What a set of equalities costs: the chi-square difference of two nested models.
public struct ModelDifference: Hashable, Sendable {
    public let chiSquare: Double
    public let df: Int
    public let p: Double?
    /// Of the model with the equalities, minus the other's.
    public let cfi: Double?

    /// - Parameters:
    ///   - equal: the model with the equalities. Scaled statistics are compared as Satorra and Bentler (2001) do.
    ///   - variables: of each group; the difference is brought down by Swain's factor for few people.
    init(_ equal: StructuralFit, _ open: StructuralFit, variables: Int, groups: Int) {
        df = equal.degreesOfFreedom - open.degreesOfFreedom
        var difference = max(0, equal.chiSquare - open.chiSquare)
        if let one = equal.nested?.scaling, let two = open.nested?.scaling, df > 0 {
            let weighted = Double(one.degreesOfFreedom) * one.factor - Double(two.degreesOfFreedom) * two.factor
            let factor = weighted / Double(df)
            if factor > 0 { difference /= factor }
        }
        difference *= swainFactor(variables: variables, df: equal.degreesOfFreedom, persons: equal.account.rowsAnalysed, groups: groups)
        chiSquare = difference
        p = df > 0 ? ChiSquared(df: Double(df))?.upperTail(difference) : nil
        let fits = [equal, open].map { $0.results["fit", "cfi"]?.number }
        if let one = fits[0], let two = fits[1] { cfi = one - two } else { cfi = nil }
    }
}

/// With few people chi-square comes out too large; what it is to be multiplied by (Swain 1975, as Herzog and Boomsma
/// 2009 found it to serve). Groups count as models of their own with a like share of people and degrees of freedom.
func swainFactor(variables: Int, df: Int, persons: Int, groups: Int) -> Double {
    let p = Double(variables)
    let d = Double(df) / Double(max(1, groups))
    let n = Double(persons) / Double(max(1, groups)) - 1
    let root = 1 + 4 * p * (p + 1) - 8 * d
    guard n > 0, d > 0, root >= 0 else { return 1 }
    let q = (root.squareRoot() - 1) / 2
    let upper = p * (2 * p * p + 3 * p - 1)
    let lower = q * (2 * q * q + 3 * q - 1)
    let factor = 1 - (upper - lower) / (12 * d * n)
    return min(1, max(0.5, factor))
}

extension StructuralFit {
    /// Whether the search came to its end.
    var isConverged: Bool {
        if case .notConverged = account.convergence { false } else { true }
    }
}
