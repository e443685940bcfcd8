import Mechanisms
import AnalysisPlans
import Testing

/// The badge follows from the study days that the plan states (Mechanisms' `TimingBadge`).
@Suite struct TimingTests {
    private static let csv = "x,m,n,y,pre\n0,1,2,2,1\n1,3,5,2,2\n0,2,1,3,1\n1,5,3,9,4\n0,4,4,4,3\n1,2,6,7,2\n0,0,2,1,0\n1,6,1,5,5\n"

    private func badge(_ measured: String, _ mediators: String = #"["m"]"#, _ variables: String = "{}") throws -> TimingBadge? {
        let outcome = try Plans.outcome(
            #"""
            {"plan": 1, "measured": \#(measured), "variables": \#(variables), "analysis": "mediation", "exposure": "x",
             "mediators": \#(mediators), "outcome": "y"}
            """#, on: Self.csv)
        if case .mediation(_, let badge)? = outcome.outcomes.first?.detail { return badge }
        return nil
    }

    @Test func fromStatedDays() throws {
        #expect(try badge(#"{"m": 56, "y": 126}"#) == .before)
        #expect(try badge(#"{"m": 126, "y": 126}"#) == .together)
        #expect(try badge(#"{"m": 127, "y": 126}"#) == .after)
        #expect(try badge(#"{"m": 56}"#) == .unknown)
        #expect(try badge("{}") == .unknown)
    }

    /// The last of several mediators decides, and one unknown day leaves it open.
    @Test func ofSeveralMediators() throws {
        #expect(try badge(#"{"m": 56, "n": 126, "y": 126}"#, #"["m", "n"]"#) == .together)
        #expect(try badge(#"{"m": 56, "y": 126}"#, #"["m", "n"]"#) == .unknown)
    }

    /// A change score is complete when its later measurement is.
    @Test func ofComputedVariables() throws {
        let change = #"{"change": {"expression": "m - pre"}, "copy": {"from": "change"}}"#
        #expect(try badge(#"{"pre": 0, "m": 56, "y": 126}"#, #"["change"]"#, change) == .before)
        #expect(try badge(#"{"pre": 126, "m": 56, "y": 126}"#, #"["copy"]"#, change) == .together)
        #expect(try badge(#"{"m": 56, "y": 126}"#, #"["change"]"#, change) == .unknown)
        // A day stated for the variable itself goes first.
        #expect(try badge(#"{"change": 130, "pre": 0, "m": 56, "y": 126}"#, #"["change"]"#, change) == .after)
        // A column recoded under its own name keeps its day, and nothing runs in a circle.
        #expect(try badge(#"{"m": 56, "y": 126}"#, #"["m"]"#, #"{"m": {"expression": "m * 2"}}"#) == .before)
        #expect(try badge(#"{"y": 126}"#, #"["m"]"#, #"{"m": {"expression": "m * 2"}}"#) == .unknown)
    }
}
