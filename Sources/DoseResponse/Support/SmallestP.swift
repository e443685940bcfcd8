import Statistics

/// A family of contrasts held together by its smallest p value: contrasts with few degrees of freedom do not widen the
/// others. With one spread for all this is the largest t of Dunnett 1955.
struct SmallestP: Sendable {
    /// Of each contrast, its t in the draws, rising.
    private let sorted: [[Double]]
    /// Of every draw, the smallest p of the family, rising.
    private let smallest: [Double]

    init(_ draws: SimultaneousT, contrasts: [[Double]], twoSided: Bool) {
        var sorted: [[Double]] = []
        var smallest = [Double](repeating: 1, count: draws.draws)
        let count = Double(draws.draws)
        for contrast in contrasts {
            var t = draws.t(contrast)
            if twoSided { for index in t.indices { t[index] = t[index].magnitude } }
            let order = t.indices.sorted { t[$0] < t[$1] || (t[$0] == t[$1] && $0 < $1) }
            for (place, draw) in order.enumerated() { smallest[draw] = min(smallest[draw], (count - Double(place)) / count) }
            sorted.append(order.map { t[$0] })
        }
        self.sorted = sorted
        self.smallest = smallest.sorted()
    }

    /// The share of draws in which the family's smallest p is as small as that of one contrast with this t.
    func p(_ contrast: Int, _ t: Double) -> Double {
        let values = sorted[contrast]
        let above = values.count - Self.below(t, values)
        let single = Double(above) / Double(max(values.count, 1))
        let asSmall = Self.below(single + 1e-12, smallest)
        return Double(asSmall + 1) / Double(smallest.count + 1)
    }

    /// The critical value of one contrast at the level of all.
    func critical(_ contrast: Int, _ level: Double) -> Double {
        guard let tail = SortedNumbers(smallest)?.quantile(1 - level) else { return .nan }
        return SortedNumbers(sorted[contrast])?.quantile(1 - tail) ?? .nan
    }

    private static func below(_ value: Double, _ sorted: [Double]) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
