/// Exact distributions of rank statistics without ties, by counting.
enum RankDistributions {
    /// P(W ≤ w) for w = 0 … n₁n₂ of the number of pairs in which the first is the larger, both samples
    /// being of one distribution (Mann and Whitney 1947).
    static func pairs(_ n1: Int, _ n2: Int) -> [Double] {
        // Generating function Π_{i=1…n₁} (1 − q^{n₂+i})/(1 − q^i), in counts scaled by the binomial.
        let most = n1 * n2
        var counts = [Double](repeating: 0, count: most + 1)
        counts[0] = 1
        for i in 1...max(n1, 1) {
            let up = n2 + i
            if up <= most { for w in stride(from: most, through: up, by: -1) { counts[w] -= counts[w - up] } }
            if i <= most { for w in i...most { counts[w] += counts[w - i] } }
            let scale = Double(i) / Double(up)
            for w in 0...most { counts[w] *= scale }
        }
        return cumulative(counts)
    }

    /// P(V ≤ v) of the sum of the ranks of positive differences among n (Wilcoxon 1945).
    static func signed(_ n: Int) -> [Double] {
        let most = n * (n + 1) / 2
        var shares = [Double](repeating: 0, count: most + 1)
        shares[0] = 1
        for rank in 1...max(n, 1) {
            if rank <= most {
                for v in stride(from: most, through: 0, by: -1) {
                    shares[v] = (shares[v] + (v >= rank ? shares[v - rank] : 0)) / 2
                }
            }
        }
        return cumulative(shares)
    }

    private static func cumulative(_ shares: [Double]) -> [Double] {
        var sum = 0.0
        return shares.map { share in
            sum += share
            return min(1, sum)
        }
    }

    /// Ranks with means for ties, and Σ (t³ − t) over groups of t ties.
    static func ranks(_ values: [Double]) -> (ranks: [Double], ties: Double) {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var ties = 0.0
        var position = 0
        while position < order.count {
            var end = position
            while end < order.count, values[order[end]] == values[order[position]] { end += 1 }
            let rank = Double(position + end + 1) / 2
            for index in position..<end { ranks[order[index]] = rank }
            let t = Double(end - position)
            ties += t * t * t - t
            position = end
        }
        return (ranks, ties)
    }

    /// The smallest q with P(X ≤ q) ≥ p.
    static func quantile(_ cumulative: [Double], _ p: Double) -> Int {
        cumulative.firstIndex { $0 >= p * (1 - 1e-14) } ?? cumulative.count - 1
    }
}
