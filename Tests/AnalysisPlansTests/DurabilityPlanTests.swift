import AnalysisPlans
import Statistics
import Testing

@Suite("Plans about lasting and guessing")
struct DurabilityPlanTests {
    private static func plan(_ fields: String) -> String { #"{"plan": 1, "# + fields + "}" }

    private static let course = #""analysis": "durability", "person": "p", "arm": "a", "time": "t", "outcome": "y", "anchor": "days", "end_of_treatment": 10"#

    @Test("A field that is missing is named with what it is", arguments: [
        (#""analysis": "durability", "person": "p", "arm": "a", "time": "t", "outcome": "y", "end_of_treatment": 10"#, "anchor"),
        (#""analysis": "durability", "person": "p", "arm": "a", "time": "t", "outcome": "y", "anchor": "days"#  + "\"", "end_of_treatment"),
        (#""analysis": "retreatment", "person": "p", "arm": "a", "time": "t", "anchor": "days"#  + "\"", "event"),
        (#""analysis": "dropout", "arm": "a""#, "visits"),
        (#""analysis": "blinding", "arm": "a""#, "guesses"),
        (#""analysis": "guess_adjusted", "arm": "a", "guess": "g""#, "outcomes"),
    ])
    func missing(fields: String, name: String) throws {
        let faults = try Plans.faults(Self.plan(fields))
        #expect(faults.count == 1 && faults[0].contains(name) && faults[0].contains("is missing"), "\(faults)")
    }

    @Test("What contradicts itself is told")
    func contradictions() throws {
        for (more, words) in [
            (#""between": [730, 365]"#, "two rising times"), (#""rule": {"at": 30}"#, "reliability"),
            (#""rule": {"at": 30, "sem": 1, "reliability": 0.9}"#, "one of them"),
            (#""rule": {"at": 30, "sem": 1, "response": 0.5, "response_points": 3}"#, "a share or a number of points"),
            (#""rule": {"sem": 1}"#, "at"), (#""rule": {"sem": 1, "at": 30, "looses": 0.5}"#, "Did you mean \"loses\""),
            (#""intercurrent": {"strategy": "hypothetical"}"#, "event"), (#""intercurrent": {"event": "d"}"#, "strategy"),
            (#""intercurrent": {"strategy": "hypothetcal", "event": "d"}"#, "Did you mean \"hypothetical\""), (#""random": "slope""#, "slopes"),
            (#""missing": "fiml""#, "fiml"),
        ] {
            let faults = try Plans.faults(Self.plan(Self.course + ", " + more))
            #expect(faults.count == 1 && faults[0].contains(words), "\(more): \(faults)")
        }
        let rated = try Plans.faults(Self.plan(#""analysis": "guess_adjusted", "arm": "a", "guess": "g", "outcomes": ["y"], "clinician_rated": ["z"]"#))
        #expect(rated.count == 1 && rated[0].contains("not among outcomes"))
        let guess = try Plans.faults(Self.plan(#""analysis": "blinding", "arm": "a", "guesses": [{"role": "rater"}]"#))
        #expect(guess.count == 1 && guess[0].contains("guesses[1].column"))
    }

    @Test("A long table made by the plan, an MMRM whose values after an event are missing, and the course of the same rows")
    func carriedOut() throws {
        var lines = ["id,arm,y0,y1,y2,y3,rescue"]
        var random = RandomStream(seed: 9, stream: 1)
        for person in 1...40 {
            let level = 20 + 3 * random.normal()
            let gain = Double(person % 2) * 3 + 3
            let values = [0, 0.5, 1, 0.8].map { "\(level - gain * $0 + random.normal())" }
            lines.append("\(person),\(person % 2 == 0 ? "low" : "high"),\(values.joined(separator: ",")),\(person % 5 == 0 ? "50" : "")")
        }
        let json = #"""
            {"plan": 1, "variables": {"arm": {"levels": ["low", "high"]}},
             "tables": {"visits": {"id": "id", "keep": ["arm", "rescue"], "occasion": "day", "columns": {"y": {"0": "y0", "21": "y1", "42": "y2", "90": "y3"}},
                                   "variables": {"visit": {"from": "day", "levels": [0, 21, 42, 90], "labels": ["d0", "d21", "d42", "d90"]}}}},
             "table": "visits", "intercurrent": {"strategy": "hypothetical", "event": "rescue"}, "time": "day",
             "analyses": {"mmrm": {"analysis": "mmrm", "formula": "y ~ arm * visit + cs(visit | id)"},
                          "course": {"analysis": "durability", "person": "id", "arm": "arm", "outcome": "y", "anchor": "days", "end_of_treatment": 42}}}
            """#
        let results = try Plans.outcome(json, on: lines.joined(separator: "\n") + "\n").results
        #expect(results["mmrm", "intercurrent", "set_to_missing"]?.number == 8)
        #expect(results["course", "intercurrent", "people_with_event"]?.number == 8)
        #expect(results["course", "n_rows"]?.number == 152)
        #expect(results["course", "gain", "high_minus_low", "est"]?.number.map { $0 < 0 } == true)
    }
}
