import Datasets
import Instruments
import Records
import StudyDesign
import Testing

@Suite("Answers to check-ins during the day leave the tables of visits as they are")
struct PromptAnswersTests {
    /// The small trial with answers to check-ins of one of its own instruments.
    private func snapshots() throws -> (without: Snapshot, with: Snapshot) {
        let snapshot = try SmallTrial.snapshot()
        let scs = try SmallTrial.catalog.get().instrument(named: "scs")
        let answers = try Answers(inOrder: scs.items.map { _ in .value(5) }, for: scs)
        let more = ["full", "ill", "waiting"].flatMap { person in
            (1...3).map { number -> Submission in
                let visit = PromptDraw.id(of: number, plan: "day", day: SmallTrial.start + 30).rawValue
                let response = ResponseRecord(
                    id: FormName.id(of: .init(person), at: visit, asking: "scs"), participant: .init(person), visit: visit,
                    day: SmallTrial.start + 30, answers: answers)
                return Submission(response, scoredBy: scs, under: SmallTrial.study, at: Instant(SmallTrial.start + 30))
            }
        }
        let with = Snapshot(
            study: snapshot.study, ledgerSize: snapshot.ledgerSize, screenings: snapshot.screenings, enrollments: snapshot.enrollments,
            allocations: snapshot.allocations, sessions: snapshot.sessions, submissions: snapshot.submissions + more,
            missedVisits: snapshot.missedVisits, discontinuations: snapshot.discontinuations)
        #expect(with.submissions.count == snapshot.submissions.count + 9)
        return (snapshot, with)
    }

    @Test func observationsAndTables() throws {
        let (without, with) = try snapshots()
        let scs = try SmallTrial.catalog.get().instrument(named: "scs")
        let parameters = [Parameter(.init("caps5"), "total"), Parameter(.init("scs"), "total_item_mean")]
        let plain = AnalysisDataset(without, parameters: parameters, itemsOf: [scs])
        let more = AnalysisDataset(with, parameters: parameters, itemsOf: [scs])
        #expect(plain.observations == more.observations)
        #expect(try plain.wideTable() == more.wideTable())
        #expect(try plain.longTable() == more.longTable())
        #expect(ParticipantFlow(without, dataset: plain) == ParticipantFlow(with, dataset: more))
    }
}
