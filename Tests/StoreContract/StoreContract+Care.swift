import Instruments
import Records
import StudyDesign

/// What keeps people safe, tried on a whole store.
extension StoreContract {
    static func allocation(_ study: TestStudy, _ store: any RecordStore) async throws {
        let places = ["waiting", "therapy", "therapy"]
        try await expectRecorded(store, TestStudy.opening(places: places))
        try await expectRefused(store, .allocationListSealed(TestStudy.list(["therapy"])), why: "a second list")
        for person in ["p1", "p2", "p3", "p4"] { try await expectRecorded(store, Change.admitted(person)) }
        try await expectRecorded(store, [.assigned("p3"), .assigned("p1"), .assigned("p2")])
        try await expectRefused(store, .assigned("p4"), why: "a place behind the list's end")
        let arms = Dictionary(uniqueKeysWithValues: try await store.snapshot().allocations.map { ($0.participant.rawValue, $0.arm) })
        try expect(arms == ["p3": "waiting", "p1": "therapy", "p2": "therapy"], "The arms are \(arms), not those of the list.")
    }

    static func alertLadder(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, Change.admitted("p1"))
        let danger = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.phq9, 0, last: .value(1)))
        try await expectRecorded(store, [.submitted(danger)])
        func step(_ kind: AlertStep.Kind, by actor: String? = nil, because reason: String? = nil) -> Act {
            Change.alertStepTaken(AlertStep(danger.alerts[0].id, of: .init("p1"), kind)).act(by: actor, because: reason)
        }
        try await expectRefused(store, step(.closed), why: "closing an alert that nobody took charge of")
        try await expectRefused(store, step(.takenOver, by: "second", because: "away"), why: "taking over from nobody")
        for rung in [-1, 1, 4, Int.max] {
            let early = step(.dispatched(rung: rung, to: .init("second"), channel: nil, .accepted))
            try await expectRefused(store, early, why: "a telling of rung \(rung) before its time, which would keep the true one from going out")
        }
        try await expectRecorded(store, [step(.dispatched(rung: 0, to: .init("second"), channel: nil, .accepted)), step(.seen)])
        try await expectRecorded(store, [step(.claimed, by: "second")])
        try await expectRefused(store, step(.claimed), why: "a second claim")
        try await expectRefused(store, step(.acted(code: "call", note: "Spoke with them.")), why: "an act by somebody not in charge")
        try await expectRefused(store, step(.takenOver), why: "a taking over without a reason")
        try await expectRecorded(store, [step(.takenOver, because: "second is away")])
        try await expectRefused(store, step(.closed), why: "closing an alert that nothing was done about")
        try await expectRecorded(store, [step(.acted(code: "call", note: "Spoke with them."))])
        try expect(try await store.openAlerts().map(\.id) == [danger.alerts[0].id], "An alert ended before a person closed it.")
        try await expectRecorded(store, [step(.closed)])
        try expect(try await store.openAlerts().isEmpty, "A closed alert is open.")
        try await expectRefused(store, step(.seen), why: "a step on a closed alert")
        let state = try await store.state().alerts
        try expect(state.raised == 1 && state.closed == 1, "One alert raised and closed gives \(state.raised) and \(state.closed).")
    }

    static func savedAnswers(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, Change.admitted("p1") + [.left("p1")])
        func save(_ item: String, _ answer: Answer, revision: Int, version: String? = nil) -> AnswerSave {
            AnswerSave(
                form: .init("f1"), of: .init("p1"), at: "baseline", instrument: study.phq9.id,
                version: version ?? study.phq9.version, item: item, answer: answer, revision: revision, shelf: study.phq9,
                under: TestStudy.design(), at: TestStudy.start)
        }
        try await expectRecorded(store, [.answerSaved(save("phq9_1", .value(3), revision: 1))])
        try await expectRefused(store, .answerSaved(save("phq9_1", .value(0), revision: 1)), why: "a page that is behind")
        let other = save(TestStudy.dangerousItem, .value(2), revision: 2)
        try await expectRefused(store, Change.answerSaved(other).act(as: .participant), why: "a form that somebody else fills in")
        try await expectRefused(store, Change.answerSaved(other).act(as: .rater), why: "a form that somebody else fills in")
        // Whoever left the study is still a person.
        try await expectRecorded(store, [.answerSaved(save(TestStudy.dangerousItem, .value(2), revision: 2))])
        try await expectRecorded(store, [.answerSaved(save("no-such-item", .value(2), revision: 3))])
        try await expectRecorded(store, [.answerSaved(save("phq9_2", .value(17), revision: 4))])
        try await expectRecorded(store, [.answerSaved(save("phq9_2", .value(1), revision: 5, version: "another"))])
        let alerts = try await store.openAlerts()
        try expect(alerts.count == 4 && alerts.allSatisfy { $0.severity == .urgent }, "Four answers must be looked at, \(alerts.count) are.")
        let silent = AnswerSave(
            form: .init("f1"), of: .init("p1"), at: "baseline", instrument: study.phq9.id, version: study.phq9.version,
            item: TestStudy.dangerousItem, answer: .value(3), revision: 6, shelf: study.phq9,
            under: TestStudy.design(guarded: false), at: TestStudy.start)
        try await expectRefused(store, .answerSaved(silent), why: "a dangerous answer saved without its alert")
    }

    static func sessions(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, Change.admitted("p1") + [.assigned("p1")])
        let alone = SessionOpening(
            participant: .init("p1"), number: 1, day: TestStudy.firstDay, began: TestStudy.start,
            monitors: [.init("tester"), .init("tester")], physician: .init("tester"), identifiersCompared: [.name, .birthDay])
        try await expectRefused(store, .sessionOpened(alone), why: "a session with one person")
        try await expectRefused(store, .closed("p1"), why: "closing a session that is not open")
        try await expectRecorded(store, [.opened("p1"), .supplemented("p1")])
        try await expectRefused(store, .opened("p1"), why: "opening a session twice")
        let alike = SessionEvent(
            id: .init("dose"), participant: .init("p1"), session: 1, at: TestStudy.start,
            kind: .dose(by: .init("tester"), checkedBy: .init("tester")))
        try await expectRefused(store, .sessionNoted(alike), why: "a dose that one person gave and checked")
        let unready = SessionClosing(
            participant: .init("p1"), number: 1, ended: TestStudy.start, checklist: ["steady"],
            signedBy: [.init("tester"), .init("second")], escort: "a friend")
        try await expectRefused(store, .sessionClosed(unready), why: "an incomplete discharge list")
        try await expectRecorded(store, [.closed("p1")])
        let session = SessionRecord(
            participant: .init("p1"), number: 1, day: TestStudy.firstDay, supplementalDoseTaken: true,
            monitors: [.init("tester"), .init("second")])
        try expect(try await store.snapshot().sessions == [session], "The session is not in the snapshot.")
        let checkIns = try await store.state()[.init("p1")].checkIns
        try expect(checkIns.count == SafeguardPlan.standard.checkIns.count, "A session gave \(checkIns.count) check-ins.")
        let shred = Erasure(participant: .init("p1"), scope: .shred, step: .ordered, legalBasis: "Art. 17 GDPR")
        let approved = Erasure(participant: .init("p1"), scope: .shred, step: .approved, legalBasis: "Art. 17 GDPR")
        let begun = Erasure(participant: .init("p1"), scope: .shred, step: .begun, legalBasis: "Art. 17 GDPR")
        try await expectRecorded(store, [
            Change.erasure(shred).act(because: "asked"), Change.erasure(approved).act(by: "second", because: "looked at"),
        ])
        try await expectRefused(
            store, Change.erasure(begun).act(at: Erasure.coolingOffMinutes, because: "due"), why: "an erasure while somebody waits to hear of the person")
        let first = CheckIn.all(of: .init("p1"), session: 1, began: TestStudy.start, delays: SafeguardPlan.standard.checkIns)[0]
        let silence = AlertRecord.silence(first.id, of: .init("p1"), raised: first.due)
        try await expectRefused(store, Change.alertRaised(silence).act(at: 1439), why: "silence before its time")
        try await expectRecorded(store, [Change.alertRaised(silence).act(at: 1440)])
        try await expectRefused(store, Change.alertRaised(silence).act(at: 1440), why: "the same silence twice")
        try await expectRefused(store, .checkInEnded(CheckInEnd(first.id, of: .init("p1"), .setAside)), why: "setting aside without a reason")
        try await expectRecorded(store, [.checkInEnded(CheckInEnd(first.id, of: .init("p1"), .completed("well")))], at: 1441)
    }

    static func roles(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRefused(store, Change.eligible("p1").act(by: "nobody"), why: "an act without an account")
        try await expectRefused(store, Change.eligible("p1").act(as: .researcher), why: "a screening by a researcher")
        try await expectRefused(store, Change.eligible("p1").act(as: .service), why: "a screening by the program")
        let guest = Account(id: .init("guest"), name: "A Guest", roles: [.monitor])
        try await expectRecorded(store, Change.admitted("p1") + [.accountSet(guest)])
        try await expectRefused(store, Change.eligible("p2").act(as: .coordinator, by: "guest"), why: "a role that the account does not hold")
        let entry = JournalEntry(id: .init("j1"), participant: .init("p1"), day: TestStudy.firstDay, text: "Mine.")
        try await expectRefused(store, Change.journalWritten(entry).act(by: "p2"), why: "another person's journal")
        try await expectRecorded(store, [.journalWritten(entry)])
        let closed = Account(id: .init("guest"), version: 2, name: "A Guest", roles: [.monitor], isOpen: false)
        try await expectRecorded(store, [.accountSet(closed)], because: "gone")
        let signature = Note(id: .init("n1"), participant: .init("p1"), text: "A note.")
        try await expectRefused(store, Change.noted(signature).act(as: .monitor, by: "guest"), why: "an act of a closed account")
        let last = Account(id: .init("second"), version: 2, name: "Second", roles: [.therapist])
        try await expectRecorded(store, [.accountSet(last)], because: "fewer roles")
        let none = Account(id: .init("tester"), version: 2, name: "Tester", roles: [.therapist])
        try await expectRefused(store, Change.accountSet(none).act(because: "fewer roles"), why: "a team without an administrator")
    }

    static func versions(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        let design = TestStudy.design()
        let looser = StudyProtocol(
            id: design.id, version: "1.1", title: design.title, isFictional: true, substance: design.substance, condition: design.condition,
            arms: design.arms, visits: design.visits, sessions: design.sessions, eligibility: design.eligibility,
            alertRules: design.alertRules.dropLast(), primaryOutcome: design.primaryOutcome, mechanism: design.mechanism,
            masking: design.masking)
        try expect(looser.faults(against: study.catalog).isEmpty, "The test's amendment is refused for another reason.")
        try await expectRefused(store, .studyOpened(looser), why: "an amendment that drops an alert rule")
        try await expectRecorded(store, Change.admitted("p1"))
        func leaving(_ version: Int, revoked: Bool = false) -> Change {
            .discontinued(
                Discontinuation(participant: .init("p1"), version: version, day: TestStudy.firstDay, reason: .moved, isRevoked: revoked))
        }
        for version in [2, 0, -1, Int.min, Int.max] {
            try await expectRefused(store, leaving(version), why: "version \(version) without a first")
        }
        try await expectRecorded(store, [leaving(1)])
        try await expectRefused(store, leaving(3), why: "a version with a gap")
        try await expectRefused(store, leaving(2, revoked: true), why: "a change without a reason")
        try await expectRecorded(store, [leaving(2, revoked: true)], because: "came back")
        try expect(try await store.snapshot().discontinuations.isEmpty, "Somebody who came back has left.")
        try await expectRecorded(store, [.assigned("p1")])
        let amended = ConsentText(form: TestStudy.consent.form, version: 2, language: "en", text: "A newer text.")
        let approval = ConsentApproval(form: amended.form, version: 2, language: "en", from: TestStudy.firstDay, decision: "2/2026")
        try await expectRecorded(store, [.consentPublished(amended)])
        try await expectRefused(store, .consentApproved(approval), why: "an approval by the one who published")
        try await expectRecorded(store, [Change.consentApproved(approval).act(by: "second")])
        try await expectRecorded(store, [.eligible("p2")])
        try await expectRefused(store, .signed("p2"), why: "a signature of a text that is not in force")
        try await expectRefused(store, .opened("p1"), why: "a session without agreement to the text in force")
    }
}
