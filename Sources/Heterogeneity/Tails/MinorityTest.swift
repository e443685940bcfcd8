import Statistics

/// Whether a part of an arm went the other way: a normal spread around one mean, against a smaller part that lies on
/// the worse side of the rest.
///
/// Two statistics share the test: the skewness towards worse, which is the best invariant test against a small part
/// that slipped one way (Ferguson 1961), and twice the gain in log-likelihood of two normal distributions over one,
/// after a fixed number of steps.
/// The smaller p value is held against its own distribution, which is simulated (``MinorityNull``).
struct MinorityTest: Hashable, Sendable {
    let n: Int
    let skewness: Double
    /// After ``steps`` steps: it need not be the maximum, since what it is held against is made alike.
    let gain: Double
    /// To the end, for its share and its means.
    let mixture: TwoNormals
    /// Against a normal spread.
    let p: Double
    /// Whether it leans more than the reference arm; nil in the reference itself and where that is too small.
    let pReference: Double?
    let alpha: Double

    /// Fewer people say nothing of a shape.
    static let fewest = 20
    static let steps = 20

    /// Lower end of the interval of the smaller part's mean, over people drawn again; nil where the test did not come
    /// to it or no resample gave one.
    let minorityLower: Double?

    /// It stands apart, leans more than a reference arm that can be compared with, and lies on the worse side of no
    /// change by more than chance: people who did not respond lie at no change.
    var isReported: Bool { isApart && leansMore && isWorse }

    var isApart: Bool { p <= alpha }
    /// Without a reference arm a scale that leans by itself cannot be told from a part.
    var leansMore: Bool { pReference.map { $0 <= Self.doubt } ?? false }
    var isWorse: Bool { minorityLower.map { $0 > 0 } ?? false }

    /// Above this the reference arm has as much of the same shape, and nothing is reported.
    static let doubt = 0.05
}

extension MinorityTest {
    init?(_ values: [Double], reference: [Double]?, tails: Tails, running: Running) throws {
        guard values.count >= Self.fewest, tails.resamples > 0, let mixture = TwoNormals(sorted: values.sorted()),
            let short = TwoNormals(sorted: values.sorted(), steps: Self.steps)
        else { return nil }
        n = values.count
        skewness = Moments(values).skewness
        self.mixture = mixture
        gain = short.gain
        alpha = 1 - tails.level
        let normal = try MinorityNull(n: n, samples: tails.resamples, seed: tails.start, running: running)
        p = normal.p(skewness: skewness, gain: gain)
        if let reference, reference.count >= Self.fewest {
            pReference = LeanComparison.p(values, against: reference, samples: tails.resamples, seed: tails.start)
        } else {
            pReference = nil
        }
        guard p <= alpha, let pReference, pReference <= Self.doubt else {
            minorityLower = nil
            return
        }
        minorityLower = try Self.lowerEnd(values, tails: tails, running: running)
    }

    static let purpose: UInt64 = 0x7A13

    /// Percentile over people drawn again; a resample whose smaller part lies below the rest counts with that mean.
    private static func lowerEnd(_ values: [Double], tails: Tails, running: Running) throws -> Double? {
        let found = try Resampling.run(tails.resamples, width: 1, running: running) { sample in
            var stream = RandomStream(seed: tails.start, stream: UInt64(sample), purpose: purpose)
            var drawn = [Double](repeating: 0, count: values.count)
            for index in drawn.indices { drawn[index] = values[stream.index(below: values.count)] }
            drawn.sort()
            guard let part = TwoNormals(sorted: drawn, steps: 100) else { return [] }
            return [part.minority]
        }
        guard found.count > 1 else { return nil }
        return SortedNumbers(found.columns[0])?.quantile((1 - tails.level) / 2)
    }
}
