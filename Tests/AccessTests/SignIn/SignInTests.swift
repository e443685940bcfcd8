import Access
import Records
import StudyDesign
import Testing

@Suite struct SignInTests {
    let test: TestDesk
    var desk: SignInDesk { test.desk }

    init() throws { test = try TestDesk() }

    @Test func nameAndPasswordThenCodeLetIn() async throws {
        let (_, _, secret) = try await test.enrolled(TestDesk.anna, as: "Anna.Maria")
        test.clock.advance(seconds: 30)
        guard case .codeNeeded(let ticket) = try await desk.begin(" anna.MARIA ", password: TestDesk.password, at: .participants, from: "a", label: "Phone")
        else { throw Surprise() }
        // A ticket is no session.
        #expect(try await desk.presence(ticket, at: .participants) == .stranger)
        let opened = try await desk.finish(ticket, code: test.code(secret), from: "a")
        #expect(opened.session.holder == .participant(.init("p1")) && opened.session.label == "Phone" && opened.session.steppedUp == nil)
        #expect(try await desk.presence(opened.token, at: .participants) == .active(opened.session))
        #expect(try await desk.presence(opened.token, at: .staff) == .stranger)
        #expect(try await desk.presence(nil, at: .participants) == .stranger)
        #expect(try await desk.presence(Token(seeded(77)), at: .participants) == .stranger)
        // The ticket is used.
        await #expect(throws: SignInRefusal.startAgain) { try await desk.finish(ticket, code: test.code(secret), from: "a") }
    }

    /// Unknown, wrong, of the other door, closed in the book, closed in the record: one
    /// refusal, and one hash computed for each.
    @Test func whoIsUnknownWrongOrClosedHearsTheSame() async throws {
        _ = try await test.enrolled(TestDesk.anna, as: "anna")
        _ = try await test.enrolled(TestDesk.ben, as: "ben")
        _ = try await test.enrolled(TestDesk.clara, as: "clara")
        try await desk.set(TestDesk.ben, isOpen: false)
        test.doorkeeper.set([], of: TestDesk.clara)
        let tries: [(String, String, Door)] = [
            ("nobody", TestDesk.password, .participants), ("anna", "another password altogether", .participants),
            ("anna", TestDesk.password, .staff), ("ben", TestDesk.password, .participants), ("clara", TestDesk.password, .staff),
            ("", TestDesk.password, .participants), ("anna", "", .participants), ("anna\u{0}", TestDesk.password, .participants),
            ("anna", String(repeating: TestDesk.password, count: 1000), .participants),
        ]
        for (name, password, door) in tries {
            let before = await test.hashing.computed
            await #expect(throws: SignInRefusal.notRecognized) { try await desk.begin(name, password: password, at: door, from: name) }
            #expect(await test.hashing.computed == before + 1, "\(name)")
        }
    }

    @Test func aCodeServesOnce() async throws {
        let (_, sheet, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        // The code of the enrolment itself.
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.finish(test.ticket("anna"), code: test.code(secret), from: "a") }
        test.clock.advance(seconds: 30)
        _ = try await desk.finish(test.ticket("anna"), code: test.code(secret), from: "a")
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.finish(test.ticket("anna"), code: test.code(secret), from: "a") }
        let code = sheet.codes[4].lowercased()
        _ = try await desk.finish(test.ticket("anna"), code: code, from: "a")
        #expect(try await desk.recoveryCodesLeft(of: TestDesk.anna) == 9)
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.finish(test.ticket("anna"), code: code, from: "a") }
        // An earlier step than one that was used.
        test.clock.advance(seconds: 300)
        _ = try await desk.finish(test.ticket("anna"), code: test.code(secret), from: "a")
        let earlier = TimeCode.code(of: secret, step: TimeCode.step(at: test.clock.now) - 1)
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.finish(test.ticket("anna"), code: earlier, from: "a") }
    }

    @Test func aTicketExpires() async throws {
        let (_, _, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        let ticket = try await test.ticket("anna")
        test.clock.advance(minutes: 10)
        await #expect(throws: SignInRefusal.startAgain) { try await desk.finish(ticket, code: test.code(secret), from: "a") }
    }

    @Test func wrongCodesAreCountedOverTickets() async throws {
        let (_, _, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        var refusals: [SignInRefusal] = []
        for _ in 0..<6 {
            do { _ = try await desk.finish(test.ticket("anna"), code: "000000", from: "a") } catch let error as SignInRefusal { refusals.append(error) }
        }
        #expect(refusals.prefix(5) == [.notRecognized, .notRecognized, .notRecognized, .notRecognized, .notRecognized])
        #expect(refusals.last == .wait(until: Instant(milliseconds: test.clock.now.milliseconds + 30_000)))
        // The right password waits with the others, and so does a name that nobody has.
        await #expect(throws: SignInRefusal.self) { try await test.ticket("anna") }
        for _ in 0..<5 { await #expect(throws: SignInRefusal.notRecognized) { try await desk.begin("nobody", password: "x", at: .participants, from: "b") } }
        await #expect(throws: SignInRefusal.wait(until: Instant(milliseconds: test.clock.now.milliseconds + 30_000))) {
            try await desk.begin("nobody", password: "x", at: .participants, from: "b")
        }
        test.clock.advance(seconds: 30)
        _ = try await desk.finish(test.ticket("anna"), code: test.code(secret), from: "a")
        // Whoever came in starts afresh.
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.finish(test.ticket("anna"), code: "000000", from: "a") }
        _ = try await test.ticket("anna")
    }

    @Test func anOlderHashIsRenewedWithThePasswordAtHand() async throws {
        _ = try await test.enrolled(TestDesk.anna, as: "anna")
        let credential = try #require(try await test.book.credential(of: TestDesk.anna))
        let old = try await test.hashing.hash(TestDesk.password, cost: PasswordCost(passes: 1, mebibytes: 8))
        #expect(try await test.book.setPassword(of: TestDesk.anna, from: credential.password, to: old))
        _ = try await test.ticket("anna")
        let renewed = try #require(try await test.book.credential(of: TestDesk.anna))
        #expect(renewed.password.cost == .participants && renewed.password != credential.password)
        _ = try await test.ticket("anna")
    }

    @Test func aFloodIsToldToTryAgainAndIsNotCounted() async throws {
        _ = try await test.enrolled(TestDesk.anna, as: "anna")
        let desk = desk
        let refusals = await withTaskGroup(of: SignInRefusal?.self) { group in
            for number in 0..<300 {
                group.addTask {
                    do {
                        _ = try await desk.begin("guest \(number)", password: "nothing that fits here", at: .participants, from: "\(number)")
                        return nil
                    } catch { return error as? SignInRefusal }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.allSatisfy { $0 == .busy || $0 == .notRecognized } && refusals.contains(.busy))
        _ = try await test.ticket("anna")
    }
}
