import Bookkeeping
import Foundation
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// The destruction of a person's keys: who may, when, what is gone, and what stays.
@Suite struct ErasureTests {
    static let person = Participant.ID("p1")
    static let week = Erasure.coolingOffMinutes

    /// Two people in the study, one of whom had something bad happen.
    private func store(in directory: TemporaryDirectory) async throws -> LedgerStore {
        let study = try TestStudy()
        let store = try await Stores.sample(in: directory)
        let fine = try ["p1", "p2"].map { try study.submission("r-\($0)", of: $0, at: "baseline", study.answers(study.phq9, 1, last: .value(0))) }
        let changes: [Change] = ["p1", "p2"].flatMap { Change.admitted($0) + [.assigned($0)] } + fine.map(Change.submitted) + [
            .identitySet(Identity(participant: Self.person, name: "Ada")), .adverseEventReported(harm(of: Self.person)), .opened("p1"),
            .closed("p1"),
        ] + CheckIn.all(of: Self.person, session: 1, began: TestStudy.start, delays: SafeguardPlan.standard.checkIns).map {
            .checkInEnded(CheckInEnd($0.id, of: Self.person, .completed("Well.")))
        }
        try await recorded(store, TestStudy.opening() + changes.map { $0.act() })
        return store
    }

    private func harm(of person: Participant.ID, version: Int = 1) -> AdverseEvent {
        AdverseEvent(
            id: .init("ae1"), participant: person, version: version, term: "headache", aspects: [.physical],
            onset: TestStudy.firstDay, severity: .mild, seriousness: [], relatedness: .possible, isExpected: true,
            course: .recovered, narrative: "It passed.", isConfidential: false)
    }

    private func step(_ step: Erasure.Step, number: Int = 1, _ scope: Erasure.Scope = .shred) -> Change {
        .erasure(Erasure(participant: Self.person, number: number, scope: scope, step: step, legalBasis: "Art. 17 GDPR"))
    }

    private func recorded(_ store: LedgerStore, _ acts: [Act]) async throws {
        for (act, outcome) in zip(acts, try await store.record(acts)) {
            if case .refused(let sentence) = outcome { throw StoreContract.Breach("\(act.change.trace.act): \(sentence)") }
        }
    }

    private func isRefused(_ store: LedgerStore, _ act: Act) async throws -> Bool {
        if case .refused = try await store.record([act]).first { true } else { false }
    }

    private func order(_ store: LedgerStore, _ scope: Erasure.Scope = .shred) async throws {
        try await recorded(store, [step(.ordered, scope).act(because: "asked"), step(.approved, scope).act(by: "second", because: "looked at")])
    }

    private func keyName(_ purpose: KeyName.Purpose) -> KeyName { KeyName(purpose, subject: Self.person.rawValue) }

    private func isPresent(_ store: LedgerStore, _ purpose: KeyName.Purpose) -> Bool { store.keyring.state(keyName(purpose)) == .present }

    @Test func twoPeopleAndSevenDaysStandBeforeIt() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        #expect(try await isRefused(store, step(.approved).act(because: "no order")))
        #expect(try await isRefused(store, step(.ordered).act()), "An order without a reason.")
        #expect(try await isRefused(store, step(.ordered).act(as: .investigator, by: "nobody", because: "asked")))
        try await recorded(store, [step(.ordered).act(because: "asked")])
        #expect(try await isRefused(store, step(.ordered, number: 2).act(because: "again")), "A second order beside the first.")
        #expect(try await isRefused(store, step(.approved).act(because: "me too")), "Approved by whoever ordered it.")
        #expect(try await isRefused(store, step(.approved, .sever).act(by: "second", because: "less")), "Another scope was approved.")
        let early = try await store.erase(Self.person, because: "now", at: TestStudy.start + Self.week)
        #expect(early != .recorded(0) && isPresent(store, .clinical), "\(early)")
        try await recorded(store, [step(.approved).act(at: 5, by: "second", because: "looked at")])
        guard case .refused = try await store.erase(Self.person, because: "now", at: TestStudy.start + (4 + Self.week)) else {
            throw StoreContract.Breach("Erased a minute early.")
        }
        #expect(isPresent(store, .clinical) && isPresent(store, .identity))
        try await recorded(store, [step(.calledOff).act(at: 6, because: "they came back")])
        guard case .refused = try await store.erase(Self.person, because: "now", at: TestStudy.start + 5 + Self.week) else {
            throw StoreContract.Breach("Erased although called off.")
        }
        guard case .refused = try await store.erase(.init("p2"), because: "now", at: TestStudy.start + Self.week) else {
            throw StoreContract.Breach("Erased without an order.")
        }
        #expect(isPresent(store, .clinical))
        try await store.close()
    }

    @Test func anOpenAlertKeepsThePersonReachable() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try await order(store)
        let call = AlertRecord.call("ring", of: Self.person, words: "Please call.", raised: TestStudy.start)
        try await recorded(store, [Change.alertRaised(call).act()])
        guard case .refused = try await store.erase(Self.person, because: "due", at: TestStudy.start + Self.week) else {
            throw StoreContract.Breach("Erased somebody who waits for a call.")
        }
        #expect(isPresent(store, .identity))
        try await store.close()
    }

    @Test func aShreddedPersonIsCountedAndNotRead() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try await order(store)
        let before = try await store.snapshot()
        guard case .recorded = try await store.erase(Self.person, because: "due", at: TestStudy.start + Self.week) else {
            throw StoreContract.Breach("The erasure was refused.")
        }
        try await expectErased(store, before)
        #expect(try await isRefused(store, Change.journalWritten(JournalEntry(id: .init("j"), participant: Self.person, day: TestStudy.firstDay, text: "x")).act(at: Self.week)))
        #expect(try await isRefused(store, Change.signed("p1", number: 2).act(at: Self.week)))
        // What is kept apart from the person goes on.
        try await recorded(store, [Change.adverseEventReported(harm(of: Self.person, version: 2)).act(at: Self.week, because: "followed up")])
        let state = try await store.state()
        try await store.close()
        let reopened = try await Stores.reopened(in: directory)
        try await expectErased(reopened, before)
        #expect(try await reopened.state() == state, "The state depends on keys.")
        try await reopened.close()
        let report = try await verifyDeep(directory)
        #expect(report.isIntact && report.contents.erased >= 5, "\(report.findings)")
        #expect(!report.notes.isEmpty)
    }

    private func expectErased(_ store: LedgerStore, _ before: Snapshot) async throws {
        #expect(!isPresent(store, .clinical) && !isPresent(store, .identity))
        let history = try await store.history(of: Self.person)
        for entry in history {
            switch entry.trace {
            case .screening, .identity, .consentSignature, .enrollment, .response, .sessionOpening, .sessionClosing:
                #expect(entry.content == .erased, "\(entry.entry.act)")
            case .adverseEvent, .erasure, .allocation: #expect(entry.change != nil, "\(entry.entry.act)")
            default: break
            }
        }
        #expect(history.contains { $0.content == .erased })
        let snapshot = try await store.snapshot()
        #expect(snapshot.withheld == [Self.person])
        #expect(snapshot.submissions == before.submissions.filter { $0.response.participant != Self.person })
        #expect(snapshot.screenings.count == 1 && snapshot.allocations.count == 1)
        let person = try await store.state()[Self.person]
        #expect(person.erasures.map(\.step) == [.done] && person.responses.count == 1 && person.place?.number == 1)
        #expect(try await store.state().participants.count == 2)
    }

    /// Who somebody is goes; what they answered stays.
    @Test func aSeveredPersonIsAnalyzed() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try await order(store, .sever)
        let before = try await store.snapshot()
        _ = try await store.erase(Self.person, because: "due", at: TestStudy.start + Self.week)
        #expect(isPresent(store, .clinical) && !isPresent(store, .identity))
        let after = try await store.snapshot()
        #expect(after.withheld.isEmpty && after.submissions == before.submissions)
        try await store.close()
    }

    /// Killed between the beginning and the destruction.
    @Test(arguments: [Erasure.Scope.sever, .shred])
    func openingCompletesWhatWasBegun(_ scope: Erasure.Scope) async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try await order(store, scope)
        let begun = Act(at: TestStudy.start + Self.week, by: Act.service, as: .service, step(.begun, scope), because: "due")
        try await recorded(store, [begun])
        #expect(isPresent(store, .identity))
        #expect(try await isRefused(store, step(.calledOff, scope).act(at: Self.week, because: "too late")))
        try await store.close()
        let reopened = try await Stores.reopened(in: directory)
        #expect(!isPresent(reopened, .identity) && isPresent(reopened, .clinical) == (scope == .sever))
        #expect(try await reopened.state()[Self.person].erasures.map(\.step) == [.done])
        try await reopened.close()
        #expect(try await verifyDeep(directory).isIntact)
    }

    /// Killed between the destruction and its record.
    @Test func openingRecordsWhatWasDestroyed() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try await order(store)
        try await recorded(store, [Act(at: TestStudy.start + Self.week, by: Act.service, as: .service, step(.begun), because: "due")])
        try store.keyring.destroy(keyName(.clinical), at: 1)
        try await store.close()
        let reopened = try await Stores.reopened(in: directory)
        #expect(!isPresent(reopened, .identity) && !isPresent(reopened, .clinical))
        #expect(try await reopened.state()[Self.person].erasures.map(\.step) == [.done])
        try await reopened.close()
    }

    /// An older copy of the keyring brings nothing back.
    @Test func aKeyThatComesBackIsDestroyedAgain() async throws {
        let directory = try TemporaryDirectory()
        let store = try await store(in: directory)
        try await order(store)
        let old = try Data(contentsOf: URL(fileURLWithPath: directory.keyring))
        _ = try await store.erase(Self.person, because: "due", at: TestStudy.start + Self.week)
        try await store.close()
        try old.write(to: URL(fileURLWithPath: directory.keyring))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: directory.keyring)
        #expect(try Stores.keyring(at: directory.path).state(keyName(.clinical)) == .present)
        let reopened = try await Stores.reopened(in: directory)
        #expect(!isPresent(reopened, .identity) && !isPresent(reopened, .clinical))
        try await reopened.close()
    }
}
