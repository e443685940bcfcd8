import Access
import Records
import StudyDesign
import Testing

@Suite struct BeginningTests {
    let test: TestDesk
    var desk: SignInDesk { test.desk }

    init() throws { test = try TestDesk() }

    @Test func anInvitationStartsASignInAndNeverCompletesOne() async throws {
        let token = try await desk.invite(TestDesk.anna, as: "anna")
        for _ in 0..<3 { #expect(try await desk.invitation(token).name.text == "anna") }
        #expect(try await test.book.credential(of: TestDesk.anna) == nil)
        guard case .enrolmentNeeded(let ticket, let secret) = try await desk.accept(token, password: TestDesk.password) else { throw Surprise() }
        #expect(try await desk.sessions(of: TestDesk.anna).isEmpty)
        for opener in [token, ticket] { #expect(try await desk.presence(opener, at: .participants) == .stranger) }
        #expect(try await desk.secretOffered(by: ticket) == secret)
        // Used.
        await #expect(throws: SignInRefusal.invitationOver) { try await desk.accept(token, password: TestDesk.password) }
        await #expect(throws: SignInRefusal.invitationOver) { try await desk.invitation(token) }
        // The ticket does not stand for a code.
        await #expect(throws: SignInRefusal.startAgain) { try await desk.finish(ticket, code: test.code(secret), from: "a") }
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.enrolCode(ticket, code: "000000", from: "a") }
        let enrolled = try await desk.enrolCode(ticket, code: test.code(secret), from: "a")
        #expect(enrolled.sheet.codes.count == 10)
        #expect(try await desk.presence(enrolled.opened.token, at: .participants) == .active(enrolled.opened.session))
        await #expect(throws: SignInRefusal.startAgain) { try await desk.enrolCode(ticket, code: test.code(secret), from: "a") }
    }

    @Test func whoWasInterruptedEnrolsAtTheNextSignIn() async throws {
        _ = try await desk.accept(desk.invite(TestDesk.anna, as: "anna"), password: TestDesk.password)
        guard case .enrolmentNeeded(let ticket, let secret) = try await desk.begin("anna", password: TestDesk.password, at: .participants, from: "a")
        else { throw Surprise() }
        _ = try await desk.enrolCode(ticket, code: test.code(secret), from: "a")
        _ = try await test.ticket("anna")
    }

    /// Two tabs with an offered secret each: one is enrolled, and the other opens nothing.
    @Test func onlyOneOfTwoOffersIsEnrolled() async throws {
        let begun = try await desk.accept(desk.invite(TestDesk.anna, as: "anna"), password: TestDesk.password)
        let again = try await desk.begin("anna", password: TestDesk.password, at: .participants, from: "a")
        guard case .enrolmentNeeded(let first, let secret) = begun, case .enrolmentNeeded(let second, let other) = again else { throw Surprise() }
        _ = try await desk.enrolCode(first, code: test.code(secret), from: "a")
        await #expect(throws: SignInRefusal.startAgain) { try await desk.enrolCode(second, code: test.code(other), from: "a") }
    }

    @Test func anInvitationExpiresAfterSevenDays() async throws {
        let token = try await desk.invite(TestDesk.anna, as: "anna")
        test.clock.advance(minutes: 7 * 1440 - 1)
        _ = try await desk.invitation(token)
        test.clock.advance(minutes: 1)
        await #expect(throws: SignInRefusal.invitationOver) { try await desk.invitation(token) }
        await #expect(throws: SignInRefusal.invitationOver) { try await desk.accept(token, password: TestDesk.password) }
        let long = Invitation(hash: token.hash, person: TestDesk.anna, name: try #require(SignInName("a")), created: test.clock.now, expires: Instant(milliseconds: .max))
        #expect(long.expires == test.clock.now + Invitation.minutes)
    }

    @Test func aLaterInvitationReplacesTheEarlier() async throws {
        let first = try await desk.invite(TestDesk.anna, as: "anna")
        let second = try await desk.invite(TestDesk.anna, as: "anna2")
        await #expect(throws: SignInRefusal.invitationOver) { try await desk.invitation(first) }
        #expect(try await desk.invitation(second).name.text == "anna2")
    }

    /// Somebody who lost phone and paper begins anew: nothing of before opens any more.
    @Test func beginningAnewEndsWhatWasBefore() async throws {
        let (opened, sheet, secret) = try await test.enrolled(TestDesk.anna, as: "anna")
        let token = try await desk.invite(TestDesk.anna, as: "anna")
        // Until it is accepted everything stays.
        #expect(try await desk.presence(opened.token, at: .participants) == .active(opened.session))
        let begun = try await desk.accept(token, password: "another of my passwords")
        guard case .enrolmentNeeded(let ticket, let fresh) = begun else { throw Surprise() }
        #expect(try await desk.presence(opened.token, at: .participants) == .stranger)
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.begin("anna", password: TestDesk.password, at: .participants, from: "a") }
        await #expect(throws: SignInRefusal.notRecognized) { try await desk.enrolCode(ticket, code: test.code(secret), from: "a") }
        _ = try await desk.enrolCode(ticket, code: test.code(fresh), from: "a")
        #expect(try await !test.book.spend(.recovery(sheet.hashes[0]), of: TestDesk.anna))
    }

    @Test func aNameBelongsToOnePersonAtEachDoor() async throws {
        _ = try await desk.invite(TestDesk.anna, as: "anna")
        await #expect(throws: SignInRefusal.nameTaken) { try await desk.invite(TestDesk.ben, as: "ANNA") }
        _ = try await desk.invite(TestDesk.clara, as: "anna")
        for name in ["", "   ", "a\nb", String(repeating: "a", count: 101)] {
            await #expect(throws: SignInRefusal.nameUnusable) { try await desk.invite(TestDesk.ben, as: name) }
        }
    }

    @Test func aPasswordThatCanBeGuessedLeavesTheInvitationOpen() async throws {
        let token = try await desk.invite(TestDesk.anna, as: "anna.lohmeyer")
        for (password, fault) in [("short", PasswordFault.tooShort), ("Anna-Lohmeyer-2026", .ownWords), ("riverside study!!", .ownWords), ("passwordpassword", .common), ("qwertyuiopasdfgh", .pattern)] {
            await #expect(throws: SignInRefusal.password(fault)) { try await desk.accept(token, password: password) }
        }
        _ = try await desk.accept(token, password: TestDesk.password)
    }

    @Test func whoIsNoLongerLetInIsNotInvitedIn() async throws {
        let token = try await desk.invite(TestDesk.anna, as: "anna")
        test.doorkeeper.set([], of: TestDesk.anna)
        await #expect(throws: SignInRefusal.invitationOver) { try await desk.accept(token, password: TestDesk.password) }
    }
}
