import Access
import Records
import StudyDesign
import Testing

/// What a seal is worth, and two planted mistakes that this suite must catch.
@Suite struct FormVerdictTests {
    typealias Judge = (String, Session, Instant) -> FormSeal.Verdict

    static let start = Instant(milliseconds: 1_772_000_000_000)

    private static func session(_ person: String, _ seed: UInt64) -> Session {
        Session(hash: Token(seeded(seed)).hash, holder: .participant(.init(person)), way: .account, created: start)
    }

    /// Sentences about each case that `judge` gets wrong.
    static func faults(of judge: Judge) -> [String] {
        let anna = session("p1", 1)
        let seal = FormSeal(
            participant: .init("p1"), form: "p1.week4.phq9", version: "3", session: anna.line, expires: start + FormSeal.minutes)
        let text = seal.text(with: testKey)
        let steppedUp = Session(hash: Token(seeded(9)).hash, line: anna.line, holder: anna.holder, way: .account, created: start)
        let staff = Session(hash: anna.hash, holder: .staff(.init("p1"), .therapist), way: .account, created: start)
        let cases: [(String, String, Session, Instant, FormSeal.Verdict)] = [
            ("fresh", text, anna, start, .good(seal)), ("after stepping up", text, steppedUp, start, .good(seal)),
            ("the last moment", text, anna, Instant(milliseconds: seal.expires.milliseconds - 1), .good(seal)),
            ("a day later", text, anna, seal.expires, .expired(seal)),
            ("a year later", text, anna, seal.expires + 500_000, .expired(seal)),
            ("signed in again", text, session("p1", 2), start, .earlierSession(seal)),
            ("another person", text, session("p2", 3), start, .refused),
            ("another person, the same session", text, Session(hash: anna.hash, holder: .participant(.init("p2")), way: .account, created: start), start, .refused),
            ("staff with the person's id", text, staff, start, .refused), ("nothing", "", anna, start, .refused),
            ("another kind of seal", PageSeal.text(of: anna, with: testKey), anna, start, .refused),
        ]
        return cases.compactMap { name, text, session, now, expected in
            judge(text, session, now) == expected ? nil : "\(name) is judged wrongly"
        }
    }

    @Test func everyCaseIsJudgedRightly() {
        #expect(Self.faults { FormSeal.verdict(on: $0, from: $1, at: $2, with: testKey) } == [])
    }

    @Test func aSealThatNeverExpiresIsCaught() {
        let faults = Self.faults { text, session, _ in FormSeal.verdict(on: text, from: session, at: Self.start, with: testKey) }
        #expect(faults == ["a day later is judged wrongly", "a year later is judged wrongly"])
    }

    @Test func aSealThatForgetsItsPersonIsCaught() {
        let faults = Self.faults { text, _, now in
            guard let seal = FormSeal.open(text, with: testKey) else { return .refused }
            return now < seal.expires ? .good(seal) : .expired(seal)
        }
        #expect(faults.count == 4)
    }
}
