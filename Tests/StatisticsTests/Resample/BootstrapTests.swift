import Statistics
import Testing

@Suite struct BootstrapTests {
    private static let plan = BootstrapSpecification(
        resamples: 2_000, intervals: BootstrapSpecification.Interval.allCases, quantileTypes: [.seven, .six])

    /// The mean with its standard error.
    @Sendable private static func mean(_ rows: [Int]) throws -> [Double] {
        let drawn = rows.map { ResamplingTests.values[$0] }
        let n = Double(drawn.count)
        let mean = drawn.reduce(0, +) / n
        let squares = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return [mean, (squares / (n - 1) / n).squareRoot()]
    }

    private static func bootstrap(_ plan: BootstrapSpecification, design: ResamplingDesign = ResamplingTests.design) throws -> Bootstrap {
        try Bootstrap.cases(
            plan, of: ["mean"], standardErrors: true, design: design, level: 0.95, seed: 3, running: Running(threads: 2),
            estimate: Self.mean)
    }

    @Test func everyIntervalOfAMean() throws {
        let bootstrap = try Self.bootstrap(Self.plan)
        let quantity = try #require(bootstrap.quantity("mean"))
        let summary = try #require(quantity.monteCarlo)
        #expect(summary.intervals.map(\.name) == [
            "percentile_type7", "percentile_type6", "bias_corrected_type7", "bias_corrected_type6", "bca_type7",
            "bca_type6", "studentised_type7", "studentised_type6", "normal",
        ])
        for interval in summary.intervals {
            #expect(interval.ends.lower < quantity.estimate && quantity.estimate < interval.ends.upper)
            #expect(interval.monteCarloError.lower > 0 && interval.monteCarloError.upper > 0)
        }
        // The variance of a bootstrap mean is (n − 1)/n of s²/n, known here to 1/√(2B), 1.6 %.
        let expected = try Self.mean(Array(0..<30))[1] * (29.0 / 30).squareRoot()
        #expect((summary.standardError / expected - 1).magnitude < 0.06)
        #expect(bootstrap.results["mean", "monte_carlo", "studentised_type7", "mc_error", "lower"]?.number ?? 0 > 0)
        #expect(bootstrap.results["mean", "monte_carlo", "normal", "mc_error", "upper"]?.number ?? 0 > 0)
        #expect(bootstrap.results["units"] == .count(30))
        let table = bootstrap.table(level: 0.95)
        #expect(table.rows.count == 9 && table.columns[4] == "95 % interval")
    }

    /// Drawn within strata, a mean varies by what varies within them alone.
    @Test func strataTakeOutWhatLiesBetween() throws {
        let strata = ResamplingTests.values.map { $0 > 6 ? 1 : 0 }
        let design = try #require(ResamplingDesign(rows: 30, units: nil, strata: strata))
        let summary = try #require(try Self.bootstrap(Self.plan, design: design).quantities[0].monteCarlo)
        var expected = 0.0
        for stratum in 0...1 {
            let values = strata.indices.filter { strata[$0] == stratum }.map { ResamplingTests.values[$0] }
            let mean = values.reduce(0, +) / Double(values.count)
            expected += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        #expect((summary.standardError / (expected.squareRoot() / 30) - 1).magnitude < 0.06)
    }

    /// For a difference of two means the third cumulant of the resampled estimate is known, and a
    /// sixth of its skewness is the acceleration.
    @Test func accelerationWithStrata() throws {
        let first: [Double] = [1, 4, 2, 9, 3]
        let second: [Double] = [0, 7, 1, 1, 2, 3, 12, 5]
        let y = first + second
        let design = try #require(ResamplingDesign(rows: 13, units: nil, strata: y.indices.map { $0 < 5 ? 0 : 1 }))
        @Sendable func difference(_ rows: [Int]) throws -> [Double] {
            func mean(_ rows: [Int]) -> Double { rows.reduce(0) { $0 + y[$1] } / Double(rows.count) }
            return [mean(rows.filter { $0 >= 5 }) - mean(rows.filter { $0 < 5 })]
        }
        let bootstrap = try Bootstrap.cases(
            BootstrapSpecification(resamples: 100), of: ["d"], design: design, level: 0.95, seed: 1, running: Running(),
            estimate: difference)
        func cumulants(_ values: [Double]) -> (second: Double, third: Double) {
            let n = Double(values.count)
            let mean = values.reduce(0, +) / n
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let cubes = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) }
            return (squares / (n * n), cubes / (n * n * n))
        }
        let (a, b) = (cumulants(first), cumulants(second))
        let variance = a.second + b.second
        let expected = (b.third - a.third) / (6 * variance * variance.squareRoot())
        let found = try #require(bootstrap.quantities[0].monteCarlo?.acceleration)
        #expect((found - expected).magnitude < 1e-14, "\(found), expected \(expected)")
    }

    @Test func replayDrawsTheStatedList() throws {
        let plan = BootstrapSpecification(resamples: 0, replay: .init(seed: 20_240_607, resamples: 5))
        let bootstrap = try Bootstrap.cases(
            plan, of: ["first"], design: ResamplingDesign(rows: 90), level: 0.95, seed: 1, running: Running()
        ) { rows in [Double(rows[0] * 100 + rows[1])] }
        let summary = try #require(bootstrap.quantities[0].replay)
        #expect(summary.replicates == 5 && bootstrap.quantities[0].monteCarlo == nil)
        // The first resample begins 36, 60 (README of the reference cases, 3.5).
        var generator = try #require(MinimalStandard(seed: 20_240_607))
        let firsts = (0..<5).map { _ in
            let rows = (0..<90).map { _ in generator.row(of: 90) }
            return Double(rows[0] * 100 + rows[1])
        }
        #expect(firsts[0] == 3660)
        #expect(summary.bias + 1 == firsts.reduce(0, +) / 5)
    }

    private struct Empty: Error, CustomStringConvertible { let description = "the arm is empty." }

    @Test func failuresAreWarnedOf() throws {
        let plan = BootstrapSpecification(resamples: 200, intervals: [.percentile, .bca])
        let bootstrap = try Bootstrap.cases(
            plan, of: ["mean"], design: ResamplingTests.design, level: 0.95, seed: 3, running: Running()
        ) { rows in
            if !rows.contains(7) { throw Empty() }
            return ResamplingTests.mean(rows)
        }
        let summary = try #require(bootstrap.quantities[0].monteCarlo)
        #expect(bootstrap.failed > 30 && summary.replicates == 200 - bootstrap.failed)
        #expect(summary.interval(.bca) == nil)
        let warnings = bootstrap.warnings()
        #expect(warnings.contains { $0.contains("the arm is empty.") && $0.contains("left out") })
        #expect(warnings.contains { $0.contains("no BCa interval") })
        #expect(warnings.contains { $0.contains("beyond one end") })
        #expect(throws: ResamplingError.estimate("the arm is empty.")) {
            _ = try Bootstrap.cases(
                plan, of: ["mean"], design: ResamplingTests.design, level: 0.95, seed: 3, running: Running()
            ) { _ in throw Empty() }
        }
    }

    /// Replicates that cannot fail to straddle: an interval end at the null value itself.
    @Test func anEndNearTheNullValueIsWarnedOf() throws {
        let bootstrap = try Self.bootstrap(BootstrapSpecification(resamples: 1_000, intervals: [.percentile]))
        let lower = try #require(bootstrap.quantities[0].monteCarlo?.interval(.percentile)?.ends.lower)
        #expect(bootstrap.warnings(null: lower).contains { $0.contains("lower end") })
        #expect(bootstrap.warnings(null: 0).isEmpty)
        #expect(bootstrap.warnings(null: nil).isEmpty)
    }

    @Test func parametricHasNoBCa() throws {
        let bootstrap = try Bootstrap.parametric(
            BootstrapSpecification(resamples: 4_000, kind: .parametric), of: ["x"], own: [0], level: 0.95, seed: 1,
            running: Running(threads: 2)
        ) { [$0.normal()] }
        let summary = try #require(bootstrap.quantities[0].monteCarlo)
        #expect((summary.standardError - 1).magnitude < 0.05)
        #expect(summary.interval(.bca) == nil && bootstrap.units == nil)
        #expect(bootstrap.warnings(null: nil).contains { $0.contains("no BCa") })
    }
}
