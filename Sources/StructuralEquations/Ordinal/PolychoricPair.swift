package import Statistics

/// What two ordered items say together: their polychoric correlation, and how far a person in each
/// cell of their table moves it.
package struct PolychoricPair: Hashable, Sendable {
    package let first: Int
    package let second: Int
    package let estimate: Polychoric
    /// People by cell, row by row over the first item's categories.
    package let table: Matrix
    /// n times a person's part in ρ̂, by cell: the score of ρ less what the thresholds, estimated
    /// before, carry over (Muthén 1984; A of the stacked equations by sums of products of scores).
    package let influence: Matrix

    init(_ items: OrderedItems, _ first: Int, _ second: Int, thresholds: [[[Double]]]) {
        let height = items.categories[first].count
        let width = items.categories[second].count
        var counts = [Double](repeating: 0, count: height * width)
        let left = items.codes[first]
        let right = items.codes[second]
        var whole = [Int](repeating: 0, count: height * width)
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                for row in 0..<left.count { whole[Int(left[row]) * width + Int(right[row])] &+= 1 }
            }
        }
        for cell in counts.indices { counts[cell] = Double(whole[cell]) }
        let table = Matrix(rows: height, columns: width, elements: counts)
        let estimate = Polychoric(
            table: table, rows: items.thresholds[first], columns: items.thresholds[second], start: Self.pearson(table))
        var grid = PolychoricGrid(rows: items.thresholds[first], columns: items.thresholds[second])
        grid.move(to: estimate.correlation)
        self.first = first
        self.second = second
        self.table = table
        self.estimate = estimate
        let n = Double(items.count)
        influence = Self.influence(grid, table, n, thresholds[first], thresholds[second])
    }

    /// - Parameter rows, columns: for each threshold, the influence of a person of each category.
    private static func influence(
        _ grid: PolychoricGrid, _ table: Matrix, _ n: Double, _ rows: [[Double]], _ columns: [[Double]]
    ) -> Matrix {
        let width = grid.width
        var scores = Matrix(rows: grid.height, columns: width)
        var information = 0.0
        for row in 0..<grid.height {
            for column in 0..<width {
                let cell = row * width + column
                let score = grid.first[cell] / grid.probability[cell]
                scores[row, column] = score
                information += table[row, column] * score * score
            }
        }
        var moved = scores
        // A₂₁: sums of products of the scores of ρ and of each threshold.
        for index in rows.indices {
            let slice = grid.byRowThreshold(index)
            var sum = 0.0
            for column in 0..<width {
                let here = table[index, column] * scores[index, column] / grid.probability[index * width + column]
                let next = table[index + 1, column] * scores[index + 1, column]
                    / grid.probability[(index + 1) * width + column]
                sum += slice[column] * (here - next)
            }
            for row in 0..<grid.height {
                let part = sum / n * rows[index][row]
                for column in 0..<width { moved[row, column] -= part }
            }
        }
        for index in columns.indices {
            let slice = grid.byColumnThreshold(index)
            var sum = 0.0
            for row in 0..<grid.height {
                let here = table[row, index] * scores[row, index] / grid.probability[row * width + index]
                let next = table[row, index + 1] * scores[row, index + 1] / grid.probability[row * width + index + 1]
                sum += slice[row] * (here - next)
            }
            for column in 0..<width {
                let part = sum / n * columns[index][column]
                for row in 0..<grid.height { moved[row, column] -= part }
            }
        }
        return moved.scaled(by: information > 0 ? n / information : 0)
    }

    /// n times the variance of ρ̂.
    package var variance: Double {
        var sum = 0.0
        var n = 0.0
        for cell in table.elements.indices {
            sum += table.elements[cell] * influence.elements[cell] * influence.elements[cell]
            n += table.elements[cell]
        }
        return n > 0 ? sum / n : 0
    }

    /// Correlation of the categories' numbers.
    private static func pearson(_ table: Matrix) -> Double {
        var (n, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for row in 0..<table.rows {
            for column in 0..<table.columns {
                let count = table[row, column]
                let (a, b) = (Double(row), Double(column))
                n += count
                x += count * a
                y += count * b
                xx += count * a * a
                yy += count * b * b
                xy += count * a * b
            }
        }
        let product = (n * xx - x * x) * (n * yy - y * y)
        return product > 0 ? (n * xy - x * y) / product.squareRoot() : 0
    }
}
