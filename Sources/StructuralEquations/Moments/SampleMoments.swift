public import Statistics

/// Means and covariances (divisor n) of the observed variables of one group.
public struct SampleMoments: Hashable, Sendable {
    public let means: [Double]
    public let covariance: Matrix
    public let count: Int

    public init(means: [Double], covariance: Matrix, count: Int) {
        self.means = means
        self.covariance = covariance
        self.count = count
    }
}

extension SampleMoments {
    /// Of the columns of a table, two passes.
    public init(_ values: Matrix) {
        let width = values.columns
        let count = Double(max(1, values.rows))
        var means = [Double](repeating: 0, count: width)
        var centred = values
        centred.withElements { elements in
            for row in 0..<values.rows {
                for column in 0..<width { means[column] += elements[row * width + column] }
            }
            for column in 0..<width { means[column] /= count }
            for row in 0..<values.rows {
                for column in 0..<width { elements[row * width + column] -= means[column] }
            }
        }
        let covariance = centred.transposedTimes(centred).scaled(by: 1 / count)
        self.init(means: means, covariance: covariance, count: values.rows)
    }
}
