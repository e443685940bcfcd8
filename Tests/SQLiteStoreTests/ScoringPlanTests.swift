import Bookkeeping
import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

/// Missing items are replaced where the protocol says so and nowhere else; the record knows the difference.
@Suite struct ScoringPlanTests {
    private let study: TestStudy
    private static let plan = ScoringPlan(prorating: [.init(Instrument.ID("gad7"), .missingItems(atMost: 1), source: "protocol, section 9")])

    init() throws { study = try TestStudy() }

    private func submission(under protocolOf: StudyProtocol) throws -> Submission {
        let answers = try study.answers(study.gad7, 1, last: .missing(.blank))
        return try study.submission("r1", of: "p1", at: "baseline", answers, under: protocolOf)
    }

    private func findings(_ plan: ScoringPlan?, _ submission: Submission) async throws -> [StoreFinding] {
        let design = TestStudy.design(scoring: plan)
        let opening = TestStudy.opening().map { act in
            if case .studyOpened = act.change { act.with(.studyOpened(design)) } else { act }
        }
        let acts = opening + Change.admitted("p1").map { $0.act() } + [Change.submitted(submission).act()]
        return try await Forger().report(on: acts.map { Forger.Item($0) }).findings
    }

    @Test func theProtocolDecides() async throws {
        let prorated = try submission(under: TestStudy.design(scoring: Self.plan))
        let published = try submission(under: TestStudy.design())
        #expect(prorated.scores["total"] == 7)
        #expect(prorated.scores.score("total")?.prorated == true)
        #expect(published.scores["total"] == nil)
        #expect(try await findings(Self.plan, prorated).isEmpty)
        #expect(try await findings(nil, published).isEmpty)
        #expect(try await findings(nil, prorated).count == 1, "prorated though the protocol does not say so")
        #expect(try await findings(Self.plan, published).count == 1, "left open though the protocol prorates")
    }

    @Test func aPlanWithoutASourceIsNoPlan() throws {
        func faults(_ entry: ScoringPlan.Prorating) -> String {
            TestStudy.design(scoring: ScoringPlan(prorating: [entry])).faults(against: study.catalog).joined(separator: " ")
        }
        #expect(faults(.init(Instrument.ID("gad7"), .missingItems(atMost: 1), source: " ")).contains("without saying after whom"))
        #expect(faults(.init(Instrument.ID("scs"), .missingItems(atMost: 1), source: "x")).contains("no visit asks for"))
        #expect(faults(.init(Instrument.ID("gad7"), .missingShare(atMost: 0.9), source: "x")).contains("0.5 at most"))
        #expect(faults(.init(Instrument.ID("gad7"), .missingItems(atMost: 0), source: "x")).contains("1 or more"))
    }
}
