import Records
import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("The guardian sends first and records afterwards")
struct GuardianTests {
    @Test("A new alert goes to the first on call and is on the record; nothing is sent twice")
    func first() async throws {
        let team = try await GuardedTeam()
        await team.change { $0.call() }
        #expect(try await team.tick().accepted == 1)
        #expect(try await team.tick().tellings == 0)
        #expect(team.post.addresses == ["ana"])
        #expect(await team.records.told == ["0 ana accepted"])
    }

    @Test("A refusal goes on to the next person at once, and the first is tried again each minute")
    func refusal() async throws {
        let team = try await GuardedTeam()
        team.post.refuse(["ana"])
        await team.change { $0.call() }
        try await team.tick()
        #expect(team.post.addresses == ["ana", "ben"])
        #expect(await team.records.told == ["0 ana refused", "0 ben accepted"])
        try await team.tick()
        #expect(team.post.addresses == ["ana", "ben"])
        await team.wait(1)
        try await team.tick()
        #expect(team.post.addresses == ["ana", "ana", "ben"])
        #expect(await team.records.told.count == 2)
        team.post.refuse([])
        await team.wait(1)
        try await team.tick()
        #expect(await team.records.told.last == "0 ana accepted")
        await team.wait(1)
        #expect(try await team.tick().tellings == 0)
    }

    @Test("While every gateway refuses, everybody is tried each minute and the alert is counted")
    func allRefuse() async throws {
        let team = try await GuardedTeam()
        team.post.refuse(["ana", "ben", "ivo"])
        await team.change { $0.call() }
        for _ in 0..<3 {
            team.post.empty()
            let report = try await team.tick()
            #expect(team.post.addresses == ["ana", "ben", "ivo"])
            #expect(report.undelivered.count == 1)
            await team.wait(1)
        }
        #expect(await team.records.told.count == 3)
        team.post.refuse([])
        #expect(try await team.tick().undelivered.isEmpty)
    }

    @Test("Nobody on call is recorded as nobody, and everybody is told")
    func nobodyOnCall() async throws {
        let team = try await GuardedTeam()
        await team.change { book in
            book.close(channel: "ana")
            book.call()
        }
        try await team.tick()
        #expect(team.post.addresses == ["ben", "ivo"])
        #expect(await team.records.told == ["0 ana nobody", "0 ben accepted", "0 ivo accepted"])
    }

    @Test("Nobody at all: once a rung on the record, and counted")
    func nobodyAtAll() async throws {
        let team = try await GuardedTeam()
        await team.change { book in
            for name in ["ana", "ben", "ivo"] { book.close(channel: name) }
            book.call()
        }
        for _ in 0..<4 {
            #expect(try await team.tick().undelivered.count == 1)
            await team.wait(1)
        }
        #expect(await team.records.told == ["0 ana nobody"])
        #expect(team.post.messages.isEmpty)
    }

    @Test("Silence is raised and told in the same tick")
    func silence() async throws {
        let team = try await GuardedTeam()
        await team.change { book in
            book.take(.eligible("p1"), by: "ana", as: .therapist)
            book.take(.opened("p1"), by: "ana", as: .therapist)
        }
        #expect(try await team.tick().next == TestStudy.start + 1440)
        await team.wait(1440)
        let report = try await team.tick()
        #expect(report.silences == 1 && report.accepted == 1)
        #expect(try await team.tick().silences == 0)
    }

    @Test("A jump of the clock is recorded once")
    func jump() async throws {
        let team = try await GuardedTeam()
        try await team.tick()
        team.time.set(by: 60)
        #expect(try await team.tick().jumps == 1)
        #expect(try await team.tick().jumps == 0)
        #expect(await team.records.acts.map(\.change) == [.clockJumped(ClockJump(milliseconds: 3_600_000))])
    }

    @Test("A clock that is set back postpones nothing")
    func setBack() async throws {
        let team = try await GuardedTeam()
        await team.change { $0.call() }
        try await team.tick()
        team.time.set(by: -1440)
        await team.wait(15)
        #expect(try await team.tick().tellings == 1)
        #expect(team.post.addresses == ["ana", "ben"])
    }

    @Test("When the store stops, people are told all the same and the guardian ends with an error")
    func storeStops() async throws {
        let team = try await GuardedTeam()
        await team.change { $0.call() }
        await team.records.breakDown()
        await #expect(throws: GuardianError.self) { try await team.tick() }
        #expect(team.post.addresses == ["ana"])
        await #expect(throws: GuardianError.self) { try await team.guardian.run(every: 1) }
    }

    @Test("A message says nothing but that the site should be opened, and its code repeats with its rung alone")
    func saysNothing() async throws {
        let team = try await GuardedTeam()
        await team.change { book in
            book.call()
            book.call("2")
        }
        try await team.tick()
        await team.wait(60)
        try await team.tick()
        let messages = team.post.messages
        #expect(Set(messages.map(\.code)).count == 4)
        for message in messages {
            let hex = message.code.description
            #expect(hex.count == 32 && hex.allSatisfy { "0123456789abcdef".contains($0) })
        }
        let alert = AlertRecord.ID("p1:call-1")
        #expect(GuardedTeam.coder.code(of: alert, rung: 0) == GuardedTeam.coder.code(of: alert, rung: 0))
        #expect(Message.Coder(secret: [1]).code(of: alert, rung: 0) != Message.Coder(secret: [2]).code(of: alert, rung: 0))
    }
}
