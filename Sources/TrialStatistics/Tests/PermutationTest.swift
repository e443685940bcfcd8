import Statistics

/// How often a random division of the values into the two groups gives a difference of means at
/// least as far from 0 as the observed one (Fisher 1935; Pitman 1937). Every division where there are at
/// most 200,000, else random ones: (1 + count)/(1 + divisions) (Phipson and Smyth 2010).
struct PermutationTest {
    let difference: Double
    let p: Double
    let divisions: Int
    let isExact: Bool

    /// Standard deviation of p over repetitions with other random divisions, √(p(1 − p)/B); 0 where
    /// every division was tried.
    var monteCarloError: Double { isExact ? 0 : (p * (1 - p) / Double(divisions)).squareRoot() }

    static let most = 200_000

    init(_ samples: TwoSamples, permutations: Int, seed: UInt64) throws {
        let values = samples.one + samples.two
        let n = values.count
        let n1 = samples.one.count
        guard n >= 3 else { throw TrialError("A permutation test needs at least three values; here are \(n).") }
        let one = Moments(samples.one)
        let two = Moments(samples.two)
        difference = one.mean - two.mean
        // About the mean, so that sums are small and the rounding of ties is alike.
        let grand = Moments(values).mean
        let centered = values.map { $0 - grand }
        let observed = centered[..<n1].reduce(0, +).magnitude
        let scale = centered.map(\.magnitude).max() ?? 0
        let limit = observed - 1e-10 * scale * Double(n)
        if let number = Self.combinations(n, n1), number <= Self.most {
            var count = 0
            var chosen = Array(0..<n1)
            var total = 0
            repeat {
                total += 1
                var sum = 0.0
                for index in chosen { sum += centered[index] }
                if sum.magnitude >= limit { count += 1 }
            } while Self.advance(&chosen, n)
            isExact = true
            divisions = total
            p = Double(count) / Double(total)
        } else {
            guard permutations > 0 else {
                throw TrialError("There are too many divisions to try all; permutations says how many random ones are drawn, at least 1.")
            }
            var count = 0
            var drawn = centered
            for division in 0..<permutations {
                var stream = RandomStream(seed: seed, stream: UInt64(division), purpose: 17)
                drawn = centered
                var sum = 0.0
                for place in 0..<n1 {
                    drawn.swapAt(place, place + stream.index(below: n - place))
                    sum += drawn[place]
                }
                if sum.magnitude >= limit { count += 1 }
            }
            isExact = false
            divisions = permutations
            p = Double(count + 1) / Double(permutations + 1)
        }
    }

    /// n over k, or nil above the most that is tried.
    private static func combinations(_ n: Int, _ k: Int) -> Int? {
        var result = 1.0
        let small = min(k, n - k)
        for index in 0..<small {
            result = result * Double(n - index) / Double(index + 1)
            if result > Double(most) * 2 { return nil }
        }
        return Int(result.rounded())
    }

    /// The next choice in order; false after the last.
    private static func advance(_ chosen: inout [Int], _ n: Int) -> Bool {
        let k = chosen.count
        var place = k - 1
        while place >= 0, chosen[place] == n - k + place { place -= 1 }
        guard place >= 0 else { return false }
        chosen[place] += 1
        for next in (place + 1)..<max(k, place + 1) { chosen[next] = chosen[next - 1] + 1 }
        return true
    }

    private var warnings: [String] {
        guard monteCarloError > 0, (p - 0.05).magnitude <= 1.959963984540054 * monteCarloError else { return [] }
        return ["p lies within two Monte-Carlo errors of 0.05: another seed could put it on the other side. Draw more permutations before reading anything from the side it falls on."]
    }

    func fit(_ outcome: String, _ samples: TwoSamples) -> TrialFit {
        TrialFit(
            results: .of([
                "mean_difference": .number(difference), "p": .number(p), "p_mc_error": .number(monteCarloError), "divisions": .count(divisions), "exact": .count(isExact ? 1 : 0),
            ]),
            account: samples.account, warnings: warnings,
            tables: [ReadableTable(
                "Permutation test of \(outcome)", columns: ["", "difference of means", "divisions", "p"],
                rows: [[.text("\(samples.levels[1]) minus \(samples.levels[0])"), .number(difference), .count(divisions), .p(p)]],
                notes: [isExact ? "Every division of the values into groups of these sizes was tried." : "Random divisions; with another seed p would move by a standard deviation of \(((monteCarloError * 1e5).rounded() / 1e5).shortestText ?? "")."])])
    }
}
