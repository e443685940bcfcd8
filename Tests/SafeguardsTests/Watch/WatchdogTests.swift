@testable import Safeguards
import Foundation
import StoreContract
import StudyDesign
import Testing

@Suite("A second process hears when the first says nothing")
struct WatchdogTests {
    private let minute: Int64 = 60_000

    @Test("Silence of two minutes is told, and again every two minutes, until there is a beat")
    func vigil() {
        var vigil = Vigil(patience: 2)
        var told: [Int64] = []
        for second in stride(from: Int64(0), to: 1_200, by: 20) {
            // Beats for five minutes, silence for ten, beats again.
            let number = (300..<900).contains(second) ? 60 : second / 5
            let beat = Heartbeat.Beat(at: TestStudy.start, number: number)
            if vigil.look(at: beat, elapsed: second * 1000) {
                told.append(second)
                vigil.tell(elapsed: second * 1000)
            }
        }
        // The last beat comes after 300 seconds; the next one after 900.
        #expect(told == [420, 540, 660, 780])
    }

    @Test("At most 180 seconds after the last beat somebody is told, whenever it stops and whatever the clock says")
    func withinThreeMinutes() {
        for seed in testSeeds(300) {
            var numbers = SeededNumbers(seed: seed)
            var vigil = Vigil(patience: 2)
            let stop = Int64.random(in: 0...3_600_000, using: &numbers)
            var first: Int64?
            var elapsed = Int64.random(in: 0...20_000, using: &numbers)
            while first == nil, elapsed < stop + 400_000 {
                let beats = min(elapsed, stop) / 2_000
                let minutes = Int(beats * 7_919 % 9_999) - 5_000
                let beat = Heartbeat.Beat(at: TestStudy.start + minutes, number: beats)
                if vigil.look(at: beat, elapsed: elapsed) { first = elapsed }
                elapsed += 20_000
            }
            #expect(first.map { $0 > stop && $0 - stop <= 180_000 } ?? false, "seed \(seed): stopped at \(stop), told at \(first ?? -1)")
        }
    }

    @Test("A watchdog tells all recipients through its own post, also when the file is gone")
    func tells() async throws {
        let folder = try TestFolder()
        let files = WatchFiles(in: folder.path)
        let post = TestPost()
        let time = TestTime(TestStudy.start)
        let dog = Watchdog(files: files, messenger: post, coder: GuardedTeam.coder, elapsed: { time.elapsed })
        try RecipientsFile(path: files.recipients).write([#require(MailAddress("ana@site.example")), #require(MailAddress("ben@site.example"))])
        try Heartbeat(path: files.heartbeat).write(Heartbeat.Beat(at: TestStudy.start, number: 1))
        #expect(await dog.look().isAlarm == false)
        try FileManager.default.removeItem(atPath: files.recipients)
        try FileManager.default.removeItem(atPath: files.heartbeat)
        time.pass(2)
        post.refuse(["ana", "ben"])
        #expect(await dog.look().accepted == 0)
        post.refuse([])
        #expect(await dog.look().accepted == 2)
        #expect(await dog.look().isAlarm == false)
        time.pass(2)
        #expect(await dog.look().accepted == 2)
        try Heartbeat(path: files.heartbeat).write(Heartbeat.Beat(at: TestStudy.start, number: 2))
        time.pass(2)
        #expect(await dog.look().isAlarm == false)
        #expect(Heartbeat(path: folder.path + "/watchdog").read()?.number == 6)
        #expect(Set(post.messages.suffix(2).map(\.code)).isDisjoint(with: post.messages.prefix(4).map(\.code)))
    }

    @Test("The guardian beats after each tick, names the recipients, and misses its watchdog")
    func beats() async throws {
        let folder = try TestFolder()
        let files = WatchFiles(in: folder.path)
        let team = try await GuardedTeam(files: files)
        await team.change { $0.close(channel: "ben") }
        #expect(try await team.tick().isWatchdogSilent)
        #expect(Heartbeat(path: files.heartbeat).read()?.number == 1)
        #expect(folder.text("recipients") == "ana@site.example\nivo@site.example\n")
        let dog = Watchdog(files: files, messenger: TestPost(), coder: GuardedTeam.coder)
        _ = await dog.look()
        let report = try await team.tick()
        #expect(!report.isWatchdogSilent && report.fileProblem == nil)
        await team.records.breakDown()
        await team.change { $0.call() }
        await #expect(throws: GuardianError.self) { try await team.tick() }
        #expect(Heartbeat(path: files.heartbeat).read()?.number == 2)
    }

    @Test("A heartbeat that cannot be written stops nothing and is said")
    func unwritable() async throws {
        let team = try await GuardedTeam(files: WatchFiles(in: "/no/such/folder"))
        await team.change { $0.call() }
        let report = try await team.tick()
        #expect(report.accepted == 1 && report.fileProblem?.contains("/no/such/folder") == true)
    }

    @Test("Damaged files are no beat", arguments: ["", "\n", "1 2", "1 2 3\n", "x 2\n", "1 \n", " 1 2\n", "99999999999999999999 1\n"])
    func damaged(_ text: String) throws {
        let folder = try TestFolder()
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/heartbeat"))
        #expect(Heartbeat(path: folder.path + "/heartbeat").read() == nil)
    }

    @Test("Files are the owner's alone")
    func modes() throws {
        let folder = try TestFolder()
        let files = WatchFiles(in: folder.path)
        try RecipientsFile(path: files.recipients).write([#require(MailAddress("ana@site.example"))])
        let mode = try FileManager.default.attributesOfItem(atPath: files.recipients)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(RecipientsFile(path: files.recipients).read().map(\.description) == ["ana@site.example"])
    }
}
