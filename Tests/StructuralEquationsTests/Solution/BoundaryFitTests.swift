import Statistics
import Testing
@testable import StructuralEquations

/// Models at the edge of what can be measured, which lavaan 0.6-14 gives numbers for all the same.
@Suite struct BoundaryFitTests {
    @Test func aModelWithoutDegreesOfFreedomFitsExactly() throws {
        for estimator in [StructuralSpecification.Estimator.ML, .MLM, .MLR] {
            let fit = try Fixtures.fit("visual =~ x1 + x2 + x3", try Fixtures.table("school.csv")) { $0.estimator = estimator }
            for name in ["rmsea", "rmsea.ci.lower", "rmsea.ci.upper"] { #expect(fit.results["fit", name]?.number == 0, "\(name)") }
            guard estimator != .ML else { continue }
            for name in ["cfi.scaled", "tli.scaled"] { #expect(fit.results["fit", name]?.number == 1, "\(name)") }
            #expect(fit.results["fit", "chisq.scaling.factor"]?.number == nil)
        }
    }
}
