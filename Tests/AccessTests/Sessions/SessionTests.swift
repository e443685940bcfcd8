import Access
import Records
import StudyDesign
import Testing

@Suite struct SessionTests {
    let start = Instant(milliseconds: 1_772_000_000_000)
    let token = Token(seeded(1))

    private func session(_ holder: Session.Holder, by way: Session.Way, seen: Int = 0, steppedUp: Int? = nil) -> Session {
        Session(
            hash: token.hash, holder: holder, way: way, created: start, seen: start + seen,
            steppedUp: steppedUp.map { start + $0 })
    }

    private func second(_ instant: Instant, _ seconds: Int64) -> Instant {
        Instant(milliseconds: instant.milliseconds + seconds * 1000)
    }

    /// Holder, way, idle minutes, minutes altogether.
    static let kinds: [(Session.Holder, Session.Way, Int, Int)] = [
        (.participant(.init("p1")), .account, 5, 60), (.staff(.init("clara"), .therapist), .account, 15, 720),
        (.errand(Errand(for: .init("p1"), to: .visit("week4"), by: .tablet, until: Instant(milliseconds: .max), random: seeded(2))), .tablet, 30, 30),
        (.errand(Errand(for: .init("p1"), to: .visit("week4"), until: Instant(milliseconds: .max), random: seeded(2))), .link, 5, 60),
    ]

    @Test(arguments: SessionTests.kinds.indices)
    func aSessionIsActiveThenIdleThenOver(_ kind: Int) {
        let (holder, way, idle, absolute) = Self.kinds[kind]
        let fresh = session(holder, by: way)
        #expect(fresh.standing(at: second(start + idle, -1), under: .standard) == .active)
        #expect(fresh.standing(at: start + idle, under: .standard) == (idle == absolute ? .over : .idle))
        #expect(fresh.standing(at: second(start + absolute, -1), under: .standard) == (idle == absolute ? .active : .idle))
        #expect(fresh.standing(at: start + absolute, under: .standard) == .over)
        let busy = session(holder, by: way, seen: absolute - 1)
        #expect(busy.standing(at: second(start + absolute, -1), under: .standard) == .active)
        #expect(busy.standing(at: start + absolute, under: .standard) == .over)
        #expect(fresh.ends(under: .standard) == start + idle)
    }

    @Test func noClockLengthensASession() {
        let session = session(.participant(.init("p1")), by: .account, seen: 4)
        #expect(session.standing(at: start + 3, under: .standard) == .active)
        #expect(session.standing(at: start, under: .standard) == .idle)
        #expect(session.standing(at: start + -100_000, under: .standard) == .idle)
        #expect(session.standing(at: Instant(milliseconds: .max), under: .standard) == .over)
        #expect(session.standing(at: Instant(milliseconds: .min), under: .standard) == .idle)
    }

    @Test func steppingUpLastsFiveMinutesAndNeverOnAnErrand() {
        let person = session(.participant(.init("p1")), by: .account, steppedUp: 1)
        #expect(person.isSteppedUp(at: second(start + 6, -1), under: .standard))
        #expect(!person.isSteppedUp(at: start + 6, under: .standard))
        #expect(!person.isSteppedUp(at: start + -10, under: .standard))
        #expect(!session(.participant(.init("p1")), by: .account).isSteppedUp(at: start, under: .standard))
        for (holder, way, _, _) in Self.kinds[2...] {
            #expect(!session(holder, by: way, steppedUp: 0).isSteppedUp(at: start, under: .standard))
        }
    }

    @Test func anErrandEndsItsSessions() {
        let errand = Errand(for: .init("p1"), to: .visit("week4"), until: start + 3, random: seeded(2))
        let session = session(.errand(errand), by: .link)
        #expect(session.standing(at: second(start + 3, -1), under: .standard) == .active)
        #expect(session.standing(at: start + 3, under: .standard) == .over)
        #expect(session.ends(under: .standard) == start + 3)
    }

    @Test func limitsAreShortenedAndNeverWidened() throws {
        let short = try SessionLimits(participant: .init(idle: 2, absolute: 20), stepUp: 1)
        #expect(short.participant == .init(idle: 2, absolute: 20) && short.staff == SessionLimits.standard.staff)
        #expect(session(.participant(.init("p1")), by: .account).standing(at: start + 2, under: short) == .idle)
        let widened: [@Sendable () throws -> SessionLimits] = [
            { try SessionLimits(participant: .init(idle: 6, absolute: 60)) }, { try SessionLimits(participant: .init(idle: 5, absolute: 61)) },
            { try SessionLimits(staff: .init(idle: 16, absolute: 720)) }, { try SessionLimits(staff: .init(idle: 15, absolute: 721)) },
            { try SessionLimits(tablet: .init(idle: 30, absolute: 31)) }, { try SessionLimits(tablet: .init(idle: 31, absolute: 30)) },
            { try SessionLimits(link: .init(idle: 6, absolute: 60)) }, { try SessionLimits(stepUp: 6) }, { try SessionLimits(stepUp: 0) },
            { try SessionLimits(staff: .init(idle: 0, absolute: 1)) }, { try SessionLimits(link: .init(idle: 1, absolute: -1)) },
            { try SessionLimits(tablet: .init(idle: .max, absolute: .max)) },
        ]
        for limits in widened { #expect(throws: LimitFault.self) { try limits() } }
    }

    @Test func aTokenIsRandomAndDoesNotPrintItself() throws {
        let tokens = (0..<1000).map { _ in Token(.system) }
        #expect(Set(tokens.map(\.text)).count == 1000)
        #expect(tokens.allSatisfy { $0.text.count == 43 && Token($0.text) == $0 })
        #expect("\(token) \(String(reflecting: token))".contains(token.text) == false)
        #expect(Token(token.text)?.hash == token.hash)
        for text in ["", "short", token.text + "A", String(token.text.dropLast()) + "=", String(token.text.dropLast()) + "/"] {
            #expect(Token(text) == nil)
        }
        // Its last character has bits to spare: only one of the four spellings is a token.
        let spellings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".filter { Token(token.text.dropLast() + String($0)) != nil }
        #expect(spellings.count == 16)
    }
}
