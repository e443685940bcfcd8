import Access
import Records
import StudyDesign
import Testing

@Suite struct ErrandTests {
    let test: TestDesk
    var desk: SignInDesk { test.desk }

    init() throws { test = try TestDesk() }

    @Test func aLinkOpensOneErrandAndNothingElse() async throws {
        let link = try desk.link(for: .init("p1"), to: .visit("week4"), until: test.clock.now + 60)
        for _ in 0..<3 { #expect(try await desk.errand(of: link).visit == "week4") }
        let opened = try await desk.open(link: link)
        #expect(opened.session.way == .link && opened.session.participant == .init("p1") && opened.session.person == nil)
        #expect(try await desk.presence(opened.token, at: .participants) == .active(opened.session))
        #expect(try await desk.presence(opened.token, at: .staff) == .stranger)
        await #expect(throws: SignInRefusal.notNow) { try await desk.stepUp(opened.token, with: .password(TestDesk.password), from: "a") }
        await #expect(throws: SignInRefusal.notNow) { try await desk.changePassword(opened.token, to: TestDesk.password) }
    }

    /// A phone dies over the questions: the link goes on, and the session of before does not.
    @Test func openingAgainEndsTheSessionOfBefore() async throws {
        let link = try desk.link(for: .init("p1"), to: .prompt(.init("p1.daily.3")), until: test.clock.now + 60)
        let first = try await desk.open(link: link)
        let second = try await desk.open(link: link)
        #expect(try await desk.presence(first.token, at: .participants) == .stranger)
        #expect(try await desk.presence(second.token, at: .participants) == .active(second.session))
        #expect(try await desk.finishErrand(second.token))
        #expect(try await desk.presence(second.token, at: .participants) == .stranger)
        #expect(try await !desk.finishErrand(second.token))
        await #expect(throws: SignInRefusal.linkOver) { try await desk.open(link: link) }
        await #expect(throws: SignInRefusal.linkOver) { try await desk.errand(of: link) }
    }

    @Test func aLinkIsNotOpenedForEver() async throws {
        let link = try desk.link(for: .init("p1"), to: .visit("week4"), until: test.clock.now + 60)
        for _ in 0..<20 { _ = try await desk.open(link: link) }
        await #expect(throws: SignInRefusal.linkOver) { try await desk.open(link: link) }
        let short = try desk.link(for: .init("p1"), to: .visit("week4"), until: test.clock.now + 3)
        let opened = try await desk.open(link: short)
        test.clock.advance(minutes: 3)
        #expect(try await desk.presence(opened.token, at: .participants) == .stranger)
        await #expect(throws: SignInRefusal.linkOver) { try await desk.open(link: short) }
        await #expect(throws: SignInRefusal.linkOver) { try await desk.open(link: "none of ours") }
    }

    @Test func anIdleErrandIsOpenedByItsLinkAgain() async throws {
        let link = try desk.link(for: .init("p1"), to: .visit("week4"), until: test.clock.now + 60)
        let opened = try await desk.open(link: link)
        test.clock.advance(minutes: 5)
        #expect(try await desk.presence(opened.token, at: .participants) == .idle(opened.session))
        await #expect(throws: SignInRefusal.notNow) { try await desk.stepUp(opened.token, with: .code("000000"), from: "a") }
        let again = try await desk.open(link: link)
        #expect(try await desk.presence(opened.token, at: .participants) == .stranger)
        // A page of the earlier opening is still the same participant's.
        let seal = FormSeal(
            participant: .init("p1"), form: "p1.week4.phq9", version: "1", session: opened.session.line, expires: test.clock.now + 60)
        #expect(FormSeal.verdict(on: seal.text(with: testKey), from: again.session, at: test.clock.now, with: testKey) == .earlierSession(seal))
    }

    @Test func aTabletIsHandedOverOnceByWhoeverSteppedUp() async throws {
        let (clara, _, _) = try await test.enrolled(TestDesk.clara, as: "clara")
        await #expect(throws: SignInRefusal.notNow) { try await desk.handOver(clara.token, to: .init("p1"), for: .visit("week4")) }
        let up = try await desk.stepUp(clara.token, with: .password(TestDesk.password), from: "a")
        await #expect(throws: SignInRefusal.notNow) { try await desk.handOver(up.token, to: .init("nobody"), for: .visit("week4")) }
        let link = try await desk.handOver(up.token, to: .init("p1"), for: .visit("week4"))
        // The team's session on this device is over.
        #expect(try await desk.presence(up.token, at: .staff) == .stranger)
        let tablet = try await desk.open(link: link)
        #expect(tablet.session.way == .tablet && tablet.session.participant == .init("p1"))
        await #expect(throws: SignInRefusal.linkOver) { try await desk.open(link: link) }
        #expect(try await desk.presence(tablet.token, at: .participants) == .active(tablet.session))
        test.clock.advance(minutes: 30)
        #expect(try await desk.presence(tablet.token, at: .participants) == .stranger)
    }

    @Test func aParticipantHandsNothingOver() async throws {
        let (anna, _, _) = try await test.enrolled(TestDesk.anna, as: "anna")
        let up = try await desk.stepUp(anna.token, with: .password(TestDesk.password), from: "a")
        await #expect(throws: SignInRefusal.notNow) { try await desk.handOver(up.token, to: .init("p2"), for: .visit("week4")) }
    }

    @Test func whoIsNoLongerLetInHasNoErrands() async throws {
        let link = try desk.link(for: .init("p1"), to: .visit("week4"), until: test.clock.now + 60)
        let opened = try await desk.open(link: link)
        test.doorkeeper.set([], of: TestDesk.anna)
        #expect(try await desk.presence(opened.token, at: .participants) == .stranger)
        await #expect(throws: SignInRefusal.linkOver) { try await desk.open(link: link) }
    }
}
