import Foundation
import Instruments
import StudyDesign
import Testing

@Suite struct ValidationTests {
    @Test func theTemplateCanBeRun() throws {
        #expect(try Studies.faults(.mdmaForPTSD) == [])
    }

    /// One protocol with a fault of every kind: the exact list.
    @Test func everyFaultIsFoundAtOnce() throws {
        let study = Studies.changed(
            arms: [
                Arm(code: "a", name: "A", isControl: true), Arm(code: "b", name: "B", isControl: true, ratio: 0),
                Arm(code: "a", name: "A again", isControl: false, ratio: 101),
            ],
            visits: [
                Studies.visit("v1", 3, 0, 7, ["phq9", "caps5", "nope"]), Studies.visit("v1", 10, 20, 15, ["phq9", "phq9"]),
                Studies.visit("v2", 10, 20, 30, []), Studies.visit("", 30, 40_000, 40_001, []),
            ],
            sessions: [
                DosingSession(number: 0, day: 5, doses: ["a": "x", "zz": "y"]),
                DosingSession(number: 0, day: 5, doses: ["a": "x", "b": "y"]),
            ],
            eligibility: [.init(code: "I1", kind: .inclusion, text: "x"), .init(code: "I1", kind: .exclusion, text: "y")],
            alertRules: [
                Studies.rule("phq9_99"), Studies.rule("x", of: "nope"), Studies.rule(at: 3, unanswered: false, within: 0),
                Studies.rule("phq9_2", at: 4), Studies.rule("scs_1", of: "scs", at: 3),
            ],
            primaryOutcome: Parameter(Instrument.ID("caps5"), "totle"), mechanism: Parameter(Instrument.ID("scs"), "total_item_mean"))
        #expect(
            try Studies.faults(study) == [
                "The arm code a is used 2 times.",
                "A study of several arms names exactly one control arm; this one names 2.",
                "Arm b has the allocation ratio 0; it lies between 1 and 100.",
                "Arm a has the allocation ratio 101; it lies between 1 and 100.",
                "An empty visit code is used; give it a name.",
                "The visit code v1 is used 2 times.",
                "Visit v1 opens on day 3, is due on day 0 and closes on day 7: these must be in order.",
                "Visit v1 asks for nope, which is not on the shelf.",
                "Visit v1 opens on day 10, is due on day 20 and closes on day 15: these must be in order.",
                "The instrument phq9 is used 2 times at visit v1.",
                "Visit  names day 40000, which lies more than a hundred years from its anchor.",
                "Visit  names day 40001, which lies more than a hundred years from its anchor.",
                "Visit v2 is due on day 20, not after visit v1 on day 20.",
                "The session number 0 is used 2 times.",
                "Session 0: sessions are numbered from 1.",
                "Session 0 does not say what arm b is given.",
                "Session 0 names the arm zz, which the study does not have.",
                "Session 0: sessions are numbered from 1.",
                "Session 0 is due on day 5, not after session 0 on day 5.",
                "The criterion I1 is used 2 times.",
                "An alert rule watches item phq9_99 of phq9, which is not on the shelf.",
                "An alert rule watches item x of nope, which is not on the shelf.",
                "The alert rule for item phq9_9 of PHQ-9 gives 0 minutes to acknowledge it; give 1 to 525600, a year.",
                "The alert rule for item phq9_2 of PHQ-9 fires at 4, but the scale of the item runs 0 to 3 in steps of 1.",
                "The alert rule for item scs_1 of SCS never fires: no visit asks for scs.",
                "Item caps5_16 of CAPS-5 is a safety item, but no alert rule watches it.",
                "Item phq9_9 of PHQ-9 is a safety item, but no alert rule fires at 1, where the instrument calls for a person.",
                "Item phq9_9 of PHQ-9 is a safety item, but no urgent rule asks for somebody within a day.",
                "Item phq9_9 of PHQ-9 is a safety item, but no alert rule fires when it is left unanswered.",
                "The primary outcome caps5_totle is not a scale of an instrument on the shelf.",
                "The mechanism scs_total_item_mean is never measured: no visit asks for scs.",
            ])
    }

    @Test func nothingAtAll() throws {
        let study = Studies.changed(arms: [], visits: [], sessions: [], eligibility: [], alertRules: [])
        #expect(
            try Studies.faults(study) == [
                "The study names no arm; it needs at least one.",
                "The study plans no visit; it needs at least one.",
                "The primary outcome caps5_total is never measured: no visit asks for caps5.",
                "The mechanism scs_total_item_mean is never measured: no visit asks for scs.",
            ])
    }

    @Test func oneArmNeedsNoControl() throws {
        let only = Arm(code: "mdma", name: "MDMA", isControl: false)
        let sessions = Studies.template.sessions.map { DosingSession(number: $0.number, day: $0.day, doses: ["mdma": "80 mg"]) }
        #expect(try Studies.faults(Studies.changed(arms: [only], sessions: sessions)) == [])
    }

    @Test func theSameProtocolIsTheSameBytes() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let first = try encoder.encode(StudyProtocol.mdmaForPTSD)
        let back = try JSONDecoder().decode(StudyProtocol.self, from: first)
        #expect(back == .mdmaForPTSD)
        for _ in 0..<20 { #expect(try encoder.encode(JSONDecoder().decode(StudyProtocol.self, from: first)) == first) }
    }

    @Test func windows() {
        let window = VisitWindow(open: 51, target: 56, close: 65)
        #expect((50...66).map(window.contains) == [false] + Array(repeating: true, count: 15) + [false])
        // The wrong way round is a fault of the protocol, not a crash.
        #expect(!VisitWindow(open: 5, target: 3, close: 1).contains(3))
        #expect(Studies.template.visit("week8")?.week == 8)
        #expect(Studies.template.visit("week9") == nil && Studies.template.arm("mdma")?.isControl == false)
    }
}
