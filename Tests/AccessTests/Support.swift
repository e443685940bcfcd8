import Access
import Foundation
import Records
import SQLiteStore
import StudyDesign
import Synchronization
import Testing

/// A clock that the test sets.
final class TestClock: Sendable {
    private let time = Mutex(Instant(milliseconds: 1_772_000_000_000))

    var now: Instant { time.withLock { $0 } }

    func advance(seconds: Int64) {
        time.withLock { $0 = Instant(milliseconds: $0.milliseconds + seconds * 1000) }
    }

    func advance(minutes: Int64) { advance(seconds: 60 * minutes) }
}

/// Bytes that follow from a seed (splitmix64): the same test draws the same tokens.
func seeded(_ seed: UInt64) -> Randomness {
    let numbers = SeededNumbers(seed)
    return Randomness { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next() >> 24) } }
}

final class SeededNumbers: Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }
}

/// A directory of its own for each test, removed when the value goes.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/maitri-access-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var book: String { path + "/book.sqlite" }
}

let testKey = AccessKey(seeded(99))

func reference(_ name: String) throws -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reference/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: " ").map(String.init) }
}

/// A desk over a real book, its clock, and people who are let in.
struct TestDesk {
    let clock = TestClock()
    let book: any AccessBook
    let hashing = HashingDesk()
    let desk: SignInDesk
    let doorkeeper = Doorkeeper()

    static let anna = Person.participant(.init("p1"))
    static let ben = Person.participant(.init("p2"))
    static let clara = Person.staff(.init("clara"))
    static let password = "velvet anchor tuba nineteen"

    init(book: (any AccessBook)? = nil, limits: SessionLimits = .standard) throws {
        self.book = try book ?? SQLiteAccessBook.inMemory(key: testKey, random: seeded(5))
        let (clock, doorkeeper) = (clock, doorkeeper)
        desk = SignInDesk(
            book: self.book, hashing: hashing,
            rules: PasswordRules(common: try .bundled(), words: ["Maitri", "Riverside Study"]), key: testKey, limits: limits,
            roles: { doorkeeper.roles(of: $0) }, now: { clock.now }, random: seeded(7))
    }

    /// Invites a person and goes with them all the way in.
    func enrolled(_ person: Person, as name: String) async throws -> (opened: Opened, sheet: RecoverySheet, secret: TimeCodeSecret) {
        let invitation = try await desk.invite(person, as: name)
        guard case .enrolmentNeeded(let ticket, let secret) = try await desk.accept(invitation, password: Self.password)
        else { throw Surprise() }
        let enrolled = try await desk.enrolCode(ticket, code: code(secret), from: "block")
        return (enrolled.opened, enrolled.sheet, secret)
    }

    func code(_ secret: TimeCodeSecret) -> String { TimeCode.code(of: secret, step: TimeCode.step(at: clock.now)) }

    /// A ticket for somebody who has a code.
    func ticket(_ name: String, at door: Door = .participants) async throws -> Token {
        guard case .codeNeeded(let ticket) = try await desk.begin(name, password: Self.password, at: door, from: "block")
        else { throw Surprise() }
        return ticket
    }
}

struct Surprise: Error {}

/// Who is let in, as the record would say.
final class Doorkeeper: Sendable {
    private let known = Mutex<[Person: [Role]]>([
        TestDesk.anna: [.participant], TestDesk.ben: [.participant], TestDesk.clara: [.therapist, .coordinator],
    ])

    func roles(of person: Person) -> [Role] { known.withLock { $0[person] ?? [] } }
    func set(_ roles: [Role], of person: Person) { known.withLock { $0[person] = roles } }
}
