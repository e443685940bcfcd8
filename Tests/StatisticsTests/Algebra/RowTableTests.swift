import Statistics
import Testing

@Suite struct RowTableTests {
    /// Widths that use every branch of the loop, against sums written plainly: equal to the last bit.
    @Test(arguments: [1, 4, 7, 12, 16, 20, 24, 28, 30, 66, 91]) func sumsAsWrittenPlainly(width: Int) {
        var stream = RandomStream(seed: 3, stream: UInt64(width))
        let rows = (0..<50).map { _ in (0..<width).map { _ in stream.normal() } }
        let table = RowTable(rows: rows)
        var drawn = (0..<75).map { _ in UInt32(stream.index(below: 50)) }
        var sums = [Double](repeating: .nan, count: table.width)
        drawn.withUnsafeMutableBufferPointer { drawn in
            sums.withUnsafeMutableBufferPointer { table.sum(drawn, count: 75, into: $0) }
        }
        for column in 0..<width {
            var expected = 0.0
            for row in drawn { expected += rows[Int(row)][column] }
            #expect(sums[column] == expected)
        }
        #expect(table.width % 4 == 0 && table.width >= width)
        #expect(sums[width...].allSatisfy { $0 == 0 })
    }

    @Test func totalIsTheSumOfAllRows() {
        let table = RowTable(rows: [[1, 2, 3], [10, 20, 30]])
        #expect(table.total == [11, 22, 33, 0])
        #expect(table.rowCount == 2)
    }
}
