import Instruments
import StudyDesign
import Testing

@Suite("A protocol may tighten the safeguards and never loosen them")
struct SafeguardPlanTests {
    private let standard = SafeguardPlan.standard

    private func plan(urgent: [Int]? = nil, every: Int? = nil, checkIns: [Int]? = nil, actWithin: Int? = nil) -> SafeguardPlan {
        SafeguardPlan(
            urgent: .init(rungs: urgent ?? standard.urgent.rungs, repeatEvery: every ?? standard.urgent.repeatEvery), review: standard.review,
            checkIns: checkIns ?? standard.checkIns, actWithin: actWithin ?? standard.actWithin)
    }

    @Test("The standard and whatever is quicker is allowed")
    func allowed() {
        #expect(standard.faults.isEmpty)
        #expect(plan(urgent: [0, 5, 10, 20], every: 5, actWithin: 30).faults.isEmpty)
        #expect(plan(urgent: [0, 5, 10, 20, 60]).faults.isEmpty)
        #expect(plan(checkIns: [720] + standard.checkIns).faults.isEmpty)
    }

    @Test("What leaves a rung out, puts one off, or ends the repetitions is a fault", arguments: [
        [0, 15, 30], [], [0, 15, 30, 61], [1, 15, 30, 60], [0, 15, 30, 60, 10_000_000], [0, 30, 15, 60], [-1, 15, 30, 60],
    ])
    func ladder(_ rungs: [Int]) { #expect(!plan(urgent: rungs).faults.isEmpty) }

    @Test("Check-ins cannot be left out or put off", arguments: [
        [], [1440], [1440, 4320, 10_080], [1441, 4320, 10_080, 30_240], [525_600], [0, 1440, 4320, 10_080, 30_240],
    ])
    func checkIns(_ delays: [Int]) { #expect(!plan(checkIns: delays).faults.isEmpty) }

    @Test("Repetitions and the time to act are bounded", arguments: [0, 16, Int.max])
    func bounds(_ minutes: Int) {
        #expect(!plan(every: minutes).faults.isEmpty)
        if minutes != 16 { #expect(!plan(actWithin: minutes).faults.isEmpty) }
    }

    /// Planted: each way of weakening a rule must show.
    @Test("A weaker alert rule is not as strict")
    func rules() {
        func rule(_ threshold: Double = 1, unanswered: Bool = true, _ severity: AlertRule.Severity = .urgent, within: Int = 60, item: String = "a") -> AlertRule {
            AlertRule(
                instrument: .init("phq9"), item: item, threshold: threshold, firesWhenUnanswered: unanswered, severity: severity,
                acknowledgeWithin: within, instruction: "Speak with the person.")
        }
        #expect(rule().isAsStrict(as: rule()) && rule(0.5, within: 5).isAsStrict(as: rule()))
        for weaker in [rule(2), rule(unanswered: false), rule(1, .review), rule(within: 61), rule(item: "b")] {
            #expect(!weaker.isAsStrict(as: rule()))
        }
    }
}
