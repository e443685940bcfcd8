public import Statistics

/// A general factor and group factors that are independent of it and of one another, from
/// correlated factors (Schmid and Leiman 1957), and what share of a total score is due to it.
public struct SchmidLeiman: Hashable, Sendable {
    /// R after turning round the items of ``turned``.
    public let correlation: Matrix
    /// Whether an item was turned round, so that its general loading is not negative.
    public let turned: [Bool]
    /// Of the items so turned.
    public let general: [Double]
    /// p × m.
    public let groups: Matrix
    public let uniquenesses: [Double]
    public let isConverged: Bool
    /// Of the extraction.
    public let iterations: Int
    public let gradient: Double
    /// Items, or group factors (`nil` for the item), with a uniqueness at its bound.
    public let heywood: [Int]

    /// m factors by `extraction`, oblimin from varimax, one factor of the factor correlations by the
    /// same extraction. Of two factors each has the general loading √|φ₁₂|; one is the general factor.
    public init(_ correlation: Matrix, factors: Int, extraction: FactorExtraction.Method) throws {
        let first = try FactorExtraction(correlation, factors: factors, method: extraction)
        let rotated = FactorRotation(first.loadings, .oblimin)
        let p = correlation.rows
        var isConverged = first.isConverged && rotated.isConverged
        var second = [Double](repeating: 1, count: factors)
        if factors == 2 {
            let r = min(1, rotated.correlations[0, 1].magnitude).squareRoot()
            second = [r, rotated.correlations[0, 1] < 0 ? -r : r]
        } else if factors > 2 {
            let higher = try FactorExtraction(rotated.correlations, factors: 1, method: extraction)
            second = higher.loadings.column(0)
            isConverged = isConverged && higher.isConverged
        }
        var general = rotated.loadings * second
        if general.reduce(0, +) < 0 { general = general.map { -$0 } }
        let turned = general.map { $0 < 0 }
        var turnedCorrelation = correlation
        var groups = rotated.loadings
        for row in 0..<p {
            for column in 0..<p where turned[row] != turned[column] { turnedCorrelation[row, column] *= -1 }
            for column in 0..<factors {
                let rest = max(0, 1 - second[column] * second[column]).squareRoot()
                groups[row, column] *= turned[row] ? -rest : rest
            }
        }
        self.correlation = turnedCorrelation
        self.turned = turned
        self.general = general.map(\.magnitude)
        self.groups = groups
        var uniquenesses = first.uniquenesses
        for row in 0..<p {
            let communality = first.loadings.row(row).reduce(0) { $0 + $1 * $1 }
            uniquenesses[row] = 1 - communality
        }
        self.uniquenesses = uniquenesses
        self.isConverged = isConverged
        heywood = first.atBound
        iterations = first.iterations
        gradient = first.gradient
    }

    private var total: Double { correlation.elements.reduce(0, +) }

    /// (Σg)²/ΣR (McDonald 1999).
    public var omegaHierarchical: Double? {
        let sum = general.reduce(0, +)
        return total > 0 ? sum * sum / total : nil
    }

    /// (ΣR − Σu²)/ΣR.
    public var omegaTotal: Double? { total > 0 ? 1 - uniquenesses.reduce(0, +) / total : nil }

    /// k/(k − 1) (1 − k/ΣR).
    public var alpha: Double? {
        let k = Double(general.count)
        return total > 0 ? k / (k - 1) * (1 - k / total) : nil
    }

    /// Share of the general factor in the variance that the factors explain.
    public var explainedCommonVariance: Double? {
        let own = general.reduce(0) { $0 + $1 * $1 }
        let all = own + groups.elements.reduce(0) { $0 + $1 * $1 }
        return all > 0 ? own / all : nil
    }
}
