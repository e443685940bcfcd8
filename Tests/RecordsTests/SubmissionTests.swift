import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

@Suite struct SubmissionTests {
    /// Every answer that the watched item can have, whatever the others say: 0 is calm, and
    /// 1, 2, 3 and every kind of blank raise the alert.
    @Test func aDangerousAnswerNeverComesWithoutItsAlert() throws {
        let study = try TestStudy()
        let others: [Answer] = [.value(0), .value(3), .missing(.blank)]
        for other in others {
            for last in [0, 1, 2, 3].map({ Answer.value($0) }) + Blank.allCases.map({ .missing($0) }) {
                let answers = try Answers(inOrder: Array(repeating: other, count: 8) + [last], for: study.phq9)
                let submission = try study.submission("r1", of: "p1", at: "baseline", answers)
                #expect(submission.alerts.isEmpty == (last == .value(0)), "\(last)")
                for alert in submission.alerts {
                    #expect(alert.finding?.answer == last.value)
                    #expect(alert.raised == TestStudy.start && alert.acknowledgeBy == TestStudy.start + 60)
                    #expect(alert.response == submission.response.id && alert.participant == submission.response.participant)
                }
            }
        }
    }

    /// A rule that says so stays silent for a blank.
    @Test func aBlankFiresOnlyWhereTheRuleSaysSo() throws {
        let study = try TestStudy()
        let open = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.gad7, 1, last: .missing(.blank)))
        #expect(open.alerts.isEmpty)
        let high = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.gad7, 1, last: .value(3)))
        #expect(high.alerts.map(\.severity) == [.review])
    }

    /// PHQ-9: eight answers of 2 and a 0 add up to 16 (Kroenke, Spitzer & Williams 2001:
    /// the score is the sum of the nine items).
    @Test func scoresFollowFromTheAnswers() throws {
        let study = try TestStudy()
        let submission = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.phq9, 2, last: .value(0)))
        #expect(submission.scores["total"] == 16)
        #expect(submission.scores.version == study.phq9.version)
    }

    @Test func actsNameWhatWasDoneToWhat() throws {
        let study = try TestStudy()
        let submission = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.phq9, 0, last: .value(0)))
        let changes: [(Change, String, String)] = [
            (.studyOpened(TestStudy.design()), "open-study", "study/contract/1.0"),
            (.eligible("p1"), "screen", "participant/p1"),
            (.assigned("p1"), "ask-allocation", "participant/p1"),
            (.opened("p1"), "open-session", "participant/p1/session/1"),
            (.submitted(submission), "submit-response", "response/r1"),
            (.left("p1"), "discontinue", "participant/p1/leaving"),
            (.planFrozen(FrozenPlan(name: "main", text: "")), "freeze-plan", "plan/main"),
        ]
        for (change, act, object) in changes {
            #expect(change.trace.act == act && change.trace.object == object)
        }
    }

    /// SHA-256 of "abc": FIPS 180-2 (2002), appendix B.1.
    @Test func aFrozenPlanIsNamedByItsText() {
        #expect(
            FrozenPlan(name: "main", text: "abc").digest.hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
