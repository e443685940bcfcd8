import Statistics
import Testing
@testable import StructuralEquations

/// Names and defaults of parameters as lavaan 0.6-14 gives them (`parTable` of the same models).
@Suite struct ParameterNameTests {
    private func names(_ model: String, _ change: (inout StructuralSpecification) -> Void = { _ in }) throws -> [String] {
        try Fixtures.fit(model, try Fixtures.table("school.csv"), change).parameters.map(\.name)
    }

    @Test func aCovarianceIsNamedInTheOrderOfItsVariables() throws {
        let observed = try names("visual =~ x1 + x2 + x3 + x4\nx3 ~~ x1")
        #expect(observed.contains("x1~~x3") && !observed.contains("x3~~x1"))
        let latent = try names(Fixtures.three + "\nspeed ~~ 0*visual")
        #expect(latent.contains("visual~~speed") && !latent.contains("speed~~visual"))
    }

    @Test func latentOutcomesCovaryInTheOrderOfTheirDefinition() throws {
        let given = try names(Fixtures.three + "\nspeed ~ visual\ntextual ~ visual")
        #expect(given.contains("textual~~speed") && !given.contains("speed~~textual"))
    }

    @Test func growthHoldsTheMeanOfARandomCovariateAt0() throws {
        let model = "i =~ 1*x1 + 1*x2 + 1*x3\ns =~ 0*x1 + 1*x2 + 2*x3\ni ~ ageyr"
        let fit = try Fixtures.fit(model, try Fixtures.table("school.csv")) {
            $0.kind = .growth
            $0.fixesX = false
        }
        #expect(fit.results["parameters", "ageyr~1", "est"]?.number == 0)
    }
}
