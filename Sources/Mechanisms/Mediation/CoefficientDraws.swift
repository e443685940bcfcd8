import Statistics

/// The Monte-Carlo method for functions of coefficients: the coefficients are drawn from the normal
/// distribution that their estimates and covariances describe, and the ends are quantiles of the function
/// (MacKinnon, Lockwood and Williams 2004; Preacher and Selig 2012).
///
/// No data are drawn, so it costs little, and it rests on nothing but the coefficients being near normal.
struct CoefficientDraws {
    static let count = 20_000
    private static let purpose: UInt64 = 6

    private let means: [Double]
    private let factor: Matrix
    private let seed: UInt64

    /// - Returns: nil where the covariance has no Cholesky factor: a standard error is 0.
    init?(means: [Double], covariance: Matrix, seed: UInt64) {
        guard means.allSatisfy(\.isFinite), let cholesky = Cholesky(covariance) else { return nil }
        self.means = means
        factor = cholesky.lower
        self.seed = seed
    }

    /// Several blocks of coefficients, independent of one another.
    init?(blocks: [(means: [Double], covariance: Matrix)], seed: UInt64) {
        let size = blocks.reduce(0) { $0 + $1.means.count }
        var whole = Matrix(rows: size, columns: size)
        var start = 0
        for block in blocks {
            for row in block.means.indices {
                for column in block.means.indices { whole[start + row, start + column] = block.covariance[row, column] }
            }
            start += block.means.count
        }
        self.init(means: blocks.flatMap(\.means), covariance: whole, seed: seed)
    }

    /// One interval a function; nil where a draw of it is not a finite number.
    ///
    /// - Parameter evaluate: writes the functions of the coefficients, which stand in the order of the means.
    func intervals(
        of functions: Int, level: Double, draws count: Int = CoefficientDraws.count,
        evaluate: (_ coefficients: [Double], _ values: inout [Double]) -> Void
    ) -> [Ends?] {
        let size = means.count
        var columns = [[Double]](repeating: [Double](repeating: 0, count: count), count: functions)
        var isFinite = [Bool](repeating: true, count: functions)
        var random = RandomStream(seed: seed, stream: 0, purpose: Self.purpose)
        var normals = [Double](repeating: 0, count: size)
        var coefficients = means
        var values = [Double](repeating: 0, count: functions)
        for draw in 0..<count {
            for index in 0..<size { normals[index] = random.normal() }
            for row in 0..<size {
                var value = means[row]
                for column in 0...row { value += factor[row, column] * normals[column] }
                coefficients[row] = value
            }
            evaluate(coefficients, &values)
            for index in 0..<functions {
                columns[index][draw] = values[index]
                if !values[index].isFinite { isFinite[index] = false }
            }
        }
        return columns.indices.map { index in
            guard isFinite[index], let sorted = SortedNumbers(columns[index]) else { return nil }
            return Ends(lower: sorted.quantile((1 - level) / 2), upper: sorted.quantile((1 + level) / 2))
        }
    }
}
