/// A test of all coefficients of a term together (Wald): b' V⁻¹ b for its coefficients b.
public struct TermTest: Hashable, Sendable {
    public let term: String
    /// b' V⁻¹ b, over the number of coefficients where there are denominator degrees of freedom.
    public let statistic: Double
    public let numeratorDF: Int
    /// nil: chi-square.
    public let denominatorDF: Double?
    public let p: Double

    /// - Returns: nil when V is singular, as with fewer clusters than coefficients.
    public init?(term: String, coefficients: [Double], covariance: Matrix, columns: [Int], df: Double?) {
        let chosen = covariance.selecting(rows: columns, columns: columns)
        let values = columns.map { coefficients[$0] }
        let count = Double(columns.count)
        guard !columns.isEmpty, let factor = Cholesky(chosen, tolerance: 1e-12) else { return nil }
        let wald = dot(values, factor.solve(values))
        self.term = term
        numeratorDF = columns.count
        if let df, df.isFinite {
            statistic = wald / count
            denominatorDF = df
            guard let tail = FisherF(df1: count, df2: df)?.upperTail(wald / count), tail.isFinite else { return nil }
            p = tail
        } else {
            statistic = wald
            denominatorDF = nil
            guard let tail = ChiSquared(df: count)?.upperTail(wald), tail.isFinite else { return nil }
            p = tail
        }
    }

    public var results: ResultTree {
        guard let denominatorDF else { return .of(["chisq": .number(statistic), "df": .count(numeratorDF), "p": .number(p)]) }
        return .of(["F": .number(statistic), "df1": .count(numeratorDF), "df2": .number(denominatorDF), "p": .number(p)])
    }
}
