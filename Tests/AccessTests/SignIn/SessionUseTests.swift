import Access
import Records
import StudyDesign
import Testing

@Suite struct SessionUseTests {
    let test: TestDesk
    var desk: SignInDesk { test.desk }

    init() throws { test = try TestDesk() }

    @Test func steppingUpGivesANewTokenInTheSameLine() async throws {
        let (opened, sheet, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        test.clock.advance(seconds: 60)
        let byPassword = try await desk.stepUp(opened.token, with: .password(TestDesk.password), from: "a")
        #expect(byPassword.token != opened.token && byPassword.session.line == opened.session.line)
        #expect(byPassword.session.created == opened.session.created && byPassword.session.isSteppedUp(at: test.clock.now, under: desk.limits))
        #expect(try await desk.presence(opened.token, at: .participants) == .stranger)
        let byCode = try await desk.stepUp(byPassword.token, with: .code(test.code(secret)), from: "a")
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.stepUp(byCode.token, with: .code(test.code(secret)), from: "a") }
        let byPaper = try await desk.stepUp(byCode.token, with: .code(sheet.codes[0]), from: "a")
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.stepUp(byPaper.token, with: .password("wrong"), from: "a") }
        #expect(try await desk.sessions(of: TestDesk.anna) == [byPaper.session])
        await #expect(throws: SignInRefusal.notNow) { try await desk.stepUp(opened.token, with: .password(TestDesk.password), from: "a") }
    }

    @Test func anIdleSessionGoesOnAndAnEndedOneDoesNot() async throws {
        let (opened, _, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        test.clock.advance(minutes: 5)
        #expect(try await desk.presence(opened.token, at: .participants) == .idle(opened.session))
        let again = try await desk.stepUp(opened.token, with: .password(TestDesk.password), from: "a")
        #expect(try await desk.presence(again.token, at: .participants) == .active(again.session))
        test.clock.advance(minutes: 55)
        #expect(try await desk.presence(again.token, at: .participants) == .stranger)
        await #expect(throws: SignInRefusal.notNow) { try await desk.stepUp(again.token, with: .password(TestDesk.password), from: "a") }
    }

    @Test func aSignOfLifeKeepsASessionActive() async throws {
        let (opened, _, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        for _ in 0..<14 {
            test.clock.advance(minutes: 4)
            guard case .active = try await desk.presence(opened.token, at: .participants) else { throw Surprise() }
        }
        test.clock.advance(minutes: 4)
        #expect(try await desk.presence(opened.token, at: .participants) == .stranger)
    }

    @Test func aClosedAccountIsOutAtOnce() async throws {
        let (opened, _, _) = try await test.enrolled(TestDesk.clara, as: "clara")
        test.doorkeeper.set([], of: TestDesk.clara)
        #expect(try await desk.presence(opened.token, at: .staff) == .stranger)
        test.doorkeeper.set([.coordinator], of: TestDesk.clara)
        // The session acts as a therapist, which Clara no longer is.
        #expect(try await desk.presence(opened.token, at: .staff) == .stranger)
        test.doorkeeper.set([.therapist], of: TestDesk.clara)
        #expect(try await desk.presence(opened.token, at: .staff) == .active(opened.session))
        try await desk.set(TestDesk.clara, isOpen: false)
        #expect(try await desk.presence(opened.token, at: .staff) == .stranger)
    }

    @Test func anotherRoleHasAnotherToken() async throws {
        let (opened, _, _) = try await test.enrolled(TestDesk.clara, as: "clara")
        let other = try await desk.act(as: .coordinator, opened.token)
        #expect(other.session.holder == .staff(.init("clara"), .coordinator) && other.token != opened.token)
        #expect(try await desk.presence(opened.token, at: .staff) == .stranger)
        await #expect(throws: SignInRefusal.notNow) { try await desk.act(as: .pharmacist, other.token) }
        let (anna, _, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        await #expect(throws: SignInRefusal.notNow) { try await desk.act(as: .participant, anna.token) }
    }

    @Test func sessionsAreEndedOneByOneOrAll() async throws {
        let (first, sheet, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let second = try await desk.finish(test.ticket("anna"), code: sheet.codes[0], from: "a")
        let third = try await desk.finish(test.ticket("anna"), code: sheet.codes[1], from: "a")
        let (ben, _, _) = try await test.enrolled(TestDesk.ben, as: "ben")
        #expect(try await desk.sessions(of: TestDesk.anna).count == 3)
        #expect(try await !desk.revoke(second.session.hash, of: TestDesk.ben))
        #expect(try await desk.revoke(second.session.hash, of: TestDesk.anna))
        #expect(try await desk.presence(second.token, at: .participants) == .stranger)
        #expect(try await desk.revokeAll(of: TestDesk.anna, except: third.token) == 1)
        #expect(try await desk.presence(first.token, at: .participants) == .stranger)
        #expect(try await desk.presence(third.token, at: .participants) == .active(third.session))
        try await desk.signOut(third.token)
        #expect(try await desk.sessions(of: TestDesk.anna).isEmpty)
        #expect(try await desk.presence(ben.token, at: .participants) == .active(ben.session))
    }

    @Test func passwordAndSheetAreChangedAfterSteppingUpAlone() async throws {
        let (opened, sheet, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let other = try await desk.finish(test.ticket("anna"), code: sheet.codes[0], from: "a")
        let changed = "nine lanterns under oak"
        await #expect(throws: SignInRefusal.notNow) { try await desk.changePassword(opened.token, to: changed) }
        await #expect(throws: SignInRefusal.notNow) { try await desk.renewRecoverySheet(opened.token) }
        let up = try await desk.stepUp(opened.token, with: .password(TestDesk.password), from: "a")
        await #expect(throws: SignInRefusal.password(.tooShort)) { try await desk.changePassword(up.token, to: "short") }
        try await desk.changePassword(up.token, to: changed)
        #expect(try await desk.presence(other.token, at: .participants) == .stranger)
        #expect(try await desk.presence(up.token, at: .participants) == .active(up.session))
        await #expect(throws: SignInRefusal.notRecognized) { try await test.ticket("anna") }
        _ = try await desk.begin("anna", password: changed, at: .participants, from: "a")
        let renewed = try await desk.renewRecoverySheet(up.token)
        #expect(try await desk.recoveryCodesLeft(of: TestDesk.anna) == 10)
        #expect(try await !test.book.spend(.recovery(sheet.hashes[1]), of: TestDesk.anna))
        #expect(try await test.book.spend(.recovery(renewed.hashes[1]), of: TestDesk.anna))
        test.clock.advance(minutes: 5)
        await #expect(throws: SignInRefusal.notNow) { try await desk.renewRecoverySheet(up.token) }
    }
}
