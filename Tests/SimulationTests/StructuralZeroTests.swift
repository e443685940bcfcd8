import Simulation
import Statistics
import Testing

/// Plain regression on 20,000 complete courses finds the planted arrows, and nothing where
/// nothing was planted.
@Suite struct StructuralZeroTests {
    struct Estimate {
        let value: Double
        let standardError: Double
        var z: Double { value / standardError }
    }

    /// Coefficients of the arm and of the earlier scale at week 8 in the lagged model, adjusted
    /// for both baselines and for the later scale at week 8.
    private func lagged(_ truth: Truth, symptomsLast: Bool) throws -> (arm: Estimate, earlier: Estimate) {
        let people = try #require(Trials.cohorts[truth]).people
        let symptoms = { (week: Int) in people.compactMap { $0.symptoms(week: week) } }
        let compassion = { (week: Int) in people.compactMap { $0.selfCompassion(week: week) } }
        let fit = try LeastSquares(
            outcome: symptomsLast ? symptoms(18) : compassion(18), named: "later",
            predictors: [
                people.map { $0.isControl ? 0 : 1 },
                symptomsLast ? compassion(8) : symptoms(8),
                symptomsLast ? symptoms(8) : compassion(8), symptoms(0), compassion(0),
            ],
            named: ["arm", "earlier", "own past", "symptoms at baseline", "self-compassion at baseline"])
        let variance = fit.residualSumOfSquares / Double(fit.residualDegreesOfFreedom)
        let estimates = fit.coefficients.indices.map { index in
            Estimate(
                value: fit.coefficients[index],
                standardError: (variance * fit.unscaledCovariance[index, index]).squareRoot())
        }
        return (estimates[1], estimates[2])
    }

    @Test func selfCompassionFirst() throws {
        let forward = try lagged(.trueMediation, symptomsLast: true).earlier
        let reverse = try lagged(.trueMediation, symptomsLast: false).earlier
        #expect(forward.z < -50)
        #expect(abs(reverse.z) < 3)
    }

    @Test func symptomsFirst() throws {
        let forward = try lagged(.reverse, symptomsLast: true).earlier
        let reverse = try lagged(.reverse, symptomsLast: false).earlier
        #expect(abs(forward.z) < 3)
        #expect(reverse.z < -50)
    }

    @Test func neitherFirst() throws {
        let forward = try lagged(.sharedImprovement, symptomsLast: true).earlier
        let reverse = try lagged(.sharedImprovement, symptomsLast: false).earlier
        #expect(abs(forward.z) < 3)
        #expect(abs(reverse.z) < 3)
    }

    /// What the trial says it planted is what the regression finds, to 5 %.
    @Test(arguments: [Truth.trueMediation, .reverse]) func plantedNumbersAreFound(_ truth: Truth) throws {
        let planted = try #require(Trials.cohorts[truth]).planted
        let found = try lagged(truth, symptomsLast: truth == .trueMediation).earlier.value
        let expected = try #require(planted.earlierOnLater)
        #expect(abs(found / expected - 1) < 0.05)
        #expect((0.2...0.6).contains(planted.share))
    }

    @Test func nothingIsPlantedUnderSharedImprovement() throws {
        let planted = try #require(Trials.cohorts[.sharedImprovement]).planted
        #expect(planted.direction == .neither)
        #expect(planted.indirectEffect == 0)
        #expect(planted.share == 0)
    }

    /// Under true mediation symptoms at week 8 say nothing about self-compassion at week 8
    /// beyond the arm and the baselines: adjusting for them leaves the arm's effect alone.
    @Test func adjustingForWeek8SymptomsDoesNotBendTheArmEffect() throws {
        let people = try #require(Trials.cohorts[.trueMediation]).people
        let fit = try LeastSquares(
            outcome: people.compactMap { $0.selfCompassion(week: 8) }, named: "scs",
            predictors: [
                people.map { $0.isControl ? 0 : 1 }, people.compactMap { $0.symptoms(week: 8) },
                people.compactMap { $0.symptoms(week: 0) }, people.compactMap { $0.selfCompassion(week: 0) },
            ], named: ["arm", "caps", "caps0", "scs0"])
        let variance = fit.residualSumOfSquares / Double(fit.residualDegreesOfFreedom)
        let error = { (index: Int) in (variance * fit.unscaledCovariance[index, index]).squareRoot() }
        #expect(abs(fit.coefficients[2]) < 3 * error(2))
        let planted = try #require(Trials.cohorts[.trueMediation]?.planted.armOnEarlier)
        #expect(abs(fit.coefficients[1] - planted) < 3 * error(1) + 0.01)
    }
}
