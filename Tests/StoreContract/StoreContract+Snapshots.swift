import Instruments
import Ledger
public import Records
import StudyDesign

extension StoreContract {
    static func corrections(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, Change.admitted("p1") + Change.admitted("p2"))
        let danger = try study.answers(study.phq9, 1, last: .value(3))
        let fine = try study.answers(study.phq9, 1, last: .value(0))
        let first = try study.submission("r1", of: "p1", at: "baseline", danger)
        let second = try study.submission("r2", of: "p1", at: "baseline", fine, replacing: "r1")
        try await expectRecorded(store, [.submitted(first)])
        try await expectRefused(store, .submitted(second), why: "a correction without a reason")
        let byPerson = Change.submitted(second).act(as: .participant, because: "a slip")
        try await expectRefused(store, byPerson, why: "a correction by another than the one who answered")
        try await expectRecorded(store, [Change.submitted(second).act(because: "a slip")])
        let again = try study.submission("r3", of: "p1", at: "baseline", fine, replacing: "r1")
        try await expectRefused(store, Change.submitted(again).act(because: "a slip"), why: "a second correction of one response")
        let elsewhere = try study.submission("r4", of: "p2", at: "baseline", fine, replacing: "r2")
        try await expectRefused(store, Change.submitted(elsewhere).act(because: "a slip"), why: "a correction of another person's response")
        let snapshot = try await store.snapshot()
        try expect(snapshot.submissions == [second], "The snapshot does not show the correction alone.")
        try expect(try await store.openAlerts().count == 1, "A correction took an alert back.")
    }

    static func orderOfArrival(_ study: TestStudy, _ store: any RecordStore) async throws {
        let people = ["p1", "p2", "p3", "p4"]
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, people.map { .eligible($0) } + people.map { .signed($0) } + people.map { .entered($0) })
        let answers = try study.answers(study.phq9, 1, last: .value(1))
        let submissions = try people.map { try study.submission("r-\($0)", of: $0, at: "baseline", answers) }
        try await expectRecorded(store, submissions.reversed().map { .submitted($0) })
        try await expectRecorded(store, [.left("p3"), .left("p1")])
        let snapshot = try await store.snapshot()
        let plain = Snapshot(
            study: TestStudy.design(), ledgerSize: 24, screenings: snapshot.screenings.shuffled(),
            enrollments: snapshot.enrollments.shuffled(), allocations: [], sessions: [],
            submissions: submissions.shuffled(), missedVisits: [], discontinuations: snapshot.discontinuations.shuffled())
        try expect(snapshot == plain, "The snapshot is not in its fixed order, or not complete.")
        try expect(try snapshot.digest() == plain.digest(), "Equal snapshots have different hashes.")
        try expect(try await store.snapshot() == snapshot, "The same records gave another snapshot.")
    }

    static func frozen(_ study: TestStudy, _ store: any RecordStore) async throws {
        let plan = FrozenPlan(name: "main", text: "effect: total\n")
        try await expectRecorded(store, TestStudy.opening())
        try await expectRecorded(store, [.eligible("p1"), .planFrozen(plan)])
        try await expectRefused(store, .planFrozen(FrozenPlan(name: "main", text: "effect: other\n")), why: "a plan frozen under a taken name")
        let snapshot = try await store.snapshot()
        let frozen = FrozenSnapshot(ledgerSize: snapshot.ledgerSize, digest: try snapshot.digest())
        try await expectRefused(
            store, .snapshotFrozen(FrozenSnapshot(ledgerSize: 9, digest: frozen.digest)), why: "a snapshot of entries that do not exist")
        try await expectRecorded(store, [.snapshotFrozen(frozen)])
        let held = try await store.frozen()
        try expect(held.plans == [plan] && held.snapshots == [frozen], "What was frozen does not come back as it was.")
    }

    static func concurrency(_ study: TestStudy, _ store: any RecordStore) async throws {
        try await expectRecorded(store, TestStudy.opening())
        let numbers = try await withThrowingTaskGroup(of: Outcome?.self) { group in
            for person in 0..<60 {
                group.addTask { try await store.record([Change.eligible("p\(person)").act()]).first }
            }
            var numbers: [UInt64] = []
            for try await outcome in group { if case .recorded(let number) = outcome { numbers.append(number) } }
            return numbers
        }
        try expect(numbers.sorted() == Array(6...65), "Sixty callers got the numbers \(numbers.sorted()).")
        try expect(try await store.snapshot().screenings.count == 60, "An acknowledged act is not there.")
    }

    /// One seeded sequence of random acts in batches of random size, judged by `StoreModel`.
    ///
    /// - Returns: how many acts of each kind were recorded and refused.
    public static func followModel(
        _ store: any RecordStore, _ study: TestStudy, seed: UInt64, acts: Int
    ) async throws -> [String: (recorded: Int, refused: Int)] {
        var model = StoreModel()
        var source = RandomActs(study, seed: seed)
        var numbers = SeededNumbers(seed: ~seed)
        var tally: [String: (recorded: Int, refused: Int)] = [:]
        for act in TestStudy.opening() { try expect(model.take(act), "The model refuses the opening.") }
        try await expectRecorded(store, TestStudy.opening())
        var left = acts
        while left > 0 {
            let size = min(left, Int.random(in: 1...6, using: &numbers))
            left -= size
            let batch = try (0..<size).map { _ in try source.next() }
            for (act, outcome) in zip(batch, try await store.record(batch)) {
                let number = model.entries
                let isDue = model.take(act)
                let agrees = switch outcome {
                case .recorded(let given): isDue && given == number
                case .refused: !isDue
                }
                try expect(agrees, "Seed \(seed), entry \(number): the model \(isDue ? "records" : "refuses") \(act.change.trace.act), the store says \(outcome).")
                tally[act.change.trace.act, default: (0, 0)].recorded += isDue ? 1 : 0
                tally[act.change.trace.act, default: (0, 0)].refused += isDue ? 0 : 1
            }
        }
        if let due = model.snapshot {
            let held = try await store.snapshot()
            try expect(held == due, "Seed \(seed): the snapshot differs from the model's.")
        }
        let alerts = Set(try await store.openAlerts().map(\.id.rawValue))
        try expect(alerts == model.alertIDs, "Seed \(seed): the alerts differ from the model's.")
        return tally
    }
}
