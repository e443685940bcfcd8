import Statistics

/// How far one distribution without a minority strays by chance, on the two statistics of ``MinorityTest``.
///
/// Both statistics are the same after a shift and a stretch, so their distribution depends on n alone.
struct MinorityNull {
    private let skewness: [Double]
    private let gain: [Double]
    private let least: [Double]

    static let purpose: UInt64 = 0x7A11

    init(n: Int, samples: Int, seed: UInt64, running: Running) throws {
        let replicates = try Resampling.run(samples, width: 2, running: running) { sample in
            var stream = RandomStream(seed: seed, stream: UInt64(sample), purpose: Self.purpose)
            var values = [Double](repeating: 0, count: n)
            for index in 0..<n { values[index] = stream.normal() }
            values.sort()
            return [Moments(values).skewness, TwoNormals(sorted: values, steps: MinorityTest.steps)?.gain ?? 0]
        }
        let skewed = replicates.columns[0]
        let gained = replicates.columns[1]
        skewness = skewed.sorted()
        gain = gained.sorted()
        var lowest: [Double] = []
        for index in skewed.indices {
            lowest.append(min(Self.p(skewed[index], skewness), Self.p(gained[index], gain)))
        }
        least = lowest.sorted()
    }

    /// The smaller of the two p values, and the share of samples without a minority in which it is as small.
    func p(skewness observed: Double, gain found: Double) -> Double {
        let lowest = min(Self.p(observed, skewness), Self.p(found, gain))
        return Double(Self.below(lowest + 1e-12, least) + 1) / Double(least.count + 1)
    }

    private static func p(_ value: Double, _ sorted: [Double]) -> Double {
        Double(sorted.count - below(value, sorted) + 1) / Double(sorted.count + 1)
    }

    /// How many lie below.
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
