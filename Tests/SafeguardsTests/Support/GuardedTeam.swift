import Records
import Safeguards
import StoreContract
import StudyDesign

/// A guardian over a store and a post in memory, on a clock that the test moves.
struct GuardedTeam {
    let records: TestRecords
    let post = TestPost()
    let directory = TestDirectory()
    let guardian: Guardian
    static let coder = Message.Coder(secret: Array(repeating: 9, count: 32))

    init(_ book: TeamBook = .usual(), files: WatchFiles? = nil) async throws {
        let records = try TestRecords(book)
        self.records = records
        let clock = TestTime(book.now)
        time = clock
        let directory = directory
        guardian = Guardian(
            store: records, messenger: post,
            channels: { try directory.read() },
            coder: Self.coder, clock: SteadyClock(wall: { clock.wall }, elapsed: { clock.elapsed }), files: files)
    }

    let time: TestTime

    func wait(_ minutes: Int) async {
        time.pass(minutes)
        await records.change { $0.wait(minutes) }
    }

    func change(_ body: @Sendable (inout TeamBook) -> Void) async { await records.change(body) }

    @discardableResult func tick() async throws -> Guardian.Report { try await guardian.tick() ?? Guardian.Report() }
}
