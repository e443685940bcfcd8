package import GRDB
import Ledger
import Records
import StudyDesign

/// The writer: callers wait here, and those who arrive while one transaction is being made
/// durable share the next, so that one sync serves many.
///
/// Nobody waits for company: a lone caller is written at once, and under load the time that
/// a sync takes is the time in which others gather.
package actor WriteQueue {
    private let database: any DatabaseWriter
    private let signer: CheckpointSigner
    private let now: @Sendable () -> Instant
    private var lock: WriterLock?
    private var book: LedgerBook
    private var waiting: [Caller] = []
    private var isWorking = false
    private var state = State.open

    private enum State {
        case open, closed
        case stopped(String)
    }

    private struct Caller {
        let acts: [Act]
        let answer: CheckedContinuation<[Outcome], any Error>
    }

    init(
        _ database: any DatabaseWriter, book: LedgerBook, signer: CheckpointSigner, lock: WriterLock?,
        now: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.book = book
        self.signer = signer
        self.lock = lock
        self.now = now
    }

    /// A store in memory has no file to lock and nothing to lose.
    private var isDurable: Bool { lock != nil }

    func record(_ acts: [Act]) async throws -> [Outcome] {
        try requireOpen()
        guard !acts.isEmpty else { return [] }
        return try await withCheckedThrowingContinuation { answer in
            waiting.append(Caller(acts: acts, answer: answer))
            startWorking()
        }
    }

    private func requireOpen() throws(StoreError) {
        switch state {
        case .open: return
        case .closed: throw .closed
        case .stopped(let problem): throw .stopped(problem)
        }
    }

    private func startWorking() {
        guard !isWorking else { return }
        isWorking = true
        Task { await work() }
    }

    private func work() async {
        while !waiting.isEmpty {
            // Callers stamp their acts before they reach the queue; the earlier stamp first.
            let callers = waiting.sorted { left, right in
                guard let left = left.acts.first, let right = right.acts.first else { return false }
                return left.instant < right.instant
            }
            waiting = []
            do {
                try requireOpen()
                let outcomes = try await commit(callers.map(\.acts))
                for (caller, outcome) in zip(callers, outcomes) { caller.answer.resume(returning: outcome) }
            } catch {
                for caller in callers { caller.answer.resume(throwing: error) }
            }
        }
        isWorking = false
    }

    /// One transaction for all callers. When it fails the store stops for good: what is
    /// durable is known only by reading from disk again.
    private func commit(_ calls: [[Act]]) async throws(StoreError) -> [[Outcome]] {
        let (book, signer, instant) = (book, signer, now())
        do {
            let (outcomes, grown) = try await database.write { db in
                var recording = Recording(db: db, book: book)
                var outcomes: [[Outcome]] = []
                for acts in calls { outcomes.append(try acts.map { try recording.record($0) }) }
                try recording.signIfDue(signer, at: instant)
                return (outcomes, recording.book)
            }
            self.book = grown
            return outcomes
        } catch {
            throw stop(error)
        }
    }

    private func stop(_ error: any Error) -> StoreError {
        let problem = Self.problem(error)
        state = .stopped(problem)
        return .writeFailed(problem)
    }

    /// SQLite's message without the statement's arguments, which may be a person's data.
    private static func problem(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
    }

    /// Reads the settings back and signs a checkpoint that is due.
    func maintain() async throws {
        try requireOpen()
        if isDurable {
            let faults = try await database.writeWithoutTransaction { try Durability.faults(of: $0) }
            guard faults.isEmpty else { throw stop(StoreError.notDurable(faults)) }
        }
        if book.isCheckpointDue(at: now()) { try await sign() }
    }

    private func sign() async throws(StoreError) {
        let (book, signer, instant) = (book, signer, now())
        do {
            self.book = try await database.write { db in
                var book = book
                try Projection.write(book.sign(with: signer, at: instant), to: db)
                return book
            }
        } catch {
            throw stop(error)
        }
    }

    func close() async throws {
        guard case .open = state else { return }
        if book.hasUnsignedEntries { try await sign() }
        state = .closed
        // The file alone is then the whole store, and can be read without its log.
        if isDurable {
            _ = try await database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
        try database.close()
        lock = nil
    }

    /// Lets a test watch commits.
    package func add(observer: any TransactionObserver & Sendable) {
        database.add(transactionObserver: observer, extent: .observerLifetime)
    }
}
