import AnalysisPlans
import Foundation
import Statistics
import Testing

@Suite struct MechanismPlanTests {
    private func faults(_ fields: String) throws -> [String] {
        try Plans.faults("{\"plan\": 1, \"analysis\": \"mechanism\", \"exposure\": \"arm\", \(fields)}")
            .map { String($0.dropFirst("Line 1, ".count)) }
    }

    private let both = "\"mechanism\": {\"early\": \"m1\", \"late\": \"m2\"}, \"outcome\": {\"early\": \"y1\", \"late\": \"y2\"}"

    @Test func whatAPlanAsksWronglyIsSaid() throws {
        #expect(try faults("\"outcome\": {\"late\": \"y\"}").first?.hasPrefix("mechanism: is missing") == true)
        #expect(try faults("\"mechanism\": {\"early\": \"m\"}, \"outcome\": {\"early\": \"y\"}").first?.contains("outcome.late is missing") == true)
        #expect(try faults("\"mechanism\": {\"baseline\": \"m\"}, \"outcome\": {\"late\": \"y\"}").first?.contains("needs early, late or both") == true)
        #expect(try faults("\(both), \"mechanisms\": 1").first?.contains("Did you mean \"mechanism\"?") == true)
        #expect(try faults("\"mechanism\": {\"erly\": \"m\", \"late\": \"n\"}, \"outcome\": {\"late\": \"y\"}").first?.contains("Did you mean \"early\"?") == true)
        #expect(try faults("\"mechanism\": {\"late\": \"m\", \"reliability\": 1.2}, \"outcome\": {\"late\": \"y\"}").first?.contains("outside 0.01 to 1") == true)
        #expect(try faults("\"mechanism\": {\"late\": \"m\", \"reliability\": 0.9, \"measurement_error\": 2}, \"outcome\": {\"late\": \"y\"}").first?.contains("beside reliability") == true)
        #expect(try faults("\(both), \"rivals\": [\"r\"]").first?.contains("named measures are needed") == true)
        #expect(try faults("\(both), \"rivals\": {\"r\": {\"baseline\": \"r0\"}}").first?.contains("needs early, late or both") == true)
        #expect(try faults("\(both), \"covariates\": [\"m1\"]").first?.contains("stands in the question twice") == true)
        #expect(try faults("\(both), \"missing\": \"fiml\"").count == 1)
        #expect(try faults("\(both), \"bootstrap\": {\"kind\": \"residual\", \"intervals\": [\"percentile\"]}").first?.contains("draws whole rows") == true)
        #expect(try faults(both) == [])
    }

    @Test func theDaysOfThePlanDecide() throws {
        var lines = ["arm,m1,m2,y0,y1,y2"]
        var chance = RandomStream(seed: 1, stream: 1)
        for row in 0..<60 {
            let arm = Double(row % 2)
            let m1 = arm + chance.normal()
            let y1 = chance.normal()
            let values = [arm, m1, m1 + chance.normal(), chance.normal(), y1, 0.9 * m1 + 0.5 * y1 + 0.3 * chance.normal()]
            lines.append(values.map { "\($0)" }.joined(separator: ","))
        }
        let fields = """
            "analysis": "mechanism", "exposure": "arm", "exposure_assigned": "randomized",
            "mechanism": {"early": "m1", "late": "m2", "reliability": 1},
            "outcome": {"baseline": "y0", "early": "y1", "late": "y2", "reliability": {"baseline": 1, "early": 1, "late": 0.9}},
            "bootstrap": {"resamples": 1000}
            """
        let csv = lines.joined(separator: "\n") + "\n"
        let days = "\"measured\": {\"y0\": 0, \"m1\": 20, \"y1\": 20, \"m2\": 40, \"y2\": 40}"
        let dated = try Plans.outcome("{\"plan\": 1, \(days), \(fields)}", on: csv)
        #expect(dated.results["verdict", "mechanism_first"]?.number == 1)
        #expect(dated.results["design", "is_ordered"]?.number == 1)
        let undated = try Plans.outcome("{\"plan\": 1, \(fields)}", on: csv)
        #expect(undated.results["verdict", "no_order_of_time"]?.number == 1)
        #expect(undated.results["effects", "mechanism", "lagged", "indirect", "est"]?.number == dated.results["effects", "mechanism", "lagged", "indirect", "est"]?.number)
        #expect(undated.outcomes.first?.warnings.contains { $0.contains("study days") } == true)
    }
}
