import Statistics
import Testing

@Suite struct BootstrapSummaryTests {
    /// R 4.2.2: quantile(x, p, type = 7) and type = 6.
    @Test func quantilesAsR() throws {
        let sorted = try #require(SortedNumbers([3.2, -1, 7.5, 0, 2.25, 9.75, -4.5]))
        let probabilities = [0, 0.025, 0.1, 0.5, 0.8, 0.975, 1]
        let seven = [-4.5, -3.975, -2.4, 2.25, 6.64, 9.4125, 9.75]
        let six = [-4.5, -4.5, -4.5, 2.25, 8.4, 9.75, 9.75]
        for (index, p) in probabilities.enumerated() {
            #expect((sorted.quantile(p, type: .seven) - seven[index]).magnitude < 1e-14)
            #expect((sorted.quantile(p, type: .six) - six[index]).magnitude < 1e-14)
        }
        #expect(SortedNumbers([]) == nil)
    }

    @Test func sortsManyNumbers() throws {
        var stream = RandomStream(seed: 1, stream: 2)
        var numbers = (0..<5_000).map { _ in stream.normal() }
        numbers += [0, -0.0, 1e300, -1e300, 1e-300, -1e-300, numbers[3], numbers[3]]
        #expect(try #require(SortedNumbers(numbers)).values == numbers.sorted())
        let alike = [Double](repeating: -2.5, count: 1_000)
        #expect(try #require(SortedNumbers(alike)).values == alike)
    }

    /// By hand for t = 1…10, t₀ = 3.5: share below 0.3, mean 5.5, sd √(82.5/9).
    @Test func byHand() throws {
        let plan = BootstrapSpecification(resamples: 10, intervals: [.percentile], quantileTypes: [.seven])
        let summary = try #require(
            BootstrapSummary(
                estimate: 3.5, replicates: (1...10).map(Double.init), jackknife: nil, level: 0.8,
                specification: plan))
        #expect((summary.standardError - (82.5 / 9).squareRoot()).magnitude < 1e-14)
        #expect(summary.bias == 2)
        // R 4.2.2: qnorm(0.3).
        #expect((try #require(summary.z0) - -0.52440051270804067).magnitude < 1e-14)
        #expect(summary.acceleration == nil)
        let ends = try #require(summary.interval(.percentile)).ends
        #expect((ends.lower - 1.9).magnitude < 1e-14)
        #expect((ends.upper - 9.1).magnitude < 1e-14)
    }

    @Test func whenAllLieOnOneSideThereIsNoCorrection() throws {
        let summary = try #require(
            BootstrapSummary(
                estimate: 0, replicates: [1, 2, 3, 4], jackknife: [1, 2, 4], level: 0.95,
                specification: BootstrapSpecification(intervals: [.percentile, .biasCorrected, .bca])))
        #expect(summary.z0 == nil)
        #expect(summary.bcaTails == nil)
        #expect(summary.intervals.map(\.kind) == [.percentile])
        #expect(
            BootstrapSummary(
                estimate: 0, replicates: [1], jackknife: nil, level: 0.95,
                specification: BootstrapSpecification()) == nil)
    }

    /// The Monte-Carlo error against what it estimates: the spread of an end over 400 repetitions.
    @Test(arguments: BootstrapSpecification.Interval.allCases)
    func monteCarloErrorIsThatOfRepetition(_ kind: BootstrapSpecification.Interval) throws {
        let plan = BootstrapSpecification(resamples: 2_000, intervals: [kind])
        var lowers: [Double] = []
        var errors: [Double] = []
        for repetition in 0..<400 {
            var stream = RandomStream(seed: 77, stream: UInt64(repetition))
            let replicates = (0..<2_000).map { _ in
                let z = stream.normal()
                return z + 0.1 * z * z
            }
            let summary = try #require(
                BootstrapSummary(
                    estimate: 0.3, replicates: replicates, jackknife: [0.1, 0.2, 0.9, 0.3, 0.2],
                    level: 0.95, specification: plan))
            let interval = try #require(summary.interval(kind))
            lowers.append(interval.ends.lower)
            errors.append(interval.monteCarloError.lower)
        }
        let mean = lowers.reduce(0, +) / 400
        let spread = (lowers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399).squareRoot()
        let stated = errors.reduce(0, +) / 400
        // The spread of 400 repetitions is itself known to 1/√800, 3.5 %.
        #expect((stated / spread - 1).magnitude < 0.12, "stated \(stated), seen \(spread)")
    }

    @Test func faultsOfAPlan() {
        #expect(BootstrapSpecification().faults.isEmpty)
        let bad = BootstrapSpecification(
            resamples: -1, intervals: [.bca, .bca], quantileTypes: [],
            replay: .init(seed: 0, resamples: 1))
        #expect(bad.faults.count == 5)
    }
}
