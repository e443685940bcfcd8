import Testing

@Suite("A power cut loses nothing that was acknowledged")
struct PowerCutTests {
    @Test("Under the product's settings, in every state of every cut")
    func honest() async throws {
        let tally = try await PowerCutReplay().replay(GroupCommitScenario())
        print("Power cuts, WAL and FULL: \(tally)")
        #expect(tally.states >= 20_000, "\(tally)")
        #expect(tally.damaged == 0, "\(tally)")
    }

    @Test("The product's own store: nothing acknowledged is lost, no alert is missing, and deep verification finds nothing")
    func wholeStore() async throws {
        let tally = try await PowerCutReplay(singles: 2, draws: 1).replay(RecordScenario())
        print("Power cuts, the whole store: \(tally)")
        #expect(tally.states >= 1_000, "\(tally)")
        #expect(tally.damaged == 0, "\(tally)")
    }

    @Test("Also with small pages and a log that is carried over at nearly every commit")
    func smallPages() async throws {
        let scenario = GroupCommitScenario(checkpointPages: 2, pageSize: 512, groups: 12)
        let tally = try await PowerCutReplay(draws: 6).replay(scenario)
        print("Power cuts, WAL and FULL, pages of 512 bytes: \(tally)")
        #expect(tally.states >= 2_000, "\(tally)")
        #expect(tally.damaged == 0, "\(tally)")
    }

    @Test("With a rollback journal whose removal is synced")
    func rollbackJournal() async throws {
        let scenario = GroupCommitScenario(journal: "DELETE", synchronous: "EXTRA", groups: 12)
        let tally = try await PowerCutReplay(draws: 6).replay(scenario)
        print("Power cuts, DELETE and EXTRA: \(tally)")
        #expect(tally.states >= 2_000, "\(tally)")
        #expect(tally.damaged == 0, "\(tally)")
    }
}

@Suite("What would lose something is seen to lose it")
struct PlantedPowerCutTests {
    private let replay = PowerCutReplay(draws: 6, limit: 1_500)

    @Test("synchronous = NORMAL loses acknowledged acts, within a hundred states, and breaks none")
    func normal() async throws {
        let tally = try await replay.replay(GroupCommitScenario(synchronous: "NORMAL"))
        print("Planted, NORMAL: \(tally)")
        #expect(tally.lost > 0, "\(tally)")
        #expect((tally.firstFound ?? .max) < 100, "\(tally)")
        #expect(tally.damaged == tally.lost, "\(tally)")
    }

    @Test("synchronous = OFF loses acts and breaks the file")
    func off() async throws {
        let tally = try await replay.replay(GroupCommitScenario(synchronous: "OFF"))
        print("Planted, OFF: \(tally)")
        #expect(tally.lost > 0, "\(tally)")
        #expect(tally.unreadable > 0, "\(tally)")
    }

    @Test("Alerts in a transaction of their own leave a dangerous answer without its alert")
    func alertsFollow() async throws {
        let tally = try await replay.replay(GroupCommitScenario(alertsFollow: true))
        print("Planted, alerts in a second transaction: \(tally)")
        #expect(tally.half > 0, "\(tally)")
        #expect(tally.damaged == tally.half, "\(tally)")
    }

    @Test("An act acknowledged before the commit returned is lost")
    func early() async throws {
        let tally = try await replay.replay(GroupCommitScenario(acknowledgesEarly: true))
        print("Planted, early acknowledgement: \(tally)")
        #expect(tally.lost > 0, "\(tally)")
        #expect(tally.damaged == tally.lost, "\(tally)")
    }

    @Test("A rollback journal comes back when its removal was not synced, and undoes the commit")
    func unsyncedRemoval() async throws {
        let tally = try await replay.replay(GroupCommitScenario(journal: "DELETE", synchronous: "FULL"))
        print("Planted, DELETE and FULL: \(tally)")
        #expect(tally.lost > 0, "\(tally)")
        #expect(tally.damaged == tally.lost, "\(tally)")
    }
}
