import CNumerics

/// Rows of numbers that are summed again and again in different selections, as a bootstrap does.
public struct RowTable: Hashable, Sendable {
    public let rowCount: Int
    /// Numbers a row, filled up with zeros to a multiple of four.
    public let width: Int
    /// Number j of row i stands at `i * width + j`.
    public let values: [Double]

    /// Rows of one length.
    public init(rows: [[Double]]) {
        let length = rows.first?.count ?? 0
        let width = (length + 3) / 4 * 4
        precondition(rows.allSatisfy { $0.count == length }, "The rows differ in length.")
        rowCount = rows.count
        self.width = width
        let filling = [Double](repeating: 0, count: width - length)
        values = rows.flatMap { $0 + filling }
    }

    /// Adds up the rows drawn, in their order; each number of the result has the same bits on every
    /// machine.
    ///
    /// - Parameters:
    ///   - drawn: at least `count` row numbers below ``rowCount``.
    ///   - sums: ``width`` places.
    public func sum(
        _ drawn: UnsafeMutableBufferPointer<UInt32>, count: Int,
        into sums: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(drawn.count >= count && sums.count >= width, "A buffer is too short.")
        guard let from = drawn.baseAddress, let to = sums.baseAddress else { return }
        values.withUnsafeBufferPointer { table in
            guard let table = table.baseAddress else { return }
            cn_sum_rows(table, width, from, count, to)
        }
    }

    /// The sum of all rows.
    public var total: [Double] {
        var sums = [Double](repeating: 0, count: width)
        for row in 0..<rowCount {
            for column in 0..<width { sums[column] += values[row * width + column] }
        }
        return sums
    }
}
