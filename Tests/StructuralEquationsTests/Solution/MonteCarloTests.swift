import Statistics
import Testing
@testable import StructuralEquations

/// Monte-Carlo intervals of defined parameters, and what else a reader is warned of.
@Suite struct MonteCarloTests {
    private func fit(_ model: String, rows: Int = 200, draws: Int, seed: UInt64 = 1) throws -> StructuralFit {
        try Fixtures.fit(model, try Fixtures.items(rows)) {
            $0.monteCarloDraws = draws
            $0.seed = seed
        }
    }

    private static let indirect = "b ~ p*a\nc ~ q*b + a\ni := p*q"

    /// The error told is the spread of the ends over seeds.
    @Test func theMonteCarloErrorIsTheSpreadOverSeeds() throws {
        var ends: [Double] = []
        var errors: [Double] = []
        for seed in 1...60 {
            let interval = try #require(try fit(Self.indirect, draws: 1000, seed: UInt64(seed)).monteCarlo?.summaries[0].summary.interval(.percentile))
            ends.append(interval.ends.lower)
            errors.append(interval.monteCarloError.lower)
        }
        let mean = ends.reduce(0, +) / 60
        let spread = (ends.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59).squareRoot()
        let told = errors.reduce(0, +) / 60
        #expect(told > 0.6 * spread && told < 1.6 * spread, "\(told) \(spread)")
    }

    @Test func theErrorStandsBesideTheEnds() throws {
        let results = try fit(Self.indirect, draws: 500).results
        #expect(try #require(results["monte_carlo", "i:=p*q", "mc_error", "lower"]?.number) > 0)
        #expect(results["monte_carlo", "failed_draws"]?.number == 0)
    }

    /// The root exists for some of the draws only.
    @Test func drawsWithoutAValueAreCountedAndTold() throws {
        let fit = try fit("d ~ p*a\nb ~ a\nr := sqrt(p + 0.1)", draws: 400)
        let failed = try #require(fit.monteCarlo?.failed)
        #expect(failed > 0 && failed < 400)
        #expect(fit.warnings.contains { $0.contains("\(failed) of 400 Monte-Carlo draws") })
        #expect(fit.results["monte_carlo", "failed_draws"]?.number == Double(failed))
    }

    @Test func fewerPersonsThanParametersIsWarnedOf() throws {
        let model = "f =~ a + b + c + d"
        #expect(try Fixtures.fit(model, try Fixtures.items(7)).warnings.contains { $0.contains("fewer persons (7) than estimated parameters (8)") })
        #expect(try !Fixtures.fit(model, try Fixtures.items(80)).warnings.contains { $0.contains("fewer persons") })
    }
}
