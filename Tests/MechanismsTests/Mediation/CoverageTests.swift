import Mechanisms
import Statistics
import Testing

/// `Documentation/Methods/Bootstrap.md` holds the table of many trials; here are few, against limits
/// that a faulty interval does not keep.
@Suite struct MediationCoverageTests {
    /// 0.95 in 600 trials has a standard error of 0.0089; the limits are four of them, and 0.01 for what
    /// is known of the methods at n = 90.
    @Test func intervalsHoldTheTruthAsOftenAsTheySay() throws {
        let rows = try MediationCoverage(a: 0.6, b: 0.4, direct: 0.2, trials: 600, resamples: 500, seed: 20_261_130)
            .carryOut(running: Running(threads: 2))
        #expect(rows.map(\.interval) == [
            "percentile", "bias_corrected", "bca", "studentised", "normal", "product_of_normals", "sobel",
        ])
        for row in rows {
            #expect(row.covered > 0.90 && row.covered < 0.99, "\(row)")
            #expect((row.covered + row.below + row.above - 1).magnitude < 1e-12)
        }
    }

    /// Where both paths are 0 the product is far from normal: every method holds 0 more often than it
    /// says, Sobel's nearly always (Fritz, Taylor and MacKinnon 2012).
    @Test func withoutAnyEffect() throws {
        let rows = try MediationCoverage(a: 0, b: 0, trials: 300, resamples: 500, seed: 1).carryOut(running: Running(threads: 2))
        let covered = rows.map(\.covered)
        #expect(covered.allSatisfy { $0 > 0.96 })
        #expect(covered[6] > 0.99)
    }

    @Test func threadsDoNotMatter() throws {
        let coverage = MediationCoverage(people: 30, a: 0.6, b: 0.4, errors: .skewed, trials: 20, resamples: 50, seed: 2)
        #expect(try coverage.carryOut(running: Running(threads: 3)) == coverage.carryOut())
    }
}
