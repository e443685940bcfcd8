import Statistics

extension RowTable {
    /// For each unit that is drawn, the sums over its rows of the products of 1 and the columns, packed
    /// as a lower triangle.
    static func products(of columns: [[Double]], by drawn: ResamplingDesign) -> RowTable {
        let rows = (0..<drawn.rowCount).map { row in
            let values = [1] + columns.map { $0[row] }
            return values.indices.flatMap { i in values[...i].map { values[i] * $0 } }
        }
        if drawn.drawsRows { return RowTable(rows: rows) }
        return RowTable(rows: (0..<drawn.unitCount).map { unit in
            var sum = [Double](repeating: 0, count: rows.first?.count ?? 0)
            for row in drawn.rows(ofUnit: unit) {
                for place in sum.indices { sum[place] += rows[row][place] }
            }
            return sum
        })
    }
}
