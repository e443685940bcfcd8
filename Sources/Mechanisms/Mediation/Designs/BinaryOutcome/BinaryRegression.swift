import RealModule
import Statistics

/// The outcome equation by maximum likelihood on the whole table.
public struct BinaryRegression: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let term: String
        public let estimate: Double
        /// From the expected information.
        public let standardError: Double
        public let z: Double
        /// Two-sided, normal.
        public let p: Double
    }

    public let outcome: String
    /// `(Intercept)`, M, X, C.
    public let rows: [Row]
    /// −2 log-likelihood of this equation.
    public let deviance: Double
    /// The same of an equation without any term, where every probability is 1/2: 2 n log 2.
    public let nullDeviance: Double
    /// The same of an equation with the intercept alone.
    public let interceptDeviance: Double
    public let iterations: Int
    /// Largest element of the gradient at the end, columns standardized.
    public let largestGradient: Double
    /// For 1, M, X, C with mean 0 and standard deviation 1.
    let standardized: [Double]
    /// Their covariance, from the expected information.
    let standardizedCovariance: Matrix

    /// Deviance plus twice the number of coefficients.
    public var aic: Double { deviance + 2 * Double(rows.count) }

    func row(_ term: String) -> Row? { rows.first { $0.term == term } }

    /// - Throws: ``BinaryOutcomeError/separated(_:by:)``
    init(_ kernel: BinaryKernel, names: [String], outcome: String) throws(BinaryOutcomeError) {
        var work = BinaryWorkspace(kernel)
        for row in 0..<kernel.rows { work.weights[row] = 1 }
        work.gather()
        let width = kernel.width
        guard work.fitOutcome(kernel, isFinal: true), let inverse = Self.information(kernel, work.theta).inversePositiveDefinite?.inverse
        else {
            let sizes = work.theta.dropFirst().map { $0.isFinite ? $0.magnitude : .infinity }
            let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
            throw .separated(outcome, by: names[min(largest, names.count - 1)])
        }
        // From standardized columns to the columns themselves: β = T b.
        var back = Matrix.identity(width)
        for index in 1..<width {
            let column = kernel.columns[index - 1]
            back[index, index] = 1 / column.spread
            back[0, index] = -column.mean / column.spread
        }
        let coefficients = back * work.theta
        let covariance = (back * inverse).timesTransposed(back)
        rows = ([LeastSquares.interceptName] + names).indices.map { index in
            let error = covariance[index, index].squareRoot()
            let z = coefficients[index] / error
            return Row(
                term: index == 0 ? LeastSquares.interceptName : names[index - 1], estimate: coefficients[index],
                standardError: error, z: z, p: Normal.twoSided(z))
        }
        let n = Double(kernel.rows)
        let ones = Double(kernel.isOne.count { $0 })
        nullDeviance = 2 * n * Double.log(2)
        interceptDeviance = -2 * (ones * Double.log(ones / n) + (n - ones) * Double.log((n - ones) / n))
        deviance = work.deviance
        iterations = work.iterations
        largestGradient = work.largestGradient
        standardized = work.theta
        standardizedCovariance = inverse
        self.outcome = outcome
    }

    private static func information(_ kernel: BinaryKernel, _ theta: [Double]) -> Matrix {
        let width = kernel.width
        var matrix = Matrix(rows: width, columns: width)
        for row in 0..<kernel.rows {
            let at = row * width
            var eta = 0.0
            for i in 0..<width { eta += theta[i] * kernel.design[at + i] }
            let weight = BinaryTerm.information(eta, kernel.link)
            for i in 0..<width {
                let left = weight * kernel.design[at + i]
                for j in 0..<width { matrix[i, j] += left * kernel.design[at + j] }
            }
        }
        return matrix
    }
}
