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
        var ends: [[Double]] = [[], []]
        var errors: [[Double]] = [[], []]
        for repetition in 0..<400 {
            var stream = RandomStream(seed: 77, stream: UInt64(repetition))
            let replicates = (0..<2_000).map { _ in
                let z = stream.normal()
                return z + 0.1 * z * z
            }
            let standardErrors = replicates.map { 0.8 + 0.2 * Double.maximum($0, -1) }
            let summary = try #require(
                BootstrapSummary(
                    estimate: 0.3, replicates: replicates, standardErrors: standardErrors, ownStandardError: 0.9,
                    jackknife: [0.1, 0.2, 0.9, 0.3, 0.2], level: 0.95, specification: plan))
            let interval = try #require(summary.interval(kind))
            ends[0].append(interval.ends.lower)
            ends[1].append(interval.ends.upper)
            errors[0].append(interval.monteCarloError.lower)
            errors[1].append(interval.monteCarloError.upper)
        }
        for side in 0...1 {
            let mean = ends[side].reduce(0, +) / 400
            let spread = (ends[side].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399).squareRoot()
            let stated = errors[side].reduce(0, +) / 400
            // The spread of 400 repetitions is itself known to 1/√800, 3.5 %.
            #expect((stated / spread - 1).magnitude < 0.12, "side \(side): stated \(stated), seen \(spread)")
        }
    }

    /// R 4.2.2, boot 1.3-28 and quantile(): Reference/bootstrap-intervals/intervals.R and its output.
    @Test func normalAndStudentisedAsR() throws {
        let i = (1...40).map(Double.init)
        let summary = try #require(
            BootstrapSummary(
                estimate: 2.3, replicates: i.map { 2 + ((7 * $0).truncatingRemainder(dividingBy: 11) - 5) / 4 + $0 / 50 },
                standardErrors: i.map { 0.5 + (3 * $0).truncatingRemainder(dividingBy: 7) / 50 }, ownStandardError: 0.45, jackknife: nil,
                level: 0.95,
                specification: BootstrapSpecification(intervals: [.normal, .studentised], quantileTypes: [.seven, .six])))
        let expected: [(String, Double, Double)] = [
            ("normal", 0.5403260610416709, 3.7521739389583288),
            ("studentised_type7", 1.160800892857143, 3.218107142857142),
            ("studentised_type6", 0.9632348214285709, 3.2954642857142855),
        ]
        #expect(summary.intervals.map(\.name) == expected.map(\.0))
        for (interval, (_, lower, upper)) in zip(summary.intervals, expected) {
            #expect((interval.ends.lower - lower).magnitude < 1e-12)
            #expect((interval.ends.upper - upper).magnitude < 1e-12)
        }
    }

    /// A standard error of 0 on one resample takes the interval away, and is not passed over.
    @Test func studentisedNeedsEveryStandardError() throws {
        let plan = BootstrapSpecification(intervals: [.studentised, .normal])
        func kinds(_ errors: [Double], _ replicates: [Double] = [1, 2, 3]) -> [BootstrapSpecification.Interval] {
            BootstrapSummary(
                estimate: 2, replicates: replicates, standardErrors: errors, ownStandardError: 1, jackknife: nil, level: 0.9,
                specification: plan)?.intervals.map(\.kind) ?? []
        }
        #expect(kinds([1, 1, 1]) == [.studentised, .normal])
        #expect(kinds([1, 0, 1]) == [.normal])
        #expect(kinds([1, 1]) == [.normal])
        #expect(kinds([0, 0, 0], [2, 2, 2]).isEmpty)
    }

    @Test func faultsOfAPlan() {
        #expect(BootstrapSpecification().faults.isEmpty)
        let bad = BootstrapSpecification(
            resamples: -1, intervals: [.bca, .bca], quantileTypes: [],
            replay: .init(seed: 0, resamples: 1))
        #expect(bad.faults.count == 5)
        #expect(BootstrapSpecification(intervals: [.normal], kind: .parametric, unit: "site").faults.count == 1)
        #expect(BootstrapSpecification(kind: .residual).faults.count == 1)
        #expect(BootstrapSpecification(unit: "arm", strata: "arm").faults.count == 1)
        #expect(BootstrapSpecification(replay: .init(seed: 1, resamples: 9), strata: "arm").faults.count == 1)
        #expect(BootstrapSpecification(unit: "id", strata: "arm").faults.isEmpty)
    }
}
