/// Adjusted p values of procedures that treat all hypotheses alike, or in their order.
enum AdjustedP {
    static func bonferroni(_ p: [Double]) -> [Double] { p.map { min(1, Double(p.count) * $0) } }

    /// Step down: max over j ≤ i of (n − j + 1) p₍ⱼ₎ (Holm 1979).
    static func holm(_ p: [Double]) -> [Double] {
        let n = p.count
        var result = p
        var running = 0.0
        for (step, index) in rising(p).enumerated() {
            running = max(running, min(1, Double(n - step) * p[index]))
            result[index] = running
        }
        return result
    }

    /// Step up: min over j ≥ i of (n − j + 1) p₍ⱼ₎ (Hochberg 1988).
    static func hochberg(_ p: [Double]) -> [Double] { stepUp(p) { n, step in Double(n - step) } }

    /// Step up: min over j ≥ i of (n/j) p₍ⱼ₎; the false discovery rate (Benjamini and Hochberg 1995).
    static func benjaminiHochberg(_ p: [Double]) -> [Double] { stepUp(p) { n, step in Double(n) / Double(step + 1) } }

    private static func stepUp(_ p: [Double], _ factor: (Int, Int) -> Double) -> [Double] {
        let n = p.count
        var result = p
        var running = 1.0
        for (step, index) in rising(p).enumerated().reversed() {
            running = min(running, factor(n, step) * p[index])
            result[index] = running
        }
        return result
    }

    /// The closed procedure of Simes' tests (Hommel 1988): adjusted p is the largest, over sizes m of
    /// intersections that hold the hypothesis, of min over j of m p₍ⱼ₎/j of the worst such intersection.
    static func hommel(_ p: [Double]) -> [Double] {
        let n = p.count
        let order = rising(p)
        let sorted = order.map { p[$0] }
        var adjusted = sorted
        for size in 1...max(n, 1) {
            for index in 0..<n {
                // The worst intersection of this size: the hypothesis itself and the largest others.
                var chosen = [sorted[index]]
                var other = n - 1
                while chosen.count < size, other >= 0 {
                    if other != index { chosen.append(sorted[other]) }
                    other -= 1
                }
                chosen.sort()
                var simes = 1.0
                for (place, value) in chosen.enumerated() { simes = min(simes, Double(size) * value / Double(place + 1)) }
                adjusted[index] = max(adjusted[index], simes)
            }
        }
        var result = p
        for (place, index) in order.enumerated() { result[index] = min(1, adjusted[place]) }
        return result
    }

    static func fixedSequence(_ p: [Double]) -> [Double] {
        var running = 0.0
        return p.map { value in
            running = max(running, value)
            return running
        }
    }

    private static func rising(_ p: [Double]) -> [Int] { p.indices.sorted { (p[$0], $0) < (p[$1], $1) } }
}
