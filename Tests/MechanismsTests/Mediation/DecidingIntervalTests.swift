@testable import Mechanisms
import Statistics
import Testing

/// Which interval a reader is to go by, and the intervals that need no resamples.
@Suite struct DecidingIntervalTests {
    private func model(_ mediators: Int = 1, resamples: Int = 1_500, _ choice: DecidingInterval.Choice = .percentile) -> MediationSpecification {
        var model = plan(mediators: mediators, resamples: resamples)
        model.deciding = choice
        return model
    }

    @Test func thePercentileBootstrapDecidesUnlessThePlanSaysOtherwise() throws {
        let table = try simulatedTrial()
        let summary = try #require(try model().fit(on: table).bootstrap?.effect("indirect")?.monteCarlo)
        let percentile = try #require(try model().fit(on: table).decidingInterval)
        #expect(percentile.method == .bootstrap(.percentile) && percentile.ends == summary.interval(.percentile)?.ends)
        let bca = try #require(try model(1, .bca).fit(on: table).decidingInterval)
        #expect(bca.method == .bootstrap(.bca) && bca.ends == summary.interval(.bca)?.ends)
        let product = try model(1, .product).fit(on: table)
        #expect(product.decidingInterval?.method == .productOfNormals)
        #expect(product.decidingInterval(of: "total", row: product.totalEffectModel.row("arm"))?.method == .leastSquares)
        #expect(try model(1, .monteCarlo).fit(on: table).decidingInterval?.method == .monteCarlo)
    }

    @Test func withoutABootstrapThatHoldsTheExactProductDecidesAndSumsAreDrawn() throws {
        let few = try model(2, resamples: 200).fit(on: simulatedTrial(mediators: 2))
        #expect(!few.bootstrapHolds)
        #expect(few.effects.map { few.decidingInterval(of: $0)?.method } == [.productOfNormals, .productOfNormals, .monteCarlo, .monteCarlo])
        let results = few.results
        #expect(results["deciding", "total_indirect", "lower"]?.number == few.monteCarloIntervals[2]?.lower)
        #expect(results["deciding", "indirect_m1", "excludes_zero"] == .count(few.decidingInterval(of: few.effects[0])?.excludesZero == true ? 1 : 0))
    }

    /// For one product the exact quantiles are the limit of the draws.
    @Test func theMonteCarloIntervalComesNearTheExactProduct() throws {
        let fit = try model(3, resamples: 0).fit(on: simulatedTrial(rows: 200, mediators: 3))
        for index in 0..<3 {
            let exact = try #require(fit.productIntervals[index])
            let drawn = try #require(fit.monteCarloIntervals[index])
            let width = exact.upper - exact.lower
            #expect((drawn.lower - exact.lower).magnitude < 0.03 * width)
            #expect((drawn.upper - exact.upper).magnitude < 0.03 * width)
        }
        #expect(try model(3, resamples: 0).fit(on: simulatedTrial(rows: 200, mediators: 3), threads: 3) == fit)
    }

    /// P(product ≤ end) by the distribution function itself, for a sum of one product and nothing.
    @Test func drawsHaveTheCovarianceTheyAreGiven() throws {
        var covariance = Matrix(rows: 2, columns: 2)
        covariance[0, 0] = 4
        covariance[1, 1] = 1
        covariance[0, 1] = -1.2
        covariance[1, 0] = -1.2
        let draws = try #require(CoefficientDraws(means: [1, 2], covariance: covariance, seed: 3))
        let ends = draws.intervals(of: 1, level: 0.9) { q, values in values[0] = q[0] + q[1] }
        // Normal, mean 3, variance 4 + 1 − 2.4.
        let half = 1.6448536269514722 * 2.6.squareRoot()
        let own = try #require(ends[0])
        #expect((own.lower - 3 + half).magnitude < 0.1 && (own.upper - 3 - half).magnitude < 0.1)
        covariance[1, 1] = 0
        #expect(CoefficientDraws(means: [1, 2], covariance: covariance, seed: 3) == nil)
    }

    @Test func everyDesignCarriesTimingBadgeAndIntervals() throws {
        var base = plan(mediators: 2, resamples: 0)
        base.assignment = .randomized
        let days = MeasuredDays(day: { ["m1": 14, "m2": 28, "y": 56][$0] })
        let table = try simulatedTrial(mediators: 2)
        let serial = try SerialMediation(base).dated(by: days).fit(on: table, running: Running())
        #expect(serial.timing == .before && serial.badge == .randomizedOrdered)
        #expect(serial.results["design", "is_randomized"] == .count(1) && serial.results["design", "is_ordered"] == .count(1))
        #expect(serial.tables[0].notes[0].contains("mediator measured first") || serial.tables[0].notes[0].contains("Mediator measured first"))
        #expect(serial.decidingInterval(of: "via_m1")?.method == .productOfNormals)
        #expect(serial.decidingInterval(of: "via_m1_m2")?.method == .monteCarlo)

        var one = base
        one.mediators = ["m1"]
        let together = MeasuredDays(day: { _ in 56 })
        let interaction = try InteractionMediation(one).dated(by: together).fit(on: table, running: Running())
        #expect(interaction.timing == .together && interaction.badge == .randomizedOnly)
        #expect(interaction.results["design", "is_ordered"] == .count(0))
        #expect(interaction.warnings.contains(TimingBadge.together.meaning))
        #expect(interaction.effects.allSatisfy { $0.monteCarloInterval != nil })
        let single = try one.dated(by: days).fit(on: table)
        #expect(single.badge == .randomizedOrdered && single.results["design", "is_ordered"] == .count(1))
        one.assignment = .observed
        #expect(try one.dated(by: days).fit(on: table).badge == .prospective)
        #expect(try one.fit(on: table).badge == .oneSitting)
    }

    /// Without a product the draws of an interaction are those of the plain product.
    @Test func drawsOfNaturalEffectsAgreeWithTheirDeltaMethod() throws {
        var one = plan(resamples: 0)
        one.assignment = .randomized
        let fit = try InteractionMediation(one).fit(on: simulatedTrial(rows: 4_000), running: Running())
        for effect in fit.effects where effect.name != "proportion_mediated_average" && (effect.standardError ?? 0) > 0 {
            let drawn = try #require(effect.monteCarloInterval)
            let normal = try #require(effect.normalInterval)
            let width = normal.upper - normal.lower
            #expect((drawn.lower - normal.lower).magnitude < 0.06 * width, "\(effect.name)")
            #expect((drawn.upper - normal.upper).magnitude < 0.06 * width, "\(effect.name)")
        }
    }
}
