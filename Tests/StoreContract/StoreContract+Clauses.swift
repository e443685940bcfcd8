import Instruments
import Ledger
import Records
import StudyDesign

extension StoreContract {
    static func emptyStore(_ study: TestStudy, _ store: any RecordStore) async throws {
        try expect(try await store.study() == nil, "An empty store names a study.")
        try expect(try await store.openAlerts().isEmpty, "An empty store has alerts.")
        let frozen = try await store.frozen()
        try expect(frozen.plans.isEmpty && frozen.snapshots.isEmpty, "An empty store has frozen things.")
        try expect(try await store.record([]).isEmpty, "No acts gave outcomes.")
        let snapshot = try? await store.snapshot()
        try expect(snapshot == nil, "A store without a study gave a snapshot.")
    }

    static func numbering(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRefused(store, .eligible("early"), why: "a screening by somebody without an account")
        try await expectRecorded(store, TestStudy.opening())
        let outcomes = try await store.record(
            [Change.eligible("p1"), .eligible("p1"), .signed("p1"), .entered("p1"), .entered("nobody"), .assigned("p1")]
                .map { $0.act() })
        try expect(outcomes.count == 6, "Six acts gave \(outcomes.count) outcomes.")
        let numbers: [UInt64?] = outcomes.map { if case .recorded(let number) = $0 { number } else { nil } }
        try expect(numbers == [6, nil, 7, 8, nil, 9], "The numbers are \(numbers).")
        let snapshot = try await store.snapshot()
        try expect(snapshot.ledgerSize == 10, "Ten entries give the length \(snapshot.ledgerSize).")
        try expect(snapshot.allocations.map(\.arm) == ["therapy"], "The allocation is not in the snapshot.")
        try expect(try await store.study() == TestStudy.design(), "The study does not come back as it was.")
    }

    static func refusals(_ study: TestStudy, _ store: any RecordStore) async throws {
        let fine = try study.answers(study.phq9, 0, last: .value(0))
        let early = try study.submission("r0", of: "p1", at: "before", fine)
        try await expectRefused(store, .submitted(early), why: "answers before a study is open")
        try await expectRecorded(store, TestStudy.opening())
        try await expectRefused(store, .submitted(early), why: "answers of an unknown participant")
        try await expectRefused(store, .entered("p1"), why: "enrolment without screening")
        try await expectRecorded(store, [.eligible("p1"), .eligible("p2"), .submitted(early)])
        try await expectRefused(store, .entered("p1"), why: "enrolment without consent")
        let baseline = try study.submission("r1", of: "p1", at: "baseline", fine)
        try await expectRefused(store, .submitted(baseline), why: "baseline answers before enrolment")
        try await expectRefused(store, .assigned("p1"), why: "allocation before enrolment")
        try await expectRecorded(store, [.signed("p1"), .signed("p2"), .entered("p1"), .entered("p2"), .submitted(baseline)])
        try await expectRefused(store, .entered("p1"), why: "a second enrolment")
        try await expectRecorded(store, [.assigned("p1")])
        try await expectRefused(store, .assigned("p1"), why: "a second allocation")
        try await expectRefused(
            store, .allocated(Allocation(participant: .init("p2"), arm: "waiting", place: 2)), why: "an arm that somebody chose")
        let again = try study.submission("r2", of: "p1", at: "baseline", fine)
        try await expectRefused(store, .submitted(again), why: "the same form at the same visit again")
        try await expectRefused(store, .submitted(baseline), why: "the same response again")
        let nowhere = try study.submission("r3", of: "p1", at: "week99", fine)
        try await expectRefused(store, .submitted(nowhere), why: "answers at an unknown visit")
        let anxiety = try study.answers(study.gad7, 1, last: .value(1))
        let unasked = try study.submission("r4", of: "p2", at: "before", anxiety)
        try await expectRefused(store, .submitted(unasked), why: "an instrument that the visit does not ask")
        try await expectRefused(store, .opened("p2"), why: "a session without an allocation")
        let missed = MissedVisit(participant: .init("p1"), visit: "baseline", reason: "ill")
        try await expectRefused(store, .visitMissed(missed), why: "a missed visit that has answers")
        try await expectRecorded(store, [.left("p1")], at: 5)
        try await expectRefused(store, .left("p1"), at: 5, why: "leaving twice")
        let late = try study.submission("r5", of: "p1", at: "week4", fine, on: TestStudy.firstDay + 1)
        try await expectRefused(store, .submitted(late), at: 5, why: "answers dated after leaving")
        // A clock that was set back, or a caller who was overtaken, costs nobody an answer.
        try await expectRecorded(store, [.eligible("p9")], at: 4)
        try await expectRefused(store, .eligible("p10"), at: 3 * 525_600, why: "an act from the future")
        try await expectRefused(store, .eligible("p 3\u{e9}"), at: 5, why: "an id that has two spellings")
        try await expectRefused(store, .eligible("p:3"), at: 5, why: "an id with the program's own mark in it")
        try await expectRefused(store, .eligible(""), at: 5, why: "an empty id")
        try await expectRefused(store, .planFrozen(FrozenPlan(name: "a\u{0}b", text: "")), at: 5, why: "a name with a NUL character")
        let nul = MissedVisit(participant: .init("p2"), visit: "week4", reason: "a\u{0}b")
        try await expectRecorded(store, [.visitMissed(nul)], at: 5)
        try await expectRefused(store, .studyOpened(TestStudy.design(id: "another")), at: 5, why: "a second study")
        let size = try await store.snapshot().ledgerSize
        try expect(size == 18, "Refused acts left entries: the ledger has \(size), not 18.")
    }

    static func alerts(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, Change.admitted("p1") + Change.admitted("p2"))
        let anxious = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.gad7, 1, last: .value(3)))
        let calm = try study.submission("r2", of: "p1", at: "before", study.answers(study.phq9, 3, last: .value(0)))
        let danger = try study.submission("r3", of: "p1", at: "baseline", study.answers(study.phq9, 0, last: .value(1)))
        let open = try study.submission("r4", of: "p2", at: "baseline", study.answers(study.phq9, 0, last: .missing(.preferNotToAnswer)))
        try await expectRecorded(store, [.submitted(anxious), .submitted(calm), .submitted(danger), .submitted(open)], at: 2)
        let alerts = try await store.openAlerts()
        try expect(
            alerts.map(\.id.rawValue) == ["p1:r3:alert-1", "p2:r4:alert-1", "p1:r1:alert-1"],
            "The open alerts are \(alerts.map(\.id.rawValue)), urgent ones not first.")
        try expect(alerts.map { $0.finding?.answer } == [1, nil, 3], "An alert does not show the answer, or shows 0 for a blank.")
        try expect(alerts == danger.alerts + open.alerts + anxious.alerts, "An alert does not come back as it was raised.")
        try expect(alerts.allSatisfy { $0.acknowledgeBy > $0.raised }, "An alert has no time to be acknowledged in.")
    }

    static func missingAlert(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, Change.admitted("p1"))
        let answers = try study.answers(study.phq9, 0, last: .value(2))
        let silent = try study.submission("r1", of: "p1", at: "baseline", answers, under: TestStudy.design(guarded: false))
        try expect(silent.alerts.isEmpty, "The test's own submission is not silent.")
        try await expectRefused(store, .submitted(silent), why: "a dangerous answer without its alert")
        let tomorrow = try study.submission("r1", of: "p1", at: "baseline", answers, instant: TestStudy.start + 1440)
        try await expectRefused(store, .submitted(tomorrow), why: "an alert whose clock starts tomorrow")
        try await expectRecorded(store, [.submitted(try study.submission("r1", of: "p1", at: "baseline", answers))])
        try expect(try await store.openAlerts().count == 1, "The alert was not raised.")
    }
}
