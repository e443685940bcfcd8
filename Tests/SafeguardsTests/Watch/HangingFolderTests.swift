import Dispatch
@testable import Safeguards
import StoreContract
import StudyDesign
import Synchronization
import Testing

@Suite("A folder that does not answer is silence like any other")
struct HangingFolderTests {
    /// Files in memory whose reads and writes hang on demand.
    private final class Folder: Sendable {
        let reads = Counter()
        let writes = Counter()
        private let state = Mutex((beat: Int64(1), hangs: false))
        private let gate = DispatchSemaphore(value: 0)

        func beat() { state.withLock { $0.beat += 1 } }
        func hang() { state.withLock { $0.hangs = true } }

        func free() {
            state.withLock { $0.hangs = false }
            gate.signal()
            gate.signal()
        }

        func pass(_ counter: Counter) -> Int64 {
            counter.enter()
            defer { counter.leave() }
            if state.withLock({ $0.hangs }) { gate.wait() }
            return state.withLock { $0.beat }
        }
    }

    @Test("Those who were recipients before are told, one read is out at a time, and the folder may come back", .timeLimit(.minutes(2)))
    func hangs() async throws {
        let folder = Folder()
        let post = TestPost()
        let time = TestTime(TestStudy.start)
        let recipients = try ["ana", "ben"].map { try #require(MailAddress("\($0)@site.example")) }
        let disk = Watchdog.Disk(
            read: { _ in .init(beat: .init(at: TestStudy.start, number: folder.pass(folder.reads)), recipients: recipients) },
            write: { _, _ in _ = folder.pass(folder.writes) }, patience: .milliseconds(200))
        let dog = Watchdog(
            files: WatchFiles(in: "/folder"), messenger: post, coder: GuardedTeam.coder, elapsed: { time.elapsed }, disk: disk)
        var report = await dog.look()
        while report.recipients == 0 || report.fileProblem != nil { report = await dog.look() }
        let before = (folder.reads.all, folder.writes.all)
        folder.hang()
        for _ in 0..<3 {
            time.pass(2)
            report = await dog.look()
            #expect(report.isAlarm && report.accepted == 2 && report.fileProblem?.contains("/folder/heartbeat") == true)
        }
        #expect((folder.reads.all, folder.writes.all) == (before.0 + 1, before.1 + 1))
        #expect(folder.reads.most == 1 && folder.writes.most == 1)
        folder.beat()
        folder.free()
        time.pass(2)
        while report.isAlarm || report.fileProblem != nil { report = await dog.look() }
        #expect(post.messages.count >= 6)
    }

    @Test("What comes late is still handed out, once")
    func late() async {
        let errand = Errand<Int>()
        let gate = DispatchSemaphore(value: 0)
        let first: Int? = await errand.run(within: .milliseconds(20)) {
            gate.wait()
            return 1
        }
        #expect(first == nil && errand.isOut)
        gate.signal()
        var second: Int?
        while second == nil { second = await errand.run(within: .seconds(1)) { 2 } }
        while errand.isOut { await Task.yield() }
        #expect(second == 1 || second == 2)
        let third = await errand.run(within: .seconds(30)) { 3 }
        #expect(third == 3 && !errand.isOut)
    }

    @Test("Patience lies between 1 and 60 minutes, whatever is asked for", arguments: [(Int.min, 1), (-1, 1), (0, 1), (1, 1), (2, 2), (60, 60), (61, 60), (Int.max, 60)])
    func patience(_ asked: Int, _ minutes: Int) {
        var vigil = Vigil(patience: asked)
        let moment = Int64(minutes) * 60_000
        let beat = Heartbeat.Beat(at: TestStudy.start, number: 1)
        let alarms = [0, moment - 1, moment].map { vigil.look(at: beat, elapsed: $0) }
        #expect(alarms == [false, false, true])
    }

    @Test("No reading of the clock is too much")
    func extremes() {
        var vigil = Vigil(patience: 2)
        let alarms = [Int64.min, .max].map { vigil.look(at: nil, elapsed: $0) }
        vigil.tell(elapsed: .max)
        let isAlarm = vigil.look(at: nil, elapsed: .min)
        #expect(alarms == [false, true] && !isAlarm)
    }
}
