import Foundation
import Instruments
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// Figures, not judgments: `MAITRI_BENCH=1 swift test -c release --filter StoreBenchmark`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MAITRI_BENCH"] != nil), .serialized)
struct StoreBenchmark {
    private let study = StudyProtocol.mdmaForPTSD

    private func changes(people: Int) throws -> (setup: [Change], submissions: [Change]) {
        let catalog = try Catalog.bundled()
        var numbers = SeededNumbers(seed: 1)
        var setup: [Change] = [.studyOpened(study)]
        var submissions: [Change] = []
        for person in 1...people {
            let id = Participant.ID("p\(person)")
            setup.append(.screened(ScreeningRecord(participant: id, day: TestStudy.firstDay, findings: [], outcome: .eligible)))
            setup.append(.enrolled(Enrollment(participant: id, day: TestStudy.firstDay, protocolVersion: study.version)))
            for visit in study.visits {
                for code in visit.instruments {
                    let instrument = try catalog.instrument(named: code.rawValue)
                    let answers = try Answers(
                        inOrder: instrument.items.map { _ in .value(numbers.pick(1, 2, 3)) }, for: instrument)
                    let response = ResponseRecord(
                        id: .init("r-\(person)-\(visit.code)-\(code)"), participant: id, visit: visit.code,
                        day: TestStudy.firstDay, answers: answers)
                    submissions.append(.submitted(Submission(response, scoredBy: instrument, under: study, at: TestStudy.start)))
                }
            }
        }
        return (setup, submissions)
    }

    private func time(_ what: String, count: Int = 1, _ body: () async throws -> Void) async throws {
        let start = ContinuousClock.now
        try await body()
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let total = Double(seconds) + Double(attoseconds) * 1e-18
        let rate = count > 1 ? ", \(Int(Double(count) / total)) per second" : ""
        print("\(what): \(Double(Int(total * 10_000)) / 10) ms\(rate)")
    }

    @Test func storeOf1500Submissions() async throws {
        let (setup, all) = try changes(people: 108)
        let submissions = Array(all.prefix(1_500))
        for round in 1...2 {
            print("round \(round)")
            let single = try TemporaryDirectory()
            let store = try await SQLiteStore.sample(in: single)
            _ = try await store.record(setup.map { $0.act() })
            try await time("1,500 submissions one by one", count: 1_500) {
                for change in submissions { _ = try await store.record([change.act()]) }
            }
            try await store.close()
            let gathered = try TemporaryDirectory()
            let second = try await SQLiteStore.sample(in: gathered)
            _ = try await second.record(setup.map { $0.act() })
            try await time("1,500 submissions from 16 callers", count: 1_500) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<16 {
                        group.addTask {
                            for place in stride(from: caller, to: 1_500, by: 16) {
                                _ = try await second.record([submissions[place].act()])
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            try await second.close()
            let batched = try TemporaryDirectory()
            let third = try await SQLiteStore.sample(in: batched)
            _ = try await third.record(setup.map { $0.act() })
            try await time("1,500 submissions in batches of 100", count: 1_500) {
                for start in stride(from: 0, to: 1_500, by: 100) {
                    _ = try await third.record(submissions[start..<(start + 100)].map { $0.act() })
                }
            }
            try await time("snapshot") { _ = try await third.snapshot() }
            let snapshot = try await third.snapshot()
            try await time("digest of the snapshot") { _ = try snapshot.digest() }
            try await third.close()
            try await time("open") { try await SQLiteStore.reopened(in: batched).close() }
            try await time("verify the ledger") { _ = try verifyLedger(batched) }
            try await time("verify deep") {
                let report = try verifyDeep(batched)
                #expect(report.isIntact)
            }
            let size = try FileManager.default.attributesOfItem(atPath: batched.file)[.size] as? NSNumber
            print("file: \((size?.intValue ?? 0) / 1024) KiB")
        }
    }
}
