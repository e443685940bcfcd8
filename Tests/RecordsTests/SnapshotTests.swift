import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

@Suite struct SnapshotTests {
    /// The order in which records were fetched does not reach the hash; one changed answer does.
    @Test func theHashIsThatOfTheRecords() throws {
        let study = try TestStudy()
        let answers = try study.answers(study.phq9, 1, last: .value(0))
        let submissions = try (1...9).map { try study.submission("r\($0)", of: "p\($0)", at: "baseline", answers) }
        func digest(_ submissions: [Submission]) throws -> String {
            try Snapshot(
                study: TestStudy.design(), ledgerSize: 10, screenings: [], enrollments: [], allocations: [], sessions: [],
                submissions: submissions, missedVisits: [], discontinuations: []
            ).digest().hex
        }
        let due = try digest(submissions)
        var numbers = SeededNumbers(seed: 9)
        for _ in 0..<20 { #expect(try digest(submissions.shuffled(using: &numbers)) == due) }
        let other = try study.submission("r4", of: "p4", at: "baseline", study.answers(study.phq9, 1, last: .value(1)))
        #expect(try digest(submissions.filter { $0.response.id.rawValue != "r4" } + [other]) != due)
    }

    /// Chains of corrections leave the last link, in whatever batches they came.
    @Test func theLastCorrectionIsCurrent() throws {
        let study = try TestStudy()
        var records = CurrentRecords()
        records.take(.studyOpened(TestStudy.design()))
        var last: Submission?
        for number in 1...5 {
            let answers = try study.answers(study.phq9, 1, last: .value(Double(number % 4)))
            let submission = try study.submission(
                "r\(number)", of: "p1", at: "baseline", answers, replacing: number > 1 ? "r\(number - 1)" : nil)
            records.take(.submitted(submission))
            last = submission
        }
        let snapshot = try #require(records.snapshot())
        #expect(snapshot.submissions == [try #require(last)])
        #expect(snapshot.ledgerSize == 6)
    }

    @Test func withoutAStudyThereIsNoSnapshot() {
        var records = CurrentRecords()
        #expect(records.snapshot() == nil)
        records.take(.eligible("p1"))
        #expect(records.snapshot() == nil && records.size == 1)
    }
}
