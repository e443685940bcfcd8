import AnalysisPlans
import Statistics
import Testing

@Suite struct ResultJSONTests {
    private static let csv = "x,m,y,k\n0,1,2,7\n1,3,2,7\n0,2,3,7\n1,5,9,7\n0,4,4,7\n1,2,7,7\n0,0,1,7\n1,6,5,7\n"
    private static let plan = #"""
        {"plan": 1, "title": "A \"title\"", "measured": {"m": 1, "y": 2}, "analyses": {
          "med": {"analysis": "mediation", "title": "Own", "seed": 9007199254740991, "exposure": "x", "mediators": ["m"], "outcome": "y",
                  "subset": "m < 6", "bootstrap": {"resamples": 50}},
          "cor": {"analysis": "correlation", "columns": ["m", "k"]}}}
        """#

    @Test func theSchema() throws {
        let outcome = try Plans.outcome(Self.plan, on: Self.csv)
        let json = try JSONValue.parse(ResultJSON.text(outcome))
        #expect(json.members?.map(\.name) == ["schema", "title", "provenance", "analyses", "results", "unavailable"])
        #expect(json["schema"]?.string == "maitri-results/1" && json["title"]?.string == "A \"title\"")
        #expect(json["provenance"]?.members?.map(\.name) == ["program", "plan_sha256", "data_sha256"])
        let analyses = try #require(json["analyses"]?.elements)
        #expect(analyses.map { $0["name"]?.string } == ["med", "cor"])
        #expect(
            analyses[0].members?.map(\.name)
                == ["name", "title", "seed", "rows", "rows_in_subset", "timing", "design", "verdict", "warnings", "account"])
        // Seven rows are left by the subset, and none of them lacks anything.
        #expect(analyses[0]["account"]?["rows_analysed"]?.double == 7 && analyses[1]["account"]?["rows_given"]?.double == 8)
        #expect(analyses[0]["title"]?.string == "Own" && analyses[1]["title"] == .null)
        #expect(analyses[0]["rows"]?.double == 8 && analyses[0]["rows_in_subset"]?.double == 7)
        #expect(analyses[0]["timing"]?.string == "before" && analyses[1]["timing"] == .null && analyses[0]["verdict"] == .null)
        #expect(analyses[0]["seed"]?.double == 9_007_199_254_740_991 && analyses[1]["seed"] == .null)
        #expect(analyses[0]["warnings"]?.elements?.contains { $0.string?.contains("50 resamples are few") == true } == true)
    }

    /// Every result is in the text, to the last bit, under its name.
    @Test func everyNumberComesBack() throws {
        let outcome = try Plans.outcome(Self.plan, on: Self.csv)
        let results = try #require(try JSONValue.parse(ResultJSON.text(outcome))["results"])
        var numbers = 0
        for leaf in outcome.results.leaves {
            // No name of this plan holds a dot of its own.
            let found = leaf.name.split(separator: ".").reduce(results as JSONValue?) { $0?[String($1)] }
            guard let number = leaf.value.number else { continue }
            numbers += 1
            #expect(found?.double == number, "\(leaf.name)")
        }
        #expect(numbers > 100)
    }

    /// A column that does not vary has no correlation: null in the results, a sentence beside them.
    @Test func whatIsNotAvailableSaysWhy() throws {
        let outcome = try Plans.outcome(Self.plan, on: Self.csv)
        let json = try JSONValue.parse(ResultJSON.text(outcome))
        let unavailable = try #require(json["unavailable"]?.members)
        #expect(!unavailable.isEmpty)
        #expect(unavailable.contains { $0.name.hasPrefix("cor.") })
        for member in unavailable {
            let found = member.name.split(separator: ".").reduce(json["results"]) { $0?[String($1)] }
            #expect(found == .null, "\(member.name)")
            #expect(member.value.string?.hasSuffix(".") == true)
        }
        let nulls = outcome.results.leaves.count { $0.value.number == nil }
        #expect(unavailable.count == nulls)
    }

    @Test func theSnapshotIsNamedWhereThereIsOne() throws {
        let snapshot = "snapshot"
        let provenance = Provenance(
            planHash: "p", dataHash: "d", programVersion: "9.9", snapshotHash: snapshot)
        let outcome = try Plans.plan(#"{"plan": 1, "analysis": "distribution", "columns": ["m"]}"#)
            .carryOut(on: try DataTable(bytes: Array(Self.csv.utf8)), threads: 1, provenance: provenance)
        let json = try JSONValue.parse(ResultJSON.text(outcome))
        #expect(json["provenance"]?["snapshot_sha256"]?.string == snapshot)
        #expect(json["provenance"]?["program"]?.string == "maitri 9.9")
        #expect(json["title"] == .null)
    }
}
