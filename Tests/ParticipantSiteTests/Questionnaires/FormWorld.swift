import Access
import Accompaniment
import Bookkeeping
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Instruments
import Ledger
@testable import ParticipantSite
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Synchronization
import Web

/// A study in a real store whose one visit asks everything that participants can be asked, and people who are
/// signed in at the participants' listener.
struct FormWorld {
    let store: LedgerStore
    let site: ParticipantSite
    let book: SQLiteAccessBook
    let catalog: Catalog
    let study: StudyProtocol
    let clock: FormClock
    let accessKey: AccessKey

    static let visit = "baseline"

    /// - Parameter people: `p1`, `p2` and so on, enrolled on the first day.
    init(people: Int = 1) async throws {
        catalog = try Catalog.bundled()
        let clock = FormClock()
        self.clock = clock
        let study = Self.study(catalog)
        self.study = study
        let keys = LedgerStore.Keys(
            signing: try SigningKey(name: "maitri.test/forms", seed: Array(repeating: 7, count: SigningKey.seedByteCount)),
            keyring: Keyring.inMemory(random: 7))
        store = try await LedgerStore.open(SQLiteBackend.inMemory(), keys: keys, catalog: catalog, now: clock.now)
        accessKey = AccessKey(.system)
        book = try SQLiteAccessBook.inMemory(key: accessKey)
        let signIn = SignInDesk(
            book: book, hashing: HashingDesk(), rules: PasswordRules(common: WordList(lines: ""), words: []), key: accessKey,
            roles: { _ in [.participant] }, now: clock.now)
        site = try ParticipantSite(
            settings: ParticipantSiteSettings(home: Zone("Europe/Vienna"), onCall: .init(number: "01 234", dial: "01234")), store: store,
            catalog: catalog, signIn: signIn, secret: Array(repeating: 9, count: 32), now: clock.now)
        var acts = TestStudy.opening().map { act in
            if case .studyOpened = act.change { return act.with(.studyOpened(study)) }
            return act
        }
        for number in 1...people { acts += Change.admitted("p\(number)").map { $0.act() } }
        for (act, outcome) in zip(acts, try await store.record(acts)) {
            if case .refused(let sentence) = outcome { throw Refused(sentence: "\(act.change.trace.act): \(sentence)") }
        }
    }

    struct Refused: Error { let sentence: String }

    /// Every item that the catalogue calls a matter of safety has a rule.
    private static func study(_ catalog: Catalog) -> StudyProtocol {
        let small = TestStudy.design()
        let asked = catalog.instruments.filter { $0.respondent == .participant }
        let rules = asked.flatMap { instrument in
            instrument.safetyItems.compactMap { safety in
                instrument.item(number: safety.item).map {
                    AlertRule(
                        instrument: instrument.id, item: $0.code, threshold: safety.atLeast, severity: .urgent, acknowledgeWithin: 60,
                        instruction: "Speak with the person today.")
                }
            }
        }
        return StudyProtocol(
            id: small.id, version: small.version, title: small.title, isFictional: true, substance: "none", condition: "none", arms: small.arms,
            visits: [
                Visit(
                    code: visit, name: "Baseline", epoch: .preparation, window: VisitWindow(open: 0, target: 0, close: 300),
                    instruments: asked.map(\.id))
            ], sessions: small.sessions, eligibility: small.eligibility, alertRules: rules, primaryOutcome: small.primaryOutcome,
            mechanism: small.mechanism, masking: small.masking)
    }

    /// A browser in which somebody has signed in.
    func browser(of person: String = "p1") async throws -> FormBrowser {
        let token = Token(.system)
        let session = Session(hash: token.hash, holder: .participant(.init(person)), way: .account, created: clock.now())
        try await book.open(session)
        return FormBrowser(world: self, token: token, session: session, person: .init(person))
    }

    /// A browser that a link or a handed-over tablet let in.
    func errand(of person: String, way: Session.Way, to visit: Visit.Code = FormWorld.visit) async throws -> FormBrowser {
        let errand = Errand(for: .init(person), to: .visit(visit), until: clock.now() + 600, random: .system)
        let token = Token(.system)
        let session = Session(hash: token.hash, holder: .errand(errand), way: way, created: clock.now())
        guard try await book.open(session, on: errand) else { throw Refused(sentence: "The errand does not open.") }
        return FormBrowser(world: self, token: token, session: session, person: .init(person))
    }

    func state(of person: String = "p1") async throws -> ParticipantState { try await store.state()[.init(person)] }

    /// Every saved answer of a form, oldest first.
    func saves(of form: ResponseRecord.ID, _ person: String = "p1") async throws -> [AnswerSave] {
        let numbers = try await state(of: person).entries
        return try await store.entries(numbers).compactMap { entry in
            if case .answerSaved(let save)? = entry.change, save.form == form { save } else { nil }
        }
    }
}

/// A clock that the test sets; it begins an hour after the study.
final class FormClock: Sendable {
    private let time = Mutex(TestStudy.start + 60)

    var now: @Sendable () -> Instant { { self.time.withLock { $0 } } }

    func advance(minutes: Int) { time.withLock { $0 = $0 + minutes } }
}
