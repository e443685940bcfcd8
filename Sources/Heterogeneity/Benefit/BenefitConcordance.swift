import Statistics

/// C-for-benefit: of two pairs of people, one of each arm with like predicted benefit, the chance that the pair with
/// more predicted benefit also differs more; 1/2 says nothing (van Klaveren, Steyerberg, Serruys and Kent 2018).
struct BenefitConcordance: Sendable {
    let estimate, lower, upper: Double
    let pairs: Int

    /// nil where the predictions are alike.
    init?(_ data: BenefitData, _ predicted: [Double], level: Double, seed: UInt64) {
        guard Moments(predicted).variance > 0 else { return nil }
        var random = RandomStream(seed: seed, stream: 0, purpose: 0xBE4C)
        let size = data.armCounts.min() ?? 0
        // People of the larger arm who have no partner are left out by chance.
        let sides = (0...1).map { side -> [Int] in
            let members = (0..<data.count).filter { data.arm[$0] == side }
            let kept = members.count > size ? Array(random.shuffled(members).prefix(size)) : members
            return kept.sorted { predicted[$0] < predicted[$1] || (predicted[$0] == predicted[$1] && $0 < $1) }
        }
        var expected: [Double] = []
        var observed: [Double] = []
        for place in 0..<size {
            expected.append((predicted[sides[0][place]] + predicted[sides[1][place]]) / 2)
            observed.append(data.outcome[sides[1][place]] - data.outcome[sides[0][place]])
        }
        guard let found = Self.concordance(expected, observed) else { return nil }
        estimate = found.value
        pairs = size
        let half = (Normal.standard.quantile((1 + level) / 2) ?? 1.96) * found.standardError
        lower = max(0, found.value - half)
        upper = min(1, found.value + half)
    }

    /// With the standard error of a U statistic of two (Hoeffding's projection): Σeᵢ² over the square of the number
    /// compared, eᵢ what pair i has beyond its share.
    static func concordance(_ expected: [Double], _ observed: [Double]) -> (value: Double, standardError: Double)? {
        let count = expected.count
        var compared = [Double](repeating: 0, count: count)
        var rises = compared
        for first in 0..<count {
            for second in 0..<first where expected[first] != expected[second] {
                let isAlike = observed[first] == observed[second]
                let agrees = (expected[first] > expected[second]) == (observed[first] > observed[second])
                let score = isAlike ? 0.5 : agrees ? 1 : 0
                compared[first] += 1
                compared[second] += 1
                rises[first] += score
                rises[second] += score
            }
        }
        let whole = compared.sum / 2
        guard whole > 0 else { return nil }
        let value = rises.sum / 2 / whole
        var squares = 0.0
        for place in 0..<count {
            let beyond = rises[place] - value * compared[place]
            squares += beyond * beyond
        }
        return (value, squares.squareRoot() / whole)
    }
}
