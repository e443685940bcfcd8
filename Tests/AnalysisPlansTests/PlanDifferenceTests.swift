import AnalysisPlans
import Testing

@Suite("What differs from a frozen plan")
struct PlanDifferenceTests {
    private static let frozen = """
        {"plan": 1, "title": "A", "seed": 7, "measured": {"m": 10, "y": 20},
         "populations": {"p": {"rows": "all"}},
         "analyses": {"one": {"analysis": "distribution", "columns": ["m"], "population": "p"},
                      "two": {"analysis": "distribution", "columns": ["y"]}}}
        """

    private func deviations(_ change: (String) -> String) throws -> [PlanDeviation] {
        let now = change(Self.frozen)
        return PlanDifference(frozen: try Plans.value(Self.frozen), now: try Plans.value(now), plan: try Plans.plan(now)).deviations
    }

    @Test("The order of names and the layout do not count")
    func layout() throws {
        #expect(try deviations { $0.replacing("\"title\": \"A\", \"seed\": 7", with: "\"seed\": 7,\n \"title\": \"A\"") }.isEmpty)
    }

    @Test("A changed title moves no number")
    func title() throws {
        let found = try deviations { $0.replacing("\"A\"", with: "\"B\"") }
        #expect(found.map(\.sentence) == ["title was \"A\" and is \"B\"."])
        #expect(found.allSatisfy { !$0.decidesNumbers && !$0.concerns("one") })
    }

    @Test("A changed field of an analysis concerns that analysis alone")
    func field() throws {
        let found = try deviations { $0.replacing("[\"y\"]", with: "[\"m\", \"y\"]") }
        #expect(found.map(\.path) == ["analyses.two.columns"])
        #expect(found.first?.concerns("two") == true && found.first?.concerns("one") == false)
        #expect(found.first?.sentence == "analyses.two.columns was [\"y\"] and is [\"m\", \"y\"].")
    }

    @Test("A changed population concerns the analyses that are made in it")
    func population() throws {
        let found = try deviations { $0.replacing("\"rows\": \"all\"", with: "\"rows\": \"m > 1\"") }
        #expect(found.map(\.concern) == [.analyses(["one"])])
    }

    @Test("What every analysis takes over concerns every one; so do days and variables")
    func everything() throws {
        for change in [("\"seed\": 7", "\"seed\": 8"), ("\"m\": 10", "\"m\": 30")] {
            let found = try deviations { $0.replacing(change.0, with: change.1) }
            #expect(found.map(\.concern) == [.everything], "\(change)")
        }
    }

    @Test("An analysis that was added or taken out is told field by field")
    func added() throws {
        let added = try deviations { $0.replacing("\"two\":", with: "\"three\": {\"analysis\": \"distribution\", \"columns\": [\"m\"]}, \"two\":") }
        #expect(added.allSatisfy { $0.was == nil && $0.concern == .analyses(["three"]) })
        let removed = try deviations { $0.replacing(", \"population\": \"p\"", with: "") }
        #expect(removed.map(\.sentence) == ["analyses.one.population was \"p\" in the frozen plan and is left out."])
    }

    @Test("A frozen plan whose text was changed is refused")
    func tampered() throws {
        func length(_ text: String) -> String { "\(text.utf8.count)" }
        let file = FrozenPlanFile(name: "primary", text: Self.frozen, digest: length(Self.frozen), frozenAt: "2025-02-11T09:00:00Z", programVersion: "maitri")
        #expect(try FrozenPlanFile(json: file.json, hash: length) == file)
        #expect(throws: AnalysisFaults.self) { try FrozenPlanFile(json: file.json.replacing("distribution", with: "description"), hash: length) }
        #expect(throws: AnalysisFaults.self) { try FrozenPlanFile(json: "plan: 1", hash: length) }
    }
}
