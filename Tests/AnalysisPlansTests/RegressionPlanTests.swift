import AnalysisPlans
import Statistics
import Testing

@Suite struct RegressionPlanTests {
    private func faults(_ fields: String) throws -> [String] {
        try Plans.faults("{\"plan\": 1, \"analysis\": \"regression\", \(fields)}").map { String($0.dropFirst("Line 1, ".count)) }
    }

    @Test func whatAPlanAsksWronglyIsSaid() throws {
        #expect(try faults("\"family\": \"gaussian\"") == ["formula: is missing: the model, for instance y ~ arm + base."])
        #expect(try faults("\"formula\": \"y ~ a +\"") == ["formula: A term is missing here.\n  y ~ a +\n         ^"])
        #expect(try faults("\"formula\": \"y ~ a\", \"link\": \"probit\"").first?.contains("no other link than the identity") == true)
        #expect(try faults("\"formula\": \"y ~ a\", \"family\": \"binomial\", \"link\": \"identity\"").first?.contains("belongs to the family gaussian") == true)
        #expect(try faults("\"formula\": \"y ~ a\", \"family\": \"poisson\", \"link\": \"logit\"").first?.contains("has the links log") == true)
        #expect(try faults("\"formula\": \"y ~ a\", \"robust\": \"CR1\"").first?.contains("needs cluster") == true)
        #expect(try faults("\"formula\": \"y ~ a + (1 | id)\"").first?.contains("lmm or glmm") == true)
        #expect(try faults("\"formula\": \"y ~ a\", \"contrasts\": {\"a\": \"sums\"}").first?.contains("Did you mean \"sum\"?") == true)
        #expect(try faults("\"formula\": \"y ~ a\", \"marginal_means\": {\"by\": \"b\"}").first?.contains("marginal_means.of: is missing") == true)
        #expect(try faults("\"formula\": \"y ~ a\", \"family\": \"gaussian\", \"link\": \"identity\"") == [])
    }

    @Test func aRegressionIsCarriedOut() throws {
        let plan = """
            {"plan": 1, "analysis": "regression", "formula": "y ~ arm + x", "cluster": "id", "contrasts": {"arm": "sum"},
             "marginal_means": {"of": "arm"}}
            """
        let csv = "id,arm,x,y\n1,a,1,2\n1,b,2,5\n2,a,3,4\n2,b,2,6\n3,a,1,3\n3,b,4,8\n4,a,2,\n"
        let outcome = try Plans.outcome(plan, on: csv)
        let names = outcome.results.leaves.map(\.name)
        #expect(names.contains("coef.arm1.se_model") && names.contains("lsmeans.a.emmean") && names.contains("contrasts_arm.b - a.estimate"))
        #expect(outcome.results["df"]?.number == 3)
    }
}
