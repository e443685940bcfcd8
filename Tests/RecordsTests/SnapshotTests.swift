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

    /// Two people may have responses of one name; their order is fixed all the same.
    @Test func responsesOfOneNameHaveAnOrder() throws {
        let study = try TestStudy()
        let answers = try study.answers(study.phq9, 1, last: .value(0))
        let submissions = try (1...5).map { try study.submission("r", of: "p\($0)", at: "baseline", answers) }
        func digest(_ submissions: [Submission]) throws -> String {
            try Snapshot(
                study: TestStudy.design(), ledgerSize: 10, screenings: [], enrollments: [], allocations: [], sessions: [],
                submissions: submissions, missedVisits: [], discontinuations: []
            ).digest().hex
        }
        let (forwards, backwards) = (try digest(submissions), try digest(submissions.reversed()))
        #expect(forwards == backwards)
    }
}
