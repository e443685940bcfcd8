import AnalysisPlans
import Statistics
import Testing

@Suite("What a plan asks: estimands, populations, long tables")
struct PlanQuestionTests {
    private static let csv = """
        id,arm,base,m2,m5,site
        1,a,20,15,12,x
        2,b,22,21,,x
        3,a,30,25,20,y
        4,b,28,,27,y
        5,a,25,18,15,x
        6,b,24,20,21,y
        7,a,21,16,11,x
        8,b,27,26,22,y

        """

    private static func plan(_ analyses: String, top: String = "") -> String {
        """
        {"plan": 1,
         "populations": {"everybody": {"rows": "all"}, "heavy": {"title": "Base of 25 or more", "rows": "base >= 25"}},
         "estimands": {"main": {"treatment": "a v b", "population": "heavy", "variable": "y at month 5",
           "intercurrent_events": {"leaving": "treatment_policy"}, "summary": "difference in means"}},
         "tables": {"visits": {"id": "id", "keep": ["arm", "base"], "occasion": "month",
           "columns": {"y": {"2": "m2", "5": "m5"}}}},\(top)
         "analyses": {\(analyses)}}
        """
    }

    @Test("A long table has a row for each person and occasion, and says where nobody was asked")
    func long() throws {
        let text = Self.plan("\"a\": {\"analysis\": \"distribution\", \"columns\": [\"y\", \"month\"], \"table\": \"visits\"}")
        let outcome = try Plans.outcome(text, on: Self.csv)
        let found = try #require(outcome.outcome("a"))
        #expect(found.rowsInTable == 16)
        #expect(found.results.part("month.n") == .count(16))
        #expect(found.results.part("y.n") == .count(14))
        // (15 + 12 + 21 + 25 + 20 + 27 + 18 + 15 + 20 + 21 + 16 + 11 + 26 + 22) / 14
        guard case .number(let mean)? = found.results.part("y.mean") else { throw Unexpected() }
        #expect(abs(mean - 269.0 / 14) < 1e-12)
    }

    @Test("An occasion without a column is missing with its reason, and words stay in their order")
    func words() throws {
        let text = Self.plan(
            "\"a\": {\"analysis\": \"distribution\", \"columns\": [\"y\"], \"table\": \"visits\", \"subset\": \"visit == \\\"late\\\"\"}"
        ).replacing("\"occasion\": \"month\",", with: "\"occasion\": \"visit\",")
            .replacing("{\"2\": \"m2\", \"5\": \"m5\"}", with: "{\"early\": \"m2\", \"late\": \"m5\"}")
        let found = try #require(try Plans.outcome(text, on: Self.csv).outcome("a"))
        #expect(found.rowsInSubset == 8)
        #expect(found.results.part("y.n") == .count(7))
    }

    @Test("A population is the rows of the analyses that name it, or its estimand")
    func population() throws {
        let fields = "\"analysis\": \"distribution\", \"columns\": [\"base\"]"
        let text = Self.plan("\"all\": {\(fields)}, \"by\": {\(fields), \"population\": \"heavy\"}, \"of\": {\(fields), \"estimand\": \"main\"}")
        let outcome = try Plans.outcome(text, on: Self.csv)
        #expect(outcome.outcomes.map(\.rowsInSubset) == [8, 4, 4])
    }

    @Test("What the plan does not have is named, with the nearest that it has")
    func strangers() throws {
        let faults = try Plans.faults(
            Self.plan("\"a\": {\"analysis\": \"distribution\", \"columns\": [\"y\"], \"table\": \"visit\", \"population\": \"heavi\", \"estimand\": \"mean\"}"))
        #expect(faults.count == 3)
        #expect(faults.contains { $0.contains("a.table: the plan has no table \"visit\". Did you mean \"visits\"?") })
        #expect(faults.contains { $0.contains("no population \"heavi\"") })
        #expect(faults.contains { $0.contains("no estimand \"mean\"") })
    }

    @Test("An estimand says each of its attributes")
    func attributes() throws {
        let faults = try Plans.faults(
            """
            {"plan": 1, "populations": {"p": {"rows": "all"}},
             "estimands": {"main": {"population": "q", "intercurrent_events": {"leaving": "policy"}}},
             "analysis": "distribution", "columns": ["y"]}
            """)
        for word in ["treatment: is missing", "variable: is missing", "summary: is missing", "\"q\" is none of p", "\"policy\" is none of"] {
            #expect(faults.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test("Where an analysis stands follows from its kind, its role and what the plan says")
    func sections() throws {
        let fields = "\"analysis\": \"distribution\", \"columns\": [\"y\"]"
        let plan = try Plans.plan(
            Self.plan("\"a\": {\(fields)}, \"b\": {\(fields), \"role\": \"primary\"}, \"c\": {\(fields), \"section\": \"tails\", \"role\": \"primary\"}"))
        #expect(plan.entry.all.map(\.analysis.place.section) == [.further, .primary, .tails])
    }
}

private struct Unexpected: Error {}
