/// The means of several variables and the sums of products of their deviations, over n rows:
/// all that means, variances, covariances and correlations need.
///
/// One pass in blocks of rows. Every number is taken from the first of its variable, within a
/// block from the block's own mean, and blocks are joined by the updating formula of Chan, Golub
/// and LeVeque (1983), here for products of two variables. So a large mean with a small
/// spread loses no digits.
public struct CoMoments: Hashable, Sendable {
    public private(set) var count = 0
    public private(set) var means: [Double]
    /// Σ (x − mean x)(y − mean y), symmetric, one row and column for each variable.
    public private(set) var products: Matrix

    /// - Parameter columns: the variables, all of the same length.
    public init(columns: [[Double]]) {
        means = Array(repeating: 0, count: columns.count)
        products = Matrix(rows: columns.count, columns: columns.count)
        let rows = columns.first?.count ?? 0
        precondition(columns.allSatisfy { $0.count == rows }, "The columns differ in length.")
        let origins = columns.map { $0.first ?? 0 }
        for start in stride(from: 0, to: rows, by: Self.blockLength) {
            add(columns, rows: start..<min(rows, start + Self.blockLength), origins: origins)
        }
        for (index, origin) in origins.enumerated() { means[index] += origin }
    }

    private init(count: Int, means: [Double], products: Matrix) {
        self.count = count
        self.means = means
        self.products = products
    }

    /// A block of 26 variables fits into a processor's second cache.
    private static let blockLength = 512

    /// Until all are added, ``means`` are those of the distances from `origins`.
    private mutating func add(_ columns: [[Double]], rows: Range<Int>, origins: [Double]) {
        let size = Double(rows.count)
        let total = Double(count) + size
        var shifts = [Double](repeating: 0, count: columns.count)
        var centered: [[Double]] = []
        centered.reserveCapacity(columns.count)
        for (index, column) in columns.enumerated() {
            let block = column[rows].map { $0 - origins[index] }
            let mean = block.reduce(0, +) / size
            centered.append(block.map { $0 - mean })
            shifts[index] = mean - means[index]
        }
        let weight = Double(count) * size / total
        for first in columns.indices {
            for second in 0...first {
                let between = shifts[first] * shifts[second] * weight
                let sum = products[first, second] + dot(centered[first], centered[second]) + between
                products[first, second] = sum
                products[second, first] = sum
            }
        }
        for index in columns.indices { means[index] += shifts[index] * size / total }
        count += rows.count
    }

    /// The covariances, with divisor n − 1; nil for fewer than two rows, and where the numbers are
    /// too large for their squares to be added up.
    public var covariance: Matrix? {
        guard count > 1, products.elements.allSatisfy(\.isFinite) else { return nil }
        return products.scaled(by: 1 / Double(count - 1))
    }

    /// The same for some of the variables, in the order given.
    public func selecting(_ variables: [Int]) -> CoMoments {
        var part = Matrix(rows: variables.count, columns: variables.count)
        for (row, first) in variables.enumerated() {
            for (column, second) in variables.enumerated() { part[row, column] = products[first, second] }
        }
        return CoMoments(count: count, means: variables.map { means[$0] }, products: part)
    }
}
