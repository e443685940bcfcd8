import RealModule

/// Two normal distributions of one spread, the smaller part above the larger: maximum likelihood by EM
/// (Dempster, Laird and Rubin 1977) from three splits of the sorted numbers.
struct TwoNormals: Hashable, Sendable {
    /// Of the smaller part, at most 1/2.
    let share: Double
    /// Of the larger part, and of the smaller.
    let rest, minority: Double
    let sd: Double
    /// Twice the gain in log-likelihood over one normal distribution; 0 where there is none.
    let gain: Double

    /// - Parameter sorted: rising, at least 8 numbers that are not all alike; else nil.
    /// - Parameter steps: at most so many from each split; the likelihood of few steps is a statistic of its own.
    init?(sorted: [Double], steps: Int = 1000) {
        let n = sorted.count
        guard n >= 8, sorted[0] < sorted[n - 1] else { return nil }
        let count = Double(n)
        var mean = 0.0
        for value in sorted { mean += value }
        mean /= count
        var squares = 0.0
        for value in sorted { squares += (value - mean) * (value - mean) }
        let variance = squares / count
        guard variance > 0, variance.isFinite else { return nil }
        let floor = 1e-4 * variance
        var best: (value: Double, share: Double, rest: Double, minority: Double, variance: Double)?
        for part in steps > 100 ? [max(2, n / 33), max(3, n / 10), max(4, n / 4)] : [max(3, n / 10), max(4, n / 4)] {
            let found = Self.climb(sorted, from: n - part, floor: floor, steps: steps)
            if best.map({ found.value > $0.value }) ?? true { best = found }
        }
        guard let best else { return nil }
        let single = -0.5 * count * (Double.log(variance) + 1)
        share = best.share
        rest = best.rest
        minority = best.minority
        sd = best.variance.squareRoot()
        gain = best.minority > best.rest ? max(0, 2 * (best.value - single)) : 0
    }

    private static func climb(
        _ y: [Double], from cut: Int, floor: Double, steps: Int
    ) -> (value: Double, share: Double, rest: Double, minority: Double, variance: Double) {
        let n = y.count
        let count = Double(n)
        var share = Double(n - cut) / count
        var rest = 0.0
        var minority = 0.0
        for index in 0..<cut { rest += y[index] }
        for index in cut..<n { minority += y[index] }
        rest /= Double(cut)
        minority /= Double(n - cut)
        var variance = 0.0
        for index in 0..<n {
            let distance = y[index] - (index < cut ? rest : minority)
            variance += distance * distance
        }
        variance = max(variance / count, floor)
        let sum = y.sum
        var value = -Double.infinity
        for _ in 0..<steps {
            let slope = (minority - rest) / variance
            let middle = (minority + rest) / 2
            let odds = Double.log((1 - share) / share)
            var weight = 0.0
            var first = 0.0
            var second = 0.0
            var total = 0.0
            var now = 0.0
            for index in 0..<n {
                let number = y[index]
                // Log of the odds of the larger part; its probability is 1/(1 + exp(−t)).
                let t = odds - slope * (number - middle)
                let e = Double.exp(-t.magnitude)
                let larger = t >= 0 ? 1 / (1 + e) : e / (1 + e)
                let w = 1 - larger
                weight += w
                first += w * number
                second += w * number * number
                total += number * number
                let far = number - rest
                now += Double.log(onePlus: e) + max(0, -t) - far * far / (2 * variance)
            }
            now += count * (Double.log(1 - share) - 0.5 * Double.log(variance))
            if now - value < 1e-7 * (1 + now.magnitude) {
                value = now
                break
            }
            value = now
            minority = first / max(weight, 1e-12)
            rest = (sum - first) / max(count - weight, 1e-12)
            variance = max((second - weight * minority * minority + (total - second) - (count - weight) * rest * rest) / count, floor)
            share = min(max(weight / count, 0.5 / count), 0.5)
        }
        return (value, share, rest, minority, variance)
    }
}

extension [Double] {
    var sum: Double {
        var sum = 0.0
        for value in self { sum += value }
        return sum
    }
}
