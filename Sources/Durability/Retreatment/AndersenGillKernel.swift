import Statistics

/// The partial likelihood of events that come again, risk sets by (start, stop], ties after Efron 1977.
struct AndersenGillKernel {
    let pieces: [CountingRows.Piece]
    /// Pieces × width.
    let x: [[Double]]
    let width: Int
    let risk: [[Int]]
    let dying: [[Int]]

    init(_ rows: CountingRows, _ columns: [[Double]]) {
        pieces = rows.pieces
        width = columns.count
        let all = rows.pieces
        x = all.map { piece in columns.map { $0[piece.person] } }
        let times = Set(all.filter(\.isEvent).map(\.stop)).sorted()
        risk = times.map { time in all.indices.filter { all[$0].start < time && all[$0].stop >= time } }
        dying = times.map { time in all.indices.filter { all[$0].isEvent && all[$0].stop == time } }
    }

    func predictors(_ beta: [Double]) -> [Double] {
        x.map { row in
            var sum = 0.0
            for index in 0..<width { sum += row[index] * beta[index] }
            return sum
        }
    }

    /// Minus log L, minus its score, and the information.
    func evaluate(_ beta: [Double]) -> (slope: Slope, information: Matrix) {
        let eta = predictors(beta)
        let weight = eta.map { exponential($0) }
        var value = 0.0
        var score = [Double](repeating: 0, count: width)
        var information = Matrix(rows: width, columns: width)
        for (set, dead) in zip(risk, dying) {
            var (s0, s1, s2) = sums(set, weight)
            let (d0, d1, d2) = sums(dead, weight)
            let d = Double(dead.count)
            for row in dead {
                value += eta[row]
                for i in 0..<width { score[i] += x[row][i] }
            }
            for step in dead.indices {
                if step > 0 {
                    s0 -= d0 / d
                    for i in 0..<width { s1[i] -= d1[i] / d }
                    for i in 0..<(width * width) { s2[i] -= d2[i] / d }
                }
                value -= logarithm(s0)
                for i in 0..<width {
                    score[i] -= s1[i] / s0
                    for j in 0..<width { information[i, j] += s2[i * width + j] / s0 - s1[i] * s1[j] / (s0 * s0) }
                }
            }
        }
        return (Slope(value: -value, gradient: score.map { -$0 }), information)
    }

    private func sums(_ set: [Int], _ weight: [Double]) -> (Double, [Double], [Double]) {
        var s0 = 0.0
        var s1 = [Double](repeating: 0, count: width)
        var s2 = [Double](repeating: 0, count: width * width)
        for row in set {
            s0 += weight[row]
            for i in 0..<width {
                let part = weight[row] * x[row][i]
                s1[i] += part
                for j in 0..<width { s2[i * width + j] += part * x[row][j] }
            }
        }
        return (s0, s1, s2)
    }

    /// Score residuals summed over each person.
    func residuals(_ beta: [Double], people: Int) -> Matrix {
        let weight = predictors(beta).map { exponential($0) }
        var result = Matrix(rows: people, columns: width)
        for (set, dead) in zip(risk, dying) {
            let (s0, s1, _) = sums(set, weight)
            let (d0, d1, _) = sums(dead, weight)
            let d = Double(dead.count)
            let deadSet = Set(dead)
            for step in dead.indices {
                let part = Double(step) / d
                let sum = s0 - part * d0
                for i in 0..<width {
                    let mean = (s1[i] - part * d1[i]) / sum
                    for row in dead { result[pieces[row].person, i] += (x[row][i] - mean) / d }
                    for row in set {
                        let share = deadSet.contains(row) ? 1 - part : 1
                        result[pieces[row].person, i] -= share * weight[row] * (x[row][i] - mean) / sum
                    }
                }
            }
        }
        return result
    }
}
