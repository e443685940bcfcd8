import AnalysisPlans
import Statistics
import Testing

@Suite struct MMRMPlanTests {
    private static func plan(_ fields: String) -> String { #"{"plan": 1, "analysis": "mmrm", "# + fields + "}" }

    private static let table: String = {
        var lines = ["id,arm,week,y"]
        var random = RandomStream(seed: 4, stream: 1)
        for person in 1...24 {
            let level = 20 + 3 * random.normal()
            for week in [2, 6, 12] where random.uniform() > 0.1 {
                let y = level - 0.3 * Double(week) * Double(person % 2) + random.normal()
                lines.append("\(person),\(person % 2 == 0 ? "low" : "high"),\(week),\(y)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    @Test func faultsAreSentences() throws {
        #expect(try Plans.faults(Self.plan(#""df": ["satterthwait"]"#)).map { $0.prefix(20) }.count == 2)
        let withoutTerm = try Plans.faults(Self.plan(#""formula": "y ~ arm * week""#))
        #expect(withoutTerm.count == 1 && withoutTerm[0].contains("has no covariance term"))
        let random = try Plans.faults(Self.plan(#""formula": "y ~ arm + (1 | id) + us(week | id)""#))
        #expect(random.count == 1 && random[0].contains("analysis: lmm"))
        let adjusted = try Plans.faults(Self.plan(#""formula": "y ~ arm + us(week | id)", "method": "ML", "df": "kenward_roger""#))
        #expect(adjusted.count == 1 && adjusted[0].contains("REML"))
        let word = try Plans.faults(Self.plan(#""formula": "y ~ arm + us(week | id)", "fallback": ["toehp"]"#))
        #expect(word.count == 1 && word[0].contains("Did you mean \"toep"))
        let same = try Plans.faults(Self.plan(#""formula": "y ~ arm + us(week | id)", "marginal_means": {"of": "arm", "by": "arm"}"#))
        #expect(same.count == 1 && same[0].contains("same factor"))
    }

    @Test func planIsCarriedOut() throws {
        let json = #"""
            {"plan": 1, "variables": {"arm": {"levels": ["low", "high"]}, "visit": {"from": "week", "levels": [2, 6, 12], "labels": ["w2", "w6", "w12"]}},
             "analysis": "mmrm", "df": ["satterthwaite", "kenward_roger"], "marginal_means": {"of": "arm", "by": "visit"},
             "analyses": {"us": {"formula": "y ~ arm * visit + us(visit | id)"}, "cs": {"formula": "y ~ arm * visit + cs(visit | id)"},
                          "test": {"compare": ["cs", "us"]}}}
            """#
        let results = try Plans.outcome(json, on: Self.table).results
        let contrast = try #require(results["us", "satterthwaite", "contrasts_arm_by_visit", "high - low@w12", "estimate"]?.number)
        let coefficients = ["armhigh", "armhigh:visitw12"].compactMap { results["us", "coef_kenward_roger", $0, "est"]?.number }
        #expect(coefficients.count == 2)
        #expect(abs(contrast - coefficients.reduce(0, +)) < 1e-10)
        // 2 (l_us − l_cs), 6 − 2 parameters.
        let likelihoods = ["us", "cs"].compactMap { results[$0, "loglik"]?.number }
        #expect(likelihoods.count == 2)
        let difference = try #require(results["test", "chisq_diff"]?.number)
        #expect(abs(difference - 2 * (likelihoods[0] - likelihoods[1])) < 1e-9)
        #expect(results["test", "df_diff"]?.number == 4)
    }

    @Test func factorThatIsNotThereIsNamed() throws {
        let refusal = try Plans.refusal(
            Self.plan(#""formula": "y ~ arm + us(week | id)", "marginal_means": {"of": "amr"}"#), on: Self.table)
        #expect(refusal.count == 1 && refusal[0].contains("\"arm\""))
    }
}
