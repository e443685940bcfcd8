import Statistics

/// The difference of the arms by weighted least squares on arm and covariates, for weights that move the share of
/// right guesses: c in each arm, with c = 1/2 + λ (p − 1/2), p the arm's own share.
///
/// A right guess of an arm weighs c/p, a wrong one (1 − c)/(1 − p), not knowing 1: each arm keeps its size, λ = 1 is
/// the plain effect and λ = 0 the one at which people guess as by chance. The sums of products are made once for each
/// arm and kind of guess, so that every λ is a sum of six small matrices.
struct WeightedEffect {
    private let width: Int
    /// [arm · 3 + kind]: (width + 1)² sums of products of [1, arm, covariates, y].
    private var sums: [[Double]]
    private var counts: [Double]

    static let fewest = "nobody of one arm guessed right, or nobody wrong, so that no weighting makes the guesses even"

    init(_ sample: GuessSample, rows: [Int]) {
        width = 2 + sample.covariates.count
        let size = width + 1
        sums = [[Double]](repeating: [Double](repeating: 0, count: size * size), count: 6)
        counts = [Double](repeating: 0, count: 6)
        var row = [Double](repeating: 0, count: size)
        for place in rows {
            let stratum = sample.arm[place] * 3 + sample.kind[place].rawValue
            row[0] = 1
            row[1] = Double(sample.arm[place])
            for index in sample.covariates.indices { row[2 + index] = sample.covariates[index][place] }
            row[width] = sample.y[place]
            counts[stratum] += 1
            for i in 0..<size { for j in 0..<size { sums[stratum][i * size + j] += row[i] * row[j] } }
        }
    }

    /// Of each arm.
    private func share(_ arm: Int) -> Double {
        let right = counts[arm * 3]
        return right / (right + counts[arm * 3 + 1])
    }

    /// The share of right guesses of both arms together at λ, by their numbers who guessed.
    func rightShare(_ lambda: Double) -> Double {
        var right = 0.0
        var all = 0.0
        for arm in 0..<2 {
            let n = counts[arm * 3] + counts[arm * 3 + 1]
            right += n * (0.5 + lambda * (share(arm) - 0.5))
            all += n
        }
        return right / all
    }

    /// - Returns: nil where weights or coefficients do not exist.
    func effect(_ lambda: Double) -> Double? {
        let size = width + 1
        var total = [Double](repeating: 0, count: size * size)
        for arm in 0..<2 {
            let p = share(arm)
            let c = 0.5 + lambda * (p - 0.5)
            var weights = [1.0, 1.0, 1.0]
            if lambda != 1 {
                guard p > 0, p < 1 else { return nil }
                weights = [c / p, (1 - c) / (1 - p), 1]
            }
            for kind in 0..<3 {
                let own = sums[arm * 3 + kind]
                for index in total.indices { total[index] += weights[kind] * own[index] }
            }
        }
        var cross = Matrix(rows: width, columns: width)
        var right = Matrix(rows: width, columns: 1)
        for i in 0..<width {
            for j in 0..<width { cross[i, j] = total[i * size + j] }
            right[i, 0] = total[i * size + width]
        }
        guard let solved = cross.solvingPositiveDefinite(right)?.solution else { return nil }
        return solved[1, 0]
    }
}
