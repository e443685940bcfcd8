import Statistics
import Testing

@testable import MixedModels

/// Against lme4, lmerTest and pbkrtest (`Reference/mixed/out.txt`).
@Suite struct CrossedFactorsTests {
    @Test func platesAndSamplesCross() throws {
        let fit = try MixedFiles.fit("y ~ 1 + (1 | plate) + (1 | sample)", "crossed")
        let row = try #require(fit.coefficients.first)
        #expect(agree(row.estimate, 21.9723611111))
        #expect(agree(row.standardError, 0.720539855741, 1e-5))
        #expect(agree(row.degreesOfFreedom, 6.33204283001, 1e-4))
        #expect(agree(fit.adjusted?.first?.standardError, 0.720539855741, 1e-5))
        #expect(agree(fit.adjusted?.first?.degreesOfFreedom, 6.33204370646, 1e-4))
        #expect(agree(fit.covariances[0][0, 0], 0.717709773139, 1e-4))
        #expect(agree(fit.covariances[1][0, 0], 2.735212488621, 1e-4))
        #expect(agree(fit.residualVariance, 0.251984724974, 1e-5))
        #expect(agree(fit.logLikelihood, -82.067396051205, 1e-9))
        let blups = try #require(try fit.part("blups"))
        #expect(agree(blups["sample", "a", "(Intercept)"]?.number, -2.3121106145854, 1e-5))
        #expect(agree(blups["sample", "f", "(Intercept)"]?.number, 2.2933656343414, 1e-5))
    }

    @Test func therapistsCrossPersonsWithSlopes() throws {
        let fit = try MixedFiles.fit("y ~ time * arm + (time | id) + (1 | therapist)", "therapists")
        let estimates = [20.889173242985, -1.200878095622, -1.683831575955, -0.230966621872]
        let errors = [0.737312628345, 0.189435097979, 0.884204535554, 0.268506686168]
        let freedom = [34.3610963415, 35.0623902426, 35.1731510534, 35.1353079642]
        let adjustedErrors = [0.737891216370, 0.189880563588, 0.885393894314, 0.269340368799]
        let adjustedFreedom = [35.9153242063, 37.2036963272, 38.0167678173, 37.2773942824]
        let adjusted = try #require(fit.adjusted)
        for index in 0..<4 {
            #expect(agree(fit.coefficients[index].estimate, estimates[index], 1e-5))
            #expect(agree(fit.coefficients[index].standardError, errors[index], 1e-5))
            #expect(agree(fit.coefficients[index].degreesOfFreedom, freedom[index], 1e-4))
            #expect(agree(adjusted[index].standardError, adjustedErrors[index], 1e-5))
            #expect(agree(adjusted[index].degreesOfFreedom, adjustedFreedom[index], 1e-4))
        }
        #expect(agree(fit.covariances[0][0, 0], 6.341633103814, 1e-5))
        #expect(agree(fit.covariances[0][1, 1], 0.459679396051, 1e-5))
        #expect(agree(fit.covariances[0][1, 0], -0.640648070011, 1e-5))
        #expect(agree(fit.covariances[1][0, 0], 1.234046756738, 1e-5))
        #expect(agree(fit.logLikelihood, -396.06173405582, 1e-10))
        let full = try MixedFiles.fit("y ~ time * arm + (time | id) + (1 | therapist)", "therapists", method: .full)
        #expect(agree(full.logLikelihood, -395.49889250822, 1e-10))
        #expect(agree(full.coefficients[3].degreesOfFreedom, 36.8461159571, 1e-4))
    }

    @Test func personsWithinSitesAndASiteVarianceOfZero() throws {
        let fit = try MixedFiles.fit("y ~ time + (1 | site / id)", "nested")
        #expect(fit.covariances[0][0, 0] == 0)
        #expect(agree(fit.covariances[1][0, 0], 2.375433022715, 1e-5))
        #expect(agree(fit.residualVariance, 0.937024609547, 1e-5))
        #expect(agree(fit.logLikelihood, -376.24363878385, 1e-10))
        #expect(agree(fit.coefficients[1].standardError, 0.0597350952742, 1e-5))
        #expect(agree(fit.coefficients[1].degreesOfFreedom, 160.1544797007, 1e-4))
        #expect(agree(fit.adjusted?[0].degreesOfFreedom, 6.93856288029, 1e-4))
        #expect(agree(fit.adjusted?[1].standardError, 0.0597551638133, 1e-5))
        #expect(fit.warnings.contains { $0.contains("exactly 0") && $0.contains("site") })
    }
}
