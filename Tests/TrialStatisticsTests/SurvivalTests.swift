import Statistics
import Testing
import TrialStatistics

@Suite("Survival") struct SurvivalTests {
    private func lung() throws -> DataTable {
        let table = try Reference.table("survival/data.csv")
        let month = try table.numbers("time").map { $0.value.map { ($0 / 30).rounded(.up) } }
        return try table.setting(Column(name: "month", numbers: month))
    }

    private func expected() throws -> [(name: String, value: Double)] { try Reference.numbers("survival/expected.csv") }

    private func cox(_ time: String, ties: SurvivalSpecification.Ties = .efron, cluster: String? = nil) -> SurvivalSpecification {
        SurvivalSpecification(time: time, event: "status", group: "sex", covariates: ["age", "ph.ecog"], cluster: cluster, ties: ties)
    }

    @Test("Curves, medians, restricted means and the log-rank test are those of R's survival")
    func curves() throws {
        let plan = SurvivalSpecification(time: "time", event: "status", group: "sex", restriction: 500, times: [100, 365])
        #expect(expectResults(try plan.fit(try lung()).results, try expected(), under: "curves") == 36)
    }

    @Test("Cox's regression with Efron's and Breslow's ties, and with many of them")
    func regression() throws {
        let table = try lung()
        #expect(expectResults(try cox("time").fit(table).results, try expected(), under: "efron", relative: 1e-8) == 25)
        expectResults(try cox("time", ties: .breslow).fit(table).results, try expected(), under: "breslow", relative: 1e-8)
        expectResults(try cox("month").fit(table).results, try expected(), under: "ties", relative: 1e-8)
    }

    @Test("Strata, in the regression and in the log-rank test")
    func strata() throws {
        let plan = SurvivalSpecification(time: "time", event: "status", group: "sex", covariates: ["age"], strata: ["ph.ecog"])
        #expect(expectResults(try plan.fit(try lung()).results, try expected(), under: "strata", relative: 1e-8) > 15)
    }

    @Test("Sandwich standard errors over clusters")
    func clusters() throws {
        // The row without an institution takes no part, there as here.
        expectResults(
            try cox("month", cluster: "inst").fit(try lung()).results, try expected(), under: "cluster", relative: 1e-8)
    }

    @Test("A covariate that separates the events has no finite hazard ratio, and the fit says so")
    func runaway() throws {
        let table = try table([
            ("t", [1, 2, 3, 4, 5, 6, 7, 8]), ("e", [1, 1, 1, 1, 0, 0, 0, 0]), ("x", [1, 1, 1, 1, 0, 0, 0, 0]),
        ])
        let fit = try SurvivalSpecification(time: "t", event: "e", covariates: ["x"]).fit(table)
        guard case .notConverged = fit.account.convergence else {
            Issue.record("told as converged")
            return
        }
        #expect(fit.warnings.contains { $0.contains("no finite estimate") })
        expectFinite(fit.results)
    }

    @Test("No event, a negative time, a constant and a doubled covariate are sentences")
    func faults() throws {
        let table = try table([
            ("t", [1, 2, 3, 4, 5]), ("e", [1, 0, 1, 1, 0]), ("none", [0, 0, 0, 0, 0]), ("one", [1, 1, 1, 1, 1]), ("x", [1, 4, 2, 2, 3]),
            ("y", [2, 8, 4, 4, 6]), ("early", [-1, 2, 3, 4, 5]), ("gone", [nil, nil, nil, nil, nil]), ("odd", [2, 1, 0, 1, 1]),
        ])
        func told(_ time: String, _ event: String, _ covariates: [String] = []) -> String {
            SurvivalSpecification(time: time, event: event, covariates: covariates).sentence(table) ?? "no error"
        }
        #expect(told("t", "none").contains("No row has an event"))
        #expect(told("early", "e").contains("not below 0"))
        #expect(told("t", "odd").contains("1 is an event"))
        #expect(told("t", "e", ["one"]).contains("one value"))
        #expect(told("t", "e", ["x", "y"]).contains("combination"))
        #expect(told("gone", "e").contains("No row has everything"))
        #expect(told("t", "e", ["z"]).contains("no column \"z\""))
    }

    @Test("One person, and a group without events, are answered without a number that is not one")
    func small() throws {
        let one = try SurvivalSpecification(time: "t", event: "e").fit(try table([("t", [3]), ("e", [1])]))
        expectFinite(one.results)
        #expect(one.results["survival", "all", "median"]?.number == 3)
        let two = try table([("t", [1, 2, 3, 4]), ("e", [1, 1, 0, 0]), ("g", [0, 0, 1, 1])])
        let fit = try SurvivalSpecification(time: "t", event: "e", group: "g").fit(two)
        expectFinite(fit.results)
        #expect(fit.warnings.contains { $0.contains("has no event") })
    }

    @Test("Times that differ by rounding alone are tied, in the curves, the log-rank test and the regression")
    func rounding() throws {
        let e: [Double?] = [1, 1, 0, 1, 1, 1, 0, 1]
        let g: [Double?] = [0, 1, 0, 1, 0, 1, 1, 0]
        let whole: [Double?] = [3, 3, 3, 6, 6, 7, 9, 9]
        let parts: [Double?] = [0.1 * 3, 0.3, 0.3, 0.1 * 6, 0.6, 0.7, 0.9, 0.3 * 3]
        #expect(0.1 * 3 != 0.3)
        let data = try table([("e", e), ("g", g), ("whole", whole), ("parts", parts)])
        func results(_ time: String, _ at: Double) throws -> ResultTree {
            try SurvivalSpecification(time: time, event: "e", group: "g", covariates: [], times: [at]).fit(data).results
        }
        let one = try results("whole", 6)
        let other = try results("parts", 0.6)
        for path in ["chisq", "p"] {
            let expected = try #require(one["log_rank", path]?.number)
            #expect(abs((other["log_rank", path]?.number ?? .nan) - expected) < 1e-12)
        }
        let expected = try #require(one["cox", "coef", "g1", "est"]?.number)
        #expect(abs((other["cox", "coef", "g1", "est"]?.number ?? .nan) - expected) < 1e-10)
        #expect(other["survival", "0", "at", "0_6", "survival"]?.number == one["survival", "0", "at", "6", "survival"]?.number)
    }

    @Test("The units of a predictor change its coefficient and nothing else", arguments: [1e-9, 1e-5, 1e7])
    func units(_ unit: Double) throws {
        let lung = try lung()
        let age = try lung.numbers("age").map { $0.value.map { $0 * unit } }
        let table = try lung.setting(Column(name: "own", numbers: age))
        func results(_ name: String) throws -> ResultTree {
            try SurvivalSpecification(time: "time", event: "status", covariates: [name, "ph.ecog"], cluster: "inst").fit(table).results
        }
        let years = try results("age")
        let own = try results("own")
        for leaf in ["est", "se", "se_robust"] {
            let expected = try #require(years["cox", "coef", "age", leaf]?.number)
            let found = try #require(own["cox", "coef", "own", leaf]?.number)
            #expect(abs(found * unit - expected) < 1e-10)
        }
        let wald = try #require(years["cox", "wald", "chisq"]?.number)
        #expect(abs((own["cox", "wald", "chisq"]?.number ?? .nan) - wald) < 1e-8)
    }
}
