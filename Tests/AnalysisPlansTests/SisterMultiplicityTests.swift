import AnalysisPlans
import Statistics
import Testing

@Suite("Several hypotheses over the analyses of a plan")
struct SisterMultiplicityTests {
    private static let csv = "y,z,x\n1,3,1\n2,1,2\n2,5,3\n4,2,4\n5,6,5\n7,3,6\n6,4,7\n9,8,8\n"
    private static func plan(_ p: String) -> String {
        """
        {"plan": 1, "analyses": {
          "family": {"analysis": "multiplicity", "procedure": "holm", "p": \(p)},
          "a": {"analysis": "regression", "formula": "y ~ x"},
          "b": {"analysis": "regression", "formula": "z ~ x"}}}
        """
    }

    private static func number(_ tree: ResultTree?) -> Double? {
        if case .number(let value)? = tree { value } else { nil }
    }

    @Test("The p values are those of the analyses, wherever the family stands")
    func taken() throws {
        let outcome = try Plans.outcome(Self.plan("{\"first\": \"a.coef.x.p\", \"second\": \"b.coef.x.p\", \"third\": 0.5}"), on: Self.csv)
        let family = try #require(outcome.outcome("family"))
        let p = try #require(Self.number(outcome.outcome("b")?.results.part("coef.x.p")))
        #expect(Self.number(family.results.part("second.p")) == p)
        // Holm: the second smallest of three counts twice.
        #expect(Self.number(family.results.part("second.p_adjusted")) == 2 * p)
    }

    @Test("A result that is not there is named before anything is carried out, or when it turns out to be none")
    func strangers() throws {
        let early = try Plans.faults(Self.plan("{\"first\": \"c.coef.x.p\"}"))
        #expect(early.contains { $0.contains("\"c.coef.x.p\" belongs to no analysis of the plan") })
        let late = try Plans.refusal(Self.plan("{\"first\": \"a.coef.w.p\", \"second\": \"a.coef.x.est\"}"), on: Self.csv)
        #expect(late.contains { $0.contains("p.first: there is no result \"a.coef.w.p\"") })
    }
}
