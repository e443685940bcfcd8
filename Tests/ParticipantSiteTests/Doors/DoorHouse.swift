import Access
import Bookkeeping
import Instruments
import Ledger
import ParticipantSite
import Records
import SQLiteStore
import StaffSite
import StoreContract
import StudyDesign
import Synchronization
import Web

/// A whole house for tests of its doors: a record in a real store, a book of sign-ins in a real file system's
/// memory, both sites over them, and a clock that the test sets.
struct DoorHouse: Sendable {
    let clock: DoorClock
    let store: LedgerStore
    let book: SQLiteAccessBook
    let desk: SignInDesk
    let site: ParticipantSite
    let staff: StaffSite
    let key: AccessKey

    /// The day on which everything happens.
    static let day = TestStudy.firstDay + 9
    static let secret = [UInt8](repeating: 9, count: AccessKey.byteCount)
    /// Where the staff's pages send people.
    static let participants = "https://notes.example"

    init(study pages: @escaping @Sendable () async throws -> Site? = { nil }) async throws {
        let clock = DoorClock()
        let catalog = try Catalog.bundled()
        let key = AccessKey(bytes: Self.secret) ?? AccessKey(.system)
        let store = try await LedgerStore.open(
            SQLiteBackend.inMemory(),
            keys: LedgerStore.Keys(signing: SigningKey(name: "maitri.test/doors", seed: Array(repeating: 7, count: SigningKey.seedByteCount)), keyring: Keyring.inMemory(random: 7)),
            catalog: catalog, now: clock.now)
        let book = try SQLiteAccessBook.inMemory(key: key)
        let desk = try SignInDesk(
            book: book, hashing: HashingDesk(), rules: PasswordRules(common: .bundled(), words: ["Maitri"]), key: key,
            roles: { person in
                switch person {
                case .participant: return [.participant]
                case .staff(let id):
                    guard let member = try await store.state().team.members[id], member.isOpen else { return [] }
                    return member.roles
                }
            }, now: clock.now)
        let home = try Zone("Europe/Zurich")
        site = try ParticipantSite(
            settings: ParticipantSiteSettings(home: home), store: store, catalog: catalog, signIn: desk, secret: Self.secret, now: clock.now)
        staff = try StaffSite(
            settings: StaffSiteSettings(participants: Self.participants, home: home), store: store, catalog: catalog, signIn: desk, key: key,
            study: pages, now: clock.now)
        self.clock = clock
        self.store = store
        self.book = book
        self.desk = desk
        self.key = key
        try await fill()
    }

    /// A participant for every place in which one can stand: `p-active` and so on. Nobody knows `p-unknown`.
    static func person(_ standing: PersonStanding) -> Participant.ID { .init("p-\(standing.rawValue)") }
    static func account(_ role: Role) -> Account.ID { .init("a-\(role.rawValue)") }
    /// Three who take part, each with words of their own everywhere.
    static let three = ["p-active", "p-second", "p-third"].map { Participant.ID($0) }
    static func canary(_ person: Participant.ID, _ what: String) -> String { "Quittenbrot-\(person)-\(what)" }

    private func fill() async throws {
        var acts = TestStudy.opening()
        for role in Role.ofStaff.sorted(by: { $0.rawValue < $1.rawValue }) {
            acts.append(Change.accountSet(Account(id: Self.account(role), name: "A \(role.rawValue)", roles: [role])).act())
        }
        // Entries are in the order of time, and an erasure begins seven days after its approval.
        acts += entering("p-erased") + approval()
        acts += entering("p-invited").prefix(1)
        for name in ["p-active", "p-second", "p-third", "p-left", "p-stopped", "p-restricted"] { acts += entering(name) }
        acts.append(Change.left("p-left", on: Self.day).act(at: 9 * 1440))
        acts += orders()
        for person in Self.three { acts += try written(by: person) }
        for outcome in try await store.record(acts) {
            if case .refused(let sentence) = outcome { throw HouseFault(description: sentence) }
        }
    }

    private func entering(_ name: String) -> [Act] {
        [Change.eligible(name, on: Self.day), .signed(name, on: Self.day), .entered(name, on: Self.day)].map { $0.act(at: name == "p-erased" ? 0 : 9 * 1440 - 60) }
    }

    private func erasure(_ step: Erasure.Step) -> Change {
        .erasure(Erasure(participant: Self.person(.erased), scope: .shred, step: step, legalBasis: "Art. 17 GDPR"))
    }

    private func approval() -> [Act] {
        [
            erasure(.ordered).act(at: 1, as: .investigator, because: "asked"), erasure(.approved).act(at: 2, as: .investigator, by: "second", because: "asked"),
        ]
    }

    private func orders() -> [Act] {
        [
            Change.privacyOrdered(PrivacyOrder(participant: Self.person(.stopped), act: .stop, legalBasis: "Art. 7 GDPR")).act(at: 9 * 1440, because: "asked"),
            Change.privacyOrdered(PrivacyOrder(participant: Self.person(.restricted), act: .restrict, legalBasis: "Art. 18 GDPR")).act(at: 9 * 1440, because: "asked"),
            erasure(.begun).act(at: 9 * 1440, as: .service, because: "due"),
        ]
    }

    /// What a person has given and written so far.
    private func written(by person: Participant.ID) throws -> [Act] {
        let catalog = try Catalog.bundled()
        let phq9 = try catalog.instrument(named: "phq9")
        let now = 9 * 1440
        let save = AnswerSave(
            form: FormName.id(of: person, at: "baseline", asking: "phq9"), of: person, at: "baseline", instrument: phq9.id, version: phq9.version,
            item: "phq9_1", answer: .value(1), revision: 1, shelf: phq9, under: TestStudy.design(), at: TestStudy.start + now)
        let changes: [Change] = [
            .answerSaved(save),
            .journalWritten(JournalEntry(id: .init("j-\(person)"), participant: person, day: Self.day, text: Self.canary(person, "journal"))),
            .personalPlanWritten(PersonalPlan(participant: person, kind: .safety, version: 1, parts: ["signs": Self.canary(person, "plan")])),
            .personalPlanWritten(PersonalPlan(participant: person, kind: .preparation, version: 1, parts: ["intentions": Self.canary(person, "intention")])),
        ]
        let call = AlertRecord.call("ring", of: person, words: Self.canary(person, "call"), raised: TestStudy.start + now)
        return changes.map { $0.act(at: now, as: .participant, by: person.rawValue) } + [Change.alertRaised(call).act(at: now, as: .participant, by: person.rawValue)]
    }
}

struct HouseFault: Error, CustomStringConvertible { let description: String }

/// Nine days after the study's start.
final class DoorClock: Sendable {
    private let time = Mutex(TestStudy.start + 9 * 1440 + 5)
    var now: @Sendable () -> Instant { { self.time.withLock { $0 } } }
    func advance(minutes: Int) { time.withLock { $0 = $0 + minutes } }
}
