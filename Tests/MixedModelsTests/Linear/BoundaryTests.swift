import Statistics
import Testing

@testable import MixedModels

/// Fits on the boundary, against lme4 (`Reference/mixed/out.txt`).
@Suite struct BoundaryTests {
    @Test func dyestuffHasNoVarianceBetweenBatches() throws {
        let fit = try MixedFiles.fit("Yield ~ 1 + (1 | Batch)", "dyestuff2")
        #expect(fit.covariances[0][0, 0] == 0)
        #expect(agree(fit.residualVariance, 13.8063096276, 1e-8))
        #expect(agree(fit.logLikelihood, -80.914138906144, 1e-10))
        #expect(agree(fit.coefficients[0].standardError, 0.678388031233, 1e-8))
        #expect(agree(fit.coefficients[0].degreesOfFreedom, 29, 1e-6))
        #expect(agree(fit.adjusted?[0].degreesOfFreedom, 5, 1e-6))
        guard case .doubtful(let sentences) = fit.account.admissibility else {
            Issue.record("The boundary is not told.")
            return
        }
        #expect(sentences.count == 1)
        guard case .converged = fit.account.convergence else {
            Issue.record("Not converged.")
            return
        }
    }

    @Test func aCorrelationOfMinusOneIsExactAndTold() throws {
        let fit = try MixedFiles.fit("y ~ x + (x | g)", "singular")
        let psi = fit.covariances[0]
        #expect(agree(psi[0, 0], 1.5361938868311, 1e-4))
        #expect(agree(psi[1, 1], 0.0181432810518, 1e-3))
        #expect(agree(psi[1, 0] / (psi[0, 0] * psi[1, 1]).squareRoot(), -1, 1e-12))
        #expect(agree(fit.logLikelihood, -54.317447779206, 1e-9))
        #expect(agree(fit.coefficients[1].degreesOfFreedom, 17.32104601880, 1e-2))
        #expect(fit.warnings.contains { $0.contains("−1") })
        #expect(fit.results["correlations", "cor_g_(Intercept)_x"]?.number == -1)
    }

    @Test func atTheBoundaryNoWayInwardsLeadsDown() throws {
        for (formula, name) in [("Yield ~ 1 + (1 | Batch)", "dyestuff2"), ("y ~ x + (x | g)", "singular"), ("y ~ time + (1 | site / id)", "nested")] {
            let estimate = try MixedFiles.fit(formula, name).estimate
            #expect(!estimate.zeroColumns.isEmpty)
            #expect(estimate.inward > -1e-6)
        }
    }

    @Test func profilesOfABoundaryFitEndAtZero() throws {
        let fit = try MixedFiles.fit("Yield ~ 1 + (1 | Batch)", "dyestuff2", method: .full, profile: true)
        let interval = try #require(fit.results["profile_ci95", "sd_(Intercept)|Batch"])
        #expect(interval["lower"]?.number == 0)
        let upper = try #require(interval["upper"]?.number)
        #expect(upper > 0.5 && upper < 5)
    }
}
