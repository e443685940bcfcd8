import Mechanisms
import AnalysisPlans
import Statistics
import Testing

@Suite struct CarryOutTests {
    private static let csv = "g,a,b,c\n0,1,2,5\n0,2,4,4\n1,3,7,6\n1,4,8,3\n,5,9,7\n1,6,11,8\n"

    /// Results stand under the names of the plan, also of groups within groups.
    @Test func namesNest() throws {
        let outcome = try Plans.outcome(
            #"""
            {"plan": 1, "analysis": "distribution", "analyses": {
              "one": {"columns": ["a"]}, "group": {"analyses": {"two": {"columns": ["b"]}, "three": {"columns": ["a", "b"]}}},
              "r": {"analysis": "correlation", "columns": ["a", "b"]}}}
            """#, on: Self.csv)
        let results = outcome.results
        // 1 + 2 + … + 6 over 6; (2 + 4 + 7 + 8 + 9 + 11) / 6.
        #expect(results["one", "a", "mean"]?.number == 3.5)
        #expect(results["group", "two", "b", "mean"]?.number == 41.0 / 6)
        #expect(results["group", "three", "b", "n"]?.number == 6)
        #expect(outcome.outcomes.map(\.name) == ["one", "group.two", "group.three", "r"])
        #expect(outcome.outcome("group.two")?.results == results["group", "two"])
        let names = Set(results.leaves.map { $0.name.split(separator: ".")[0] })
        #expect(names == ["one", "group", "r"])
    }

    /// A single analysis has no name, and its results stand at the top.
    @Test func oneAnalysisStandsAtTheTop() throws {
        let outcome = try Plans.outcome(#"{"plan": 1, "analysis": "distribution", "columns": ["a"]}"#, on: Self.csv)
        #expect(outcome.results["a", "max"]?.number == 6)
        #expect(outcome.outcomes.map(\.name) == [""])
    }

    @Test func subsetsAreCounted() throws {
        let json = #"{"plan": 1, "analysis": "distribution", "columns": ["a"], "subset": "g == 1"}"#
        let outcome = try #require(try Plans.outcome(json, on: Self.csv).outcomes.first)
        #expect(outcome.rowsInTable == 6 && outcome.rowsInSubset == 3)
        #expect(outcome.results["a", "mean"]?.number == 13.0 / 3)
        #expect(outcome.warnings == ["1 row is left out because the subset \"g == 1\" cannot be decided there: a value is missing."])
        let whole = try #require(try Plans.outcome(#"{"plan": 1, "analysis": "distribution", "columns": ["a"]}"#, on: Self.csv).outcomes.first)
        #expect(whole.rowsInSubset == 6 && whole.warnings == [])
    }

    @Test func anEmptySubsetIsRefusedNotTrapped() throws {
        let mediation = #"{"plan": 1, "analysis": "mediation", "exposure": "g", "mediators": ["a"], "outcome": "b", "subset": "a > 100"}"#
        #expect(try Plans.refusal(mediation, on: Self.csv).count == 1)
        for kind in ["distribution", "correlation"] {
            let json = #"{"plan": 1, "analysis": "\#(kind)", "columns": ["a", "b"], "subset": "a > 100"}"#
            #expect(try Plans.outcome(json, on: Self.csv).outcomes.first?.rowsInSubset == 0)
        }
        let json = #"{"plan": 1, "analysis": "reliability", "scales": {"s": ["a", "b"]}, "subset": "a > 100"}"#
        #expect(try Plans.outcome(json, on: Self.csv).results["scales", "s", "n"]?.number == 0)
    }

    @Test func showGivesAPartAlone() throws {
        func shown(_ part: String) throws -> PlanOutcome {
            try Plans.outcome(
                #"{"plan": 1, "analyses": {"d": {"analysis": "distribution", "columns": ["a", "b"], "show": "\#(part)"}}}"#, on: Self.csv)
        }
        #expect(try shown("b.mean").results == .branch([.init("d", .number(41.0 / 6))]))
        #expect(try shown("b").results["d", "n"]?.number == 6)
        do {
            _ = try shown("b.median.of")
            Issue.record("a part that is not there was shown")
        } catch let faults as AnalysisFaults {
            #expect(faults.sentences == ["d: there is no part \"b.median.of\" in the results to show."])
        }
    }

    /// Names with dots of their own: ρ in a sensitivity analysis, columns as R names them.
    @Test func showFindsNamesWithDots() throws {
        let csv = "x,m.one,y\n0,1,2\n1,3,2\n0,2,3\n1,5,9\n0,4,4\n1,2,7\n0,0,1\n1,6,5\n"
        func shown(_ kind: String, _ part: String) throws -> ResultTree {
            try Plans.outcome(
                #"{"plan": 1, "analysis": "\#(kind)", "exposure": "x", "mediators": ["m.one"], "outcome": "y", "show": "\#(part)"}"#, on: csv
            ).results
        }
        // a = mean of m.one in x = 1 minus that in x = 0: 16/4 − 7/4.
        let a = try #require(try shown("mediation", "mediator_models.m.one.coef.x.est").number)
        #expect(abs(a - 2.25) < 1e-12)
        #expect(try shown("mediation_sensitivity", "acme_by_rho.-0.9").number != nil)
    }

    @Test func whatKeepsAPlanFromBeingCarriedOut() throws {
        #expect(
            try Plans.refusal(
                #"""
                {"plan": 1, "analysis": "distribution", "analyses": {
                  "one": {"columns": ["aa"]}, "two": {"columns": ["b"], "subset": "gg == 1"}, "three": {"columns": ["c"]}}}
                """#, on: Self.csv) == [
                    "one: There is no column \"aa\". The nearest are \"a\".",
                    "two: There is no column \"gg\". The nearest are \"g\".", "two:   gg == 1", "two:   ^",
                ])
        #expect(
            try Plans.refusal(
                #"{"plan": 1, "variables": {"g": {"levels": [0]}}, "analysis": "distribution", "columns": ["a"]}"#, on: Self.csv) == [
                    "The variable \"g\" has 3 rows with values that are not among its levels: \"1\"; add them to the levels or correct the data."
                ])
        #expect(
            try Plans.refusal(
                #"{"plan": 1, "measured": {"aa": 3, "b": 4}, "analysis": "distribution", "columns": ["a"]}"#, on: Self.csv)
                == ["measured: There is no column \"aa\". The nearest are \"a\"."])
    }

    /// The same numbers, warnings and all, on one thread and on several.
    @Test func threadsDoNotMatter() throws {
        let json = #"""
            {"plan": 1, "seed": 11, "analysis": "mediation", "exposure": "arm", "mediators": ["m_change"], "outcome": "y_change",
             "bootstrap": {"resamples": 3000, "quantile_types": [7, 6]},
             "analyses": {"bare": {}, "adjusted": {"covariates": ["m_base", "y_base", "age"]}}}
            """#
        let csv = try Plans.reference("a1-single-mediator-trial", "data.csv")
        let one = try Plans.outcome(json, on: csv)
        for threads in [2, 3] {
            let several = try Plans.outcome(json, on: csv, threads: threads)
            #expect(several.results == one.results && several.outcomes == one.outcomes)
            #expect(ResultJSON.text(several) == ResultJSON.text(one))
        }
        // Another seed is another draw; otherwise the test above would compare nothing.
        let other = try Plans.outcome(json.split(separator: "11").joined(separator: "12"), on: csv)
        #expect(other.results != one.results)
        #expect(other.results["bare", "effects"] == one.results["bare", "effects"])
    }

    @Test func progressRisesToOne() throws {
        let seen = Seen()
        let plan = try Plans.plan(
            #"""
            {"plan": 1, "analysis": "mediation", "exposure": "arm", "mediators": ["m_change"], "outcome": "y_change",
             "bootstrap": {"resamples": 2000}, "analyses": {"a": {}, "b": {}}}
            """#)
        let csv = try Plans.reference("a1-single-mediator-trial", "data.csv")
        _ = try plan.carryOut(
            on: try DataTable(bytes: Array(csv.utf8)), threads: 1, provenance: Plans.provenance(), progress: { seen.add($0) })
        let shares = seen.shares
        #expect(shares.count > 4 && shares == shares.sorted() && shares.last == 1)
    }
}
