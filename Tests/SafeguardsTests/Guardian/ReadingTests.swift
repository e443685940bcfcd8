import Records
@testable import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("What cannot be read keeps nobody from being told")
struct ReadingTests {
    @Test("Addresses that cannot be read are the last ones known", arguments: [TestDirectory.Mood.failing, .empty])
    func addresses(_ mood: TestDirectory.Mood) async throws {
        let team = try await GuardedTeam()
        await team.change { $0.call() }
        try await team.tick()
        team.directory.feel(mood)
        await team.change { book in
            book.close(channel: "mona")
            book.call("2")
        }
        let report = try await team.tick()
        #expect(report.accepted == 1 && report.readProblems.count == 1)
        #expect(team.post.addresses == ["ana", "ana"])
        team.directory.feel(.whole)
        #expect(try await team.tick().readProblems.isEmpty)
    }

    @Test("Addresses that were never read are a refusal on the record, and the guardian goes on")
    func neverRead() async throws {
        let team = try await GuardedTeam()
        team.directory.feel(.failing)
        await team.change { $0.call() }
        let report = try await team.tick()
        #expect(report.accepted == 0 && report.undelivered.count == 1)
        #expect(await team.records.told == ["0 ana refused", "0 ben refused", "0 ivo refused"])
        team.directory.feel(.whole)
        await team.wait(1)
        #expect(try await team.tick().accepted == 1)
    }

    @Test("Alerts whose severity cannot be read are urgent, and told")
    func severities() async throws {
        let team = try await GuardedTeam()
        await team.records.hideAlerts()
        await team.change { $0.call() }
        let report = try await team.tick()
        #expect(report.accepted == 1 && report.readProblems.count == 1)
        await team.wait(15)
        try await team.tick()
        #expect(team.post.addresses == ["ana", "ben"])
    }

    @Test("Addresses are read again when a channel is changed, and not when it is proven")
    func readsAgain() async throws {
        let folder = try TestFolder()
        let team = try await GuardedTeam(files: WatchFiles(in: folder.path))
        try await team.tick()
        for _ in 0..<3 {
            await team.wait(1)
            await team.change { $0.prove("ana") }
            try await team.tick()
        }
        #expect(team.directory.reads == 1)
        await team.change { $0.close(channel: "ben") }
        try await team.tick()
        #expect(team.directory.reads == 2)
    }

    @Test("Recipients stay in their file while addresses cannot be read", arguments: [TestDirectory.Mood.failing, .empty])
    func recipients(_ mood: TestDirectory.Mood) async throws {
        let folder = try TestFolder()
        let files = WatchFiles(in: folder.path)
        let team = try await GuardedTeam(files: files)
        #expect(try await team.tick().fileProblem == nil)
        let before = folder.text("recipients")
        #expect(before.split(separator: "\n").count == 3)
        team.directory.feel(mood)
        await team.change { $0.close(channel: "ben") }
        let report = try await team.tick()
        #expect(report.fileProblem?.contains("recipients") == true)
        #expect(folder.text("recipients") == before)
        #expect(Heartbeat(path: files.heartbeat).read()?.number == 2)
        team.directory.feel(.whole)
        #expect(try await team.tick().fileProblem == nil)
        #expect(folder.text("recipients") == "ana@site.example\nivo@site.example\n")
    }
}
