import GRDB
import Instruments
import Records
import SQLiteStore
import StoreContract
import Testing

@Suite struct RowTests {
    /// A blank is NULL beside its kind, a 0 is 0, and a score that cannot be is NULL beside
    /// its reason; nothing is ever filled in.
    @Test func aBlankIsNull() async throws {
        let directory = try TemporaryDirectory()
        let study = try TestStudy()
        let store = try await SQLiteStore.sample(in: directory)
        let blanks: [Answer] = Blank.allCases.map { .missing($0) }
        let answers = try Answers(inOrder: [.value(0), .value(3)] + blanks, for: study.phq9)
        let submission = try study.submission("r1", of: "p1", at: "before", answers)
        let outcomes = try await store.record(
            [Change.studyOpened(TestStudy.design()), .eligible("p1"), .submitted(submission)].map { $0.act() })
        #expect(outcomes == [.recorded(0), .recorded(1), .recorded(2)])
        try await store.close()
        let found = try rows(
            directory.file, "SELECT coalesce(value, 'NULL') || ' ' || coalesce(blank, 'NULL') FROM answer ORDER BY place")
        #expect(found == ["0.0 NULL", "3.0 NULL", "NULL blank", "NULL preferNotToAnswer", "NULL notShown", "NULL notReached", "NULL blank", "NULL blank", "NULL blank"])
        #expect(try rows(directory.file, "SELECT coalesce(value, 'NULL') || ' ' || missing FROM score WHERE scale = 'total'") == ["NULL items"])
        #expect(try rows(directory.file, "SELECT coalesce(answer, 'NULL') || ' ' || item FROM alert") == ["NULL phq9_9"])
    }

    /// The alert, its clock and its message are one; the message says nothing.
    @Test func anAlertHasItsClockAndItsMessage() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        let alerts = try rows(directory.file, "SELECT id || ' ' || acknowledge_by FROM alert ORDER BY id")
        #expect(alerts.count > 10)
        #expect(try rows(directory.file, "SELECT alert || ' ' || due FROM timer ORDER BY alert") == alerts)
        #expect(try rows(directory.file, "SELECT count(*) || ' ' || count(DISTINCT alert) FROM outbox") == ["\(alerts.count) \(alerts.count)"])
        #expect(try rows(directory.file, "SELECT DISTINCT text FROM outbox") == ["Please open the study site."])
    }
}
