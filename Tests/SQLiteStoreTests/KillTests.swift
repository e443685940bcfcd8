import Foundation
import Glibc
import Instruments
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// A process that writes submissions is killed with SIGKILL at random moments. What it had
/// acknowledged must be there, and no dangerous answer without alert, clock and message.
///
/// SIGKILL leaves the page cache alone: this tests the edges of our transactions. That a
/// commit is synced is what `DurabilityTests` reads back.
@Suite struct KillTests {
    static let rounds = 24

    @Test func nothingAcknowledgedIsLost() async throws {
        let directory = try TemporaryDirectory()
        try await prepare(directory)
        var acknowledged: Set<String> = []
        for round in 0..<Self.rounds {
            try await killOnce(directory, round: round, logsBeforeCommit: false)
            acknowledged.formUnion(try Self.log(directory))
            let report = try verifyDeep(directory)
            #expect(report.isIntact, "round \(round): \(report.findings)")
            let (responses, alerts) = try await contents(directory)
            #expect(acknowledged.isSubset(of: responses), "round \(round): \(acknowledged.subtracting(responses)) lost")
            #expect(alerts == responses, "round \(round): a dangerous answer without its alert, or the reverse")
        }
        print("kills: \(Self.rounds), acknowledged submissions: \(acknowledged.count), lost: 0")
        #expect(acknowledged.count > Self.rounds)
    }

    /// Planted: a writer that acknowledges before it commits. The same loop must catch it.
    @Test func acknowledgingTooEarlyIsCaught() async throws {
        let directory = try TemporaryDirectory()
        try await prepare(directory)
        for round in 0..<Self.rounds {
            try await killOnce(directory, round: round, logsBeforeCommit: true)
            let (responses, _) = try await contents(directory)
            if !(try Self.log(directory)).isSubset(of: responses) {
                print("kills until early acknowledgement was caught: \(round + 1)")
                return
            }
        }
        Issue.record("A writer that acknowledges before it commits was not caught in \(Self.rounds) kills.")
    }

    private func prepare(_ directory: TemporaryDirectory) async throws {
        let store = try await SQLiteStore.sample(in: directory)
        _ = try await store.record([Change.studyOpened(TestStudy.design()).act()])
        try await store.close()
    }

    private func killOnce(_ directory: TemporaryDirectory, round: Int, logsBeforeCommit: Bool) async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = directory.path as String, round = round as Int, early = logsBeforeCommit as Bool] in
            try await DoomedWriter(directory: path, round: round, logsBeforeCommit: early).writeUntilKilled()
        }
    }

    /// Ids that the killed processes had logged as acknowledged; a line cut short is none.
    private static func log(_ directory: TemporaryDirectory) throws -> Set<String> {
        let path = directory.path + "/acknowledged"
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return Set(String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init))
    }

    private func contents(_ directory: TemporaryDirectory) async throws -> (responses: Set<String>, alerts: Set<String>) {
        let store = try await SQLiteStore.reopened(in: directory)
        let responses = try await store.snapshot().submissions.map(\.response.id.rawValue)
        let alerts = try await store.openAlerts().map(\.response.rawValue)
        try await store.close()
        return (Set(responses), Set(alerts))
    }
}

/// The process that is going to die.
private struct DoomedWriter {
    let directory: String
    let round: Int
    let logsBeforeCommit: Bool

    func writeUntilKilled() async throws {
        let study = try TestStudy()
        let answers = try study.answers(study.phq9, 1, last: .value(3))
        var numbers = SeededNumbers(seed: UInt64(round) + 1)
        let log = open(directory + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        // Every fourth time the end may come while the store is still being opened.
        let opensUnderFire = round % 4 == 3
        let delay = UInt32.random(in: 500...(opensUnderFire ? 30_000 : 120_000), using: &numbers)
        if opensUnderFire { Self.kill(after: delay) }
        let store = try await SQLiteStore.open(directory: directory + "/store", signing: testKey(), now: TestClock().now)
        if !opensUnderFire { Self.kill(after: delay) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    for number in 0... {
                        let person = "k\(round)-\(task)-\(number)"
                        let submission = try study.submission(person, of: person, at: "before", answers)
                        let line = Array((person + "\n").utf8)
                        if logsBeforeCommit { _ = write(log, line, line.count) }
                        let outcomes = try await store.record([Change.eligible(person), .submitted(submission)].map { $0.act() })
                        guard outcomes.allSatisfy({ if case .recorded = $0 { true } else { false } }) else { exit(3) }
                        if !logsBeforeCommit { _ = write(log, line, line.count) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func kill(after microseconds: UInt32) {
        Thread.detachNewThread {
            usleep(microseconds)
            _ = Glibc.kill(getpid(), SIGKILL)
        }
    }
}
