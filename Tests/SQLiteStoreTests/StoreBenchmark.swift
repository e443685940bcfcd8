import Bookkeeping
import Foundation
import GRDB
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// Figures, not judgments: `MAITRI_BENCH=1 swift test -c release --filter StoreBenchmark`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MAITRI_BENCH"] != nil), .serialized)
struct StoreBenchmark {
    private let study = StudyProtocol.mdmaForPTSD

    private func acts(people: Int) throws -> (setup: [Act], submissions: [Act]) {
        let catalog = try Catalog.bundled()
        var numbers = SeededNumbers(seed: 1)
        // The team and the consent form are the contract's, the protocol is a real one.
        var setup = TestStudy.opening().dropLast().map { act in
            if case .studyOpened = act.change { act.with(.studyOpened(study)) } else { act }
        }
        var submissions: [Act] = []
        let findings = study.eligibility.map {
            ScreeningRecord.Finding(criterion: $0.code, isMet: $0.kind == .inclusion, evidence: "interview")
        }
        for person in 1...people {
            let id = Participant.ID("p\(person)")
            let record = ScreeningRecord(participant: id, day: TestStudy.firstDay, findings: findings, outcome: .eligible)
            let enrollment = Enrollment(participant: id, day: TestStudy.firstDay, protocolVersion: study.version)
            setup += [Change.screened(record), .signed(id.rawValue), .enrolled(enrollment)].map { $0.act() }
            for visit in study.visits {
                for code in visit.instruments {
                    let instrument = try catalog.instrument(named: code.rawValue)
                    let answers = try Answers(
                        inOrder: instrument.items.map { _ in .value(numbers.pick(1, 2, 3)) }, for: instrument)
                    let response = ResponseRecord(
                        id: .init("r-\(person)-\(visit.code)-\(code)"), participant: id, visit: visit.code,
                        day: TestStudy.firstDay, answers: answers)
                    let submission = Submission(response, scoredBy: instrument, under: study, at: TestStudy.start)
                    submissions.append(Change.submitted(submission).act())
                }
            }
        }
        return (setup, submissions)
    }

    /// One row a commit, on the same disk with the same settings.
    private func rawCommits(_ count: Int, in directory: TemporaryDirectory, round: Int) throws -> [Double] {
        let pool = try DatabasePool(path: directory.path + "/raw-\(round).sqlite", configuration: .ours())
        try pool.writeWithoutTransaction { db in
            try Durability.set(on: db)
            try db.execute(sql: "CREATE TABLE row (id INTEGER PRIMARY KEY, content BLOB) STRICT")
        }
        let content = Data(repeating: 7, count: 1_000)
        return try (0..<count).map { _ in
            try seconds { try pool.write { try $0.execute(sql: "INSERT INTO row (content) VALUES (?)", arguments: [content]) } }
        }
    }

    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start).inSeconds
    }

    private func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start).inSeconds
    }

    /// A 26-item form scored, ledgered, sealed, its alert rules run, durable; beside single-row
    /// commits of SQLite on the same disk, taken in turns.
    @Test func submissionsBesideRawCommits() async throws {
        let rounds = 5
        let (alone, together) = (100, 640)
        let (setup, all) = try acts(people: rounds * (alone + together) / 4 + 10)
        let forms = all.filter { if case .submitted(let submission) = $0.change { submission.response.answers.instrument.rawValue == "scs" } else { false } }
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        for start in stride(from: 0, to: setup.count, by: 1_000) {
            for case .refused(let sentence) in try await store.record(Array(setup[start..<min(start + 1_000, setup.count)])) {
                throw StoreContract.Breach(sentence)
            }
        }
        var next = 0
        func take(_ count: Int) -> [Act] {
            defer { next += count }
            return Array(forms[next..<next + count])
        }
        var raw: [Double] = []
        var single: [Double] = []
        var rates: [Double] = []
        for round in 0..<rounds {
            raw += try rawCommits(alone, in: directory, round: round)
            for act in take(alone) {
                single.append(try await seconds {
                    guard case .recorded? = try await store.record([act]).first else { throw StoreContract.Breach("refused") }
                })
            }
            let many = take(together)
            let elapsed = try await seconds {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<16 {
                        group.addTask {
                            for place in stride(from: caller, to: many.count, by: 16) { _ = try await store.record([many[place]]) }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            rates.append(Double(together) / elapsed)
        }
        try await store.close()
        let (rawMiddle, middle, rate) = (raw.median, single.median, rates.median)
        let rawRate = Double(raw.count) / raw.reduce(0, +)
        print("raw single-row commits: p50 \(rawMiddle.asMilliseconds), \(Int(rawRate)) per second")
        print("durable submissions, 1 client: p50 \(middle.asMilliseconds), \((middle / rawMiddle).rounded(to: 2)) times a raw commit (goal: at most 4)")
        print("durable submissions, 16 clients: \(Int(rate)) per second, \((rate / rawRate).rounded(to: 2)) times the raw rate (goal: at least 1.5)")
        try await reading(directory)
    }

    /// Opening and deep verification, beside hashing the same bytes.
    private func reading(_ directory: TemporaryDirectory) async throws {
        let evidence = try SQLiteBackend.evidence(at: directory.store)
        var count = 0
        let hashing = try await seconds {
            count = try await evidence.read { store in
                var count = 0
                try store.ledgerRows(from: 0) { row in
                    _ = Digest256(hashing: row.bytes)
                    count += 1
                    return true
                }
                return count
            }
        }
        try await evidence.close()
        let opening = try await seconds { try await Stores.reopened(in: directory).close() }
        let shallow = try await seconds { _ = try await verifyLedger(directory) }
        var isIntact = false
        let deep = try await seconds { isIntact = try await verifyDeep(directory).isIntact }
        #expect(isIntact)
        print("\(count) entries: read and hashed in \(hashing.asMilliseconds), opened in \(opening.asMilliseconds), ledger verified in \(shallow.asMilliseconds)")
        print("deep verification: \(deep.asMilliseconds), \((deep / hashing).rounded(to: 1)) times hashing the same bytes, \((deep / Double(count) * 1e6).rounded(to: 1)) µs an entry")
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension [Double] {
    fileprivate var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

extension Double {
    fileprivate func rounded(to digits: Int) -> Double {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }

    fileprivate var asMilliseconds: String { "\((self * 1_000).rounded(to: 2)) ms" }
}
