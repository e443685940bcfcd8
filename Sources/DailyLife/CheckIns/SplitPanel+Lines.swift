extension SplitPanel {
    /// Of the rows' values from their mean, or where times are given from their line over time.
    static func distances(_ values: [Double], _ rows: Range<Int>, _ times: [Double]?) -> [Double] {
        let count = Double(rows.count)
        var sum = 0.0
        for row in rows { sum += values[row] }
        let mean = sum / count
        var result = rows.map { values[$0] - mean }
        guard let times else { return result }
        var middle = 0.0
        for row in rows { middle += times[row] }
        middle /= count
        var (products, squares) = (0.0, 0.0)
        for (place, row) in rows.enumerated() {
            let t = times[row] - middle
            products += t * result[place]
            squares += t * t
        }
        guard squares > 0 else { return result }
        for (place, row) in rows.enumerated() { result[place] -= products / squares * (times[row] - middle) }
        return result
    }
}
