import Statistics

/// That several linear combinations of β are all zero (Fai and Cornelius 1996).
public struct JointTest: Hashable, Sendable {
    public let name: String
    public let f: Double
    /// How many combinations.
    public let df1: Int
    /// nil where there are none.
    public let df2: Double?
    public let p: Double?
}

extension RepeatedMeasuresEstimate {
    /// - Parameter combinations: rows c, linearly independent.
    /// - Returns: nil when their covariance is not positive definite.
    public func jointTest(_ name: String, _ combinations: [[Double]]) -> JointTest? {
        guard let columns = combinations.first?.count else { return nil }
        let q = combinations.count
        let l = Matrix(rows: q, columns: columns, elements: combinations.flatMap { $0 })
        guard let eigen = SymmetricEigen((l * phi).timesTransposed(l).symmetrized), let least = eigen.values.first, least > 0 else { return nil }
        // Combinations that are independent of one another.
        let independent = eigen.vectors.transposedTimes(l)
        var sum = 0.0
        var expectation = 0.0
        for row in 0..<q {
            let part = combination(independent.row(row))
            sum += part.estimate * part.estimate / part.variance
            guard let df = part.df else { return JointTest(name: name, f: sum, df1: q, df2: nil, p: nil) }
            if q == 1 {
                let p = FisherF(df1: 1, df2: df)?.upperTail(sum)
                return JointTest(name: name, f: sum, df1: 1, df2: df, p: p)
            }
            if df > 2 { expectation += df / (df - 2) }
        }
        let f = sum / Double(q)
        let excess = expectation - Double(q)
        guard excess > 0 else { return JointTest(name: name, f: f, df1: q, df2: nil, p: nil) }
        let df2 = 2 * expectation / excess
        return JointTest(name: name, f: f, df1: q, df2: df2, p: FisherF(df1: Double(q), df2: df2)?.upperTail(f))
    }
}
