import Access
import Records
import SQLiteStore
import StudyDesign
import Testing

/// What may happen once happens once, however many race for it: a hundred tasks over two
/// books on one file. The same race catches three planted mistakes.
@Suite struct RaceTests {
    static let racers = 100

    let directory: TemporaryDirectory
    let books: [SQLiteAccessBook]
    let test: TestDesk

    init() throws {
        let directory = try TemporaryDirectory()
        self.directory = directory
        books = try (0..<2).map { _ in try .open(at: directory.book, key: testKey) }
        test = try TestDesk(book: books[0])
    }

    /// How many of a hundred heard that it was theirs.
    private func winners(_ race: @escaping @Sendable (Int, SQLiteAccessBook) async throws -> Bool) async throws -> Int {
        let books = books
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<Self.racers { group.addTask { try await race(number, books[number % 2]) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    @Test func aRecoveryCodeServesOnce() async throws {
        let (_, sheet, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let hash = sheet.hashes[3]
        #expect(try await winners { try await $1.spend(.recovery(hash), of: TestDesk.anna) } == 1)
        #expect(try await books[1].credential(of: TestDesk.anna)?.recoveryCodes == 9)
    }

    @Test func aStepServesOnce() async throws {
        _ = try await test.enrolled(TestDesk.anna, as: "anna")
        let step = TimeCode.step(at: test.clock.now) + 1
        #expect(try await winners { try await $1.spend(.step(step), of: TestDesk.anna) } == 1)
    }

    @Test func aTicketOpensOneSession() async throws {
        let (_, sheet, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let ticket = try await test.ticket("anna")
        let now = test.clock.now
        // Each with a code of its own, good ones among them.
        let won = try await winners { number, book in
            let session = Session(hash: Token(.system).hash, holder: .participant(.init("p1")), way: .account, created: now)
            return try await book.finish(ticket.hash, with: .recovery(sheet.hashes[number % 10]), at: now, opening: session)
        }
        #expect(won == 1)
        #expect(try await test.desk.sessions(of: TestDesk.anna).count == 2)
        // Whoever lost the race has kept the code.
        #expect(try await books[0].credential(of: TestDesk.anna)?.recoveryCodes == 9)
    }

    @Test func anInvitationIsAcceptedOnce() async throws {
        let token = try await test.desk.invite(TestDesk.anna, as: "anna")
        let now = test.clock.now
        let hash = try await test.hashing.hash(TestDesk.password, cost: .participants)
        let won = try await winners { _, book in
            let ticket = Ticket(hash: Token(.system).hash, person: TestDesk.anna, expires: now + 10, offer: TimeCodeSecret(.system), label: "")
            return try await book.accept(token.hash, password: hash, at: now, opening: ticket)
        }
        #expect(won == 1)
    }

    @Test func aSessionIsReplacedOnce() async throws {
        let (opened, _, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let won = try await winners { _, book in
            let new = Session(hash: Token(.system).hash, line: opened.session.line, holder: opened.session.holder, way: .account, created: opened.session.created)
            return try await book.replace(opened.session.hash, with: new)
        }
        #expect(won == 1)
        #expect(try await test.desk.sessions(of: TestDesk.anna).count == 1)
    }

    @Test func anErrandHasOneSessionAndIsDoneOnce() async throws {
        let now = test.clock.now
        for way in Errand.Way.allCases {
            let errand = Errand(for: .init("p1"), to: .visit("week4"), by: way, until: now + 30, random: .system)
            let sessions = (0..<Self.racers).map { _ in Session(hash: Token(.system).hash, holder: .errand(errand), way: .link, created: now) }
            #expect(try await winners { try await $1.open(sessions[$0], on: errand) } == errand.openings)
            var alive = 0
            for session in sessions where try await books[0].session(session.hash) != nil { alive += 1 }
            #expect(alive == 1)
            #expect(try await winners { try await $1.close(errand, at: now) } == 1)
            #expect(try await winners { try await $1.open(sessions[$0], on: errand) } == 0)
        }
    }

    /// Looks whether the code is there, and takes it afterwards: everybody who looked before
    /// the first took it believes that it was theirs.
    @Test func lookingBeforeTakingIsCaught() async throws {
        let (_, sheet, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let hash = sheet.hashes[3]
        let gate = Gate(count: Self.racers)
        let won = try await winners { _, book in
            let isThere = try await book.credential(of: TestDesk.anna)?.recoveryCodes == 10
            await gate.wait()
            _ = try await book.spend(.recovery(hash), of: TestDesk.anna)
            return isThere
        }
        #expect(won == Self.racers)
    }

    /// A step that is only compared with the clock can be used again.
    @Test func aStepThatIsNotRememberedIsCaught() async throws {
        let (_, _, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        let (code, now) = (test.code(secret), test.clock.now)
        let won = try await winners { _, _ in TimeCode.step(of: code, made: secret, around: now) != nil }
        #expect(won == Self.racers)
    }

    /// A book that is not one: each process remembers for itself what was used.
    @Test func rememberingInTheProcessAloneIsCaught() async throws {
        let memories = try (0..<2).map { _ in try TestDesk() }
        var won = 0
        for memory in memories {
            _ = try await memory.enrolled(TestDesk.anna, as: "anna")
            let step = TimeCode.step(at: memory.clock.now) + 1
            won += try await winners { _, _ in try await memory.book.spend(.step(step), of: TestDesk.anna) }
        }
        #expect(won == 2)
    }
}

/// Holds everybody until all are there.
actor Gate {
    private var missing: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(count: Int) { missing = count }

    func wait() async {
        missing -= 1
        guard missing > 0 else {
            for continuation in waiting { continuation.resume() }
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }
}
