import Bookkeeping
import Foundation
import Glibc
import Instruments
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// A process in which sixteen clients save dangerous answers is killed with SIGKILL at random
/// moments. Each client syncs the acknowledgements that it got to a log of its own. What was
/// acknowledged must be there, and no answer without its alert.
///
/// SIGKILL leaves the page cache alone: this tests the edges of our transactions. That a
/// commit is synced is tested by replaying power cuts, and read back by `DurabilityTests`.
@Suite(.serialized) struct KillTests {
    static let clients = 16
    static let kills = ProcessInfo.processInfo.environment["MAITRI_KILLS"].flatMap { Int($0) } ?? 100

    @Test func nothingAcknowledgedIsLost() async throws {
        let directory = try TemporaryDirectory()
        try await prepare(directory)
        var seen = 0
        for kill in 0..<Self.kills {
            try await killOnce(directory, number: kill, logsBeforeCommit: false)
            let (lost, acknowledged) = try await losses(directory)
            seen = acknowledged
            #expect(lost.isEmpty, "kill \(kill): \(lost)")
            if kill % 20 == 19 {
                let report = try await verifyDeep(directory)
                #expect(report.isIntact, "kill \(kill): \(report.findings)")
            }
        }
        print("kills: \(Self.kills), clients: \(Self.clients), acknowledged answers: \(seen), lost: 0, alerts missing: 0")
        #expect(seen > Self.kills)
    }

    /// Planted: a writer that acknowledges before it commits. The same loop must catch it.
    @Test func acknowledgingTooEarlyIsCaught() async throws {
        let directory = try TemporaryDirectory()
        try await prepare(directory)
        for kill in 0..<40 {
            try await killOnce(directory, number: kill, logsBeforeCommit: true)
            if try await !losses(directory).lost.isEmpty {
                print("kills until early acknowledgement was caught: \(kill + 1)")
                return
            }
        }
        Issue.record("A writer that acknowledges before it commits was not caught in 40 kills.")
    }

    private func prepare(_ directory: TemporaryDirectory) async throws {
        let store = try await Stores.sample(in: directory)
        let people = (0..<Self.clients).flatMap { Change.admitted("p\($0)") }
        for case .refused(let sentence) in try await store.record(TestStudy.opening() + people.map { $0.act() }) {
            throw StoreContract.Breach(sentence)
        }
        try await store.close()
    }

    private func killOnce(_ directory: TemporaryDirectory, number: Int, logsBeforeCommit: Bool) async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = directory.path as String, number = number as Int, early = logsBeforeCommit as Bool] in
            try await DoomedWriter(directory: path, number: number, logsBeforeCommit: early).writeUntilKilled()
        }
    }

    /// What the logs of the killed clients hold and the store does not; and how much they hold.
    private func losses(_ directory: TemporaryDirectory) async throws -> (lost: [String], acknowledged: Int) {
        let store = try await Stores.reopened(in: directory)
        let state = try await store.state()
        try await store.close()
        var lost: [String] = []
        var acknowledged = 0
        for client in 0..<Self.clients {
            let person = state[.init("p\(client)")]
            var newest: [String: Int] = [:]
            for line in DoomedWriter.log(of: client, in: directory.path) {
                newest[line.form] = max(newest[line.form] ?? 0, line.revision)
                acknowledged += 1
            }
            for (form, revision) in newest where person.forms[.init(form)]?.revision ?? 0 < revision {
                lost.append("answer \(revision) of \(form)")
            }
            let demanded = Set(person.forms.flatMap { form, held in
                (1...held.revision).map { AlertRecord.ID("p\(client):\(form):save-\($0):alert-1") }
            })
            if person.alerts != demanded { lost.append("\(person.alerts.symmetricDifference(demanded).count) alerts of p\(client)") }
        }
        return (lost, acknowledged)
    }
}

/// The process that is going to die.
private struct DoomedWriter {
    let directory: String
    let number: Int
    let logsBeforeCommit: Bool

    static func log(of client: Int, in directory: String) -> [(form: String, revision: Int)] {
        guard let data = FileManager.default.contents(atPath: "\(directory)/acknowledged-\(client)") else { return [] }
        // A line that was cut short is no acknowledgement.
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.compactMap { line in
            let words = line.split(separator: " ")
            return words.count == 2 ? Int(words[1]).map { (String(words[0]), $0) } : nil
        }
    }

    func writeUntilKilled() async throws {
        let study = try TestStudy()
        var numbers = SeededNumbers(seed: UInt64(number) + 1)
        // Every fourth time the end may come while the store is still being opened.
        let opensUnderFire = number % 4 == 3
        let delay = UInt32.random(in: 500...(opensUnderFire ? 30_000 : 120_000), using: &numbers)
        if opensUnderFire { Self.kill(after: delay) }
        let store = try await Stores.reopened(at: directory)
        if !opensUnderFire { Self.kill(after: delay) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<KillTests.clients {
                let log = open("\(directory)/acknowledged-\(client)", O_WRONLY | O_CREAT | O_APPEND, 0o600)
                group.addTask { try await save(client, study, store, log) }
            }
            try await group.waitForAll()
        }
    }

    private func save(_ client: Int, _ study: TestStudy, _ store: LedgerStore, _ log: Int32) async throws {
        for revision in 1... {
            let form = "f\(number)"
            let saved = AnswerSave(
                form: .init(form), of: .init("p\(client)"), at: "baseline", instrument: study.phq9.id, version: study.phq9.version,
                item: TestStudy.dangerousItem, answer: .value(Double(revision % 3 + 1)), revision: revision, shelf: study.phq9,
                under: TestStudy.design(), at: TestStudy.start)
            let line = Array("\(form) \(revision)\n".utf8)
            if logsBeforeCommit { acknowledge(line, log) }
            guard case .recorded? = try await store.record([Change.answerSaved(saved).act()]).first else { exit(3) }
            if !logsBeforeCommit { acknowledge(line, log) }
        }
    }

    private func acknowledge(_ line: [UInt8], _ log: Int32) {
        guard write(log, line, line.count) == line.count, fsync(log) == 0 else { exit(4) }
    }

    private static func kill(after microseconds: UInt32) {
        Thread.detachNewThread {
            usleep(microseconds)
            _ = Glibc.kill(getpid(), SIGKILL)
        }
    }
}
