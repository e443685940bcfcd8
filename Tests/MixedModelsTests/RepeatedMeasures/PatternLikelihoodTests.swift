import RealModule
import Statistics
import Testing

@testable import MixedModels

@Suite struct PatternLikelihoodTests {
    /// Persons: so many that some patterns are summed and others passed over.
    private static func likelihood(_ structure: CovarianceStructure, _ isRestricted: Bool, groups: Int) throws -> (PatternLikelihood, RepeatedMeasures) {
        let data = SimulatedVisits.measures(persons: 60, visits: 4, groups: groups, seed: 5)
        let sums = try PatternSums(data)
        #expect(sums.patterns.contains(where: \.isPassedOver) && sums.patterns.contains { !$0.isPassedOver })
        return (PatternLikelihood(sums, structure, isRestricted: isRestricted), data)
    }

    private static func theta(_ likelihood: PatternLikelihood) -> [Double] {
        (0..<likelihood.parameters).map { index -> Double in
            let own = index % likelihood.perGroup
            let number = Double(index)
            return own < likelihood.shape.scaleCount ? 0.8 + 0.1 * number : 0.35 - 0.03 * number
        }
    }

    @Test(arguments: CovarianceStructure.allCases, [true, false]) func valueIsThatOfTheFormula(_ structure: CovarianceStructure, _ isRestricted: Bool) throws {
        for groups in [1, 2] {
            let (likelihood, data) = try Self.likelihood(structure, isRestricted, groups: groups)
            let theta = Self.theta(likelihood)
            let dense = try DenseModel(data: data, shape: likelihood.shape, isRestricted: isRestricted).solution(theta)
            let slope = try #require(likelihood.slope(theta))
            #expect(abs(slope.value - dense.value) < 1e-9 * abs(dense.value))
        }
    }

    @Test(arguments: CovarianceStructure.allCases, [true, false]) func slopeAndCurvatureAreThoseOfDifferences(_ structure: CovarianceStructure, _ isRestricted: Bool) throws {
        for groups in [1, 2] {
            let (likelihood, _) = try Self.likelihood(structure, isRestricted, groups: groups)
            let theta = Self.theta(likelihood)
            let slope = try #require(likelihood.slope(theta))
            let hessian = likelihood.hessian(at: theta)
            let e = 1e-5
            for h in theta.indices {
                var (high, low) = (theta, theta)
                high[h] += e
                low[h] -= e
                let (up, down) = (try #require(likelihood.slope(high)), try #require(likelihood.slope(low)))
                let difference = (up.value - down.value) / (2 * e)
                #expect(abs(difference - slope.gradient[h]) < 1e-5 * max(1, abs(difference)))
                for j in theta.indices {
                    let bend = (up.gradient[j] - down.gradient[j]) / (2 * e)
                    #expect(abs(bend - hessian[h, j]) < 1e-6 * max(1, abs(bend)))
                }
            }
        }
    }

    @Test func designOfAnyScaleGivesTheSameFit() throws {
        let data = SimulatedVisits.measures(persons: 40, visits: 3, seed: 6)
        var design = data.design
        // A covariate such as a day number: mean 2,460,000, spread 0.004 of that of the other.
        for row in 0..<design.rows { design[row, 1] = 2_460_000 + 0.01 * design[row, 1] }
        let moved = RepeatedMeasures(
            design: design, outcome: data.outcome.map { 1e6 + $0 }, person: data.person, visit: data.visit,
            persons: data.persons, visits: data.visits)
        let (one, other) = (try data.fit(.us), try moved.fit(.us))
        // log |X'X| moves the restricted likelihood by log 0.01.
        #expect(abs(one.logLikelihood - (other.logLikelihood + Double.log(0.01))) < 1e-5)
        #expect(abs(other.beta[1] * 0.01 / one.beta[1] - 1) < 1e-5)
        #expect(abs(other.phi[2, 2] / one.phi[2, 2] - 1) < 1e-6)
    }

    @Test(arguments: CovarianceStructure.allCases) func searchEndsWhereTheSlopeIsZero(_ structure: CovarianceStructure) throws {
        let estimate = try SimulatedVisits.measures(persons: 60, visits: 4, seed: 7).fit(structure)
        #expect(estimate.isConverged)
        #expect(estimate.gradient < 1e-6)
        #expect(estimate.thetaCovariance != nil)
    }
}
