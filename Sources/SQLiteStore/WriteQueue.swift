package import GRDB
import Ledger
import Records
import StudyDesign

/// The writer: callers wait here, and those who arrive while one transaction is being made
/// durable share the next, so that one sync serves many.
///
/// Nobody waits for company: a lone caller is written at once, and under load the time that
/// a sync takes is the time in which others gather. Signing and closing wait in the same
/// line, because an actor lets others in at every `await`.
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
        let wish: Wish
        let answer: CheckedContinuation<[Outcome], any Error>

        enum Wish {
            case record([WrittenAct])
            case maintain
            case close
        }

        /// Callers stamp their acts before they reach the queue; the earlier stamp first.
        var stamp: Instant? { if case .record(let acts) = wish { acts.first?.act.instant } else { nil } }
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

    func record(_ acts: [WrittenAct]) async throws -> [Outcome] {
        try requireOpen()
        return acts.isEmpty ? [] : try await queue(.record(acts))
    }

    /// Reads the settings back and signs a checkpoint that is due.
    func maintain() async throws { _ = try await queue(.maintain) }

    /// Signs what is unsigned and closes; a store that is not open is left as it is.
    func close() async throws {
        if case .open = state { _ = try await queue(.close) }
    }

    private func queue(_ wish: Caller.Wish) async throws -> [Outcome] {
        try await withCheckedThrowingContinuation { answer in
            waiting.append(Caller(wish: wish, answer: answer))
            guard !isWorking else { return }
            isWorking = true
            Task { await work() }
        }
    }

    private func work() async {
        while !waiting.isEmpty {
            let all = waiting
            waiting = []
            await record(all.filter { $0.stamp != nil })
            for caller in all where caller.stamp == nil { await serve(caller) }
        }
        isWorking = false
    }

    private func record(_ callers: [Caller]) async {
        guard !callers.isEmpty else { return }
        let ordered = callers.sorted { left, right in
            guard let left = left.stamp, let right = right.stamp else { return false }
            return left < right
        }
        do {
            try requireOpen()
            let calls = ordered.map { caller in if case .record(let acts) = caller.wish { acts } else { [WrittenAct]() } }
            let outcomes = try await commit(calls)
            for (caller, outcome) in zip(ordered, outcomes) { caller.answer.resume(returning: outcome) }
        } catch {
            for caller in ordered { caller.answer.resume(throwing: error) }
        }
    }

    private func serve(_ caller: Caller) async {
        do {
            try requireOpen()
            switch caller.wish {
            case .record: break
            case .maintain: try await readBackAndSign()
            case .close: try await signAndClose()
            }
            caller.answer.resume(returning: [])
        } catch {
            caller.answer.resume(throwing: error)
        }
    }

    private func requireOpen() throws(StoreError) {
        switch state {
        case .open: return
        case .closed: throw .closed
        case .stopped(let problem): throw .stopped(problem)
        }
    }

    /// One transaction for all calls. When it fails the store stops for good: what is
    /// durable is known only by reading from disk again.
    private func commit(_ calls: [[WrittenAct]]) async throws(StoreError) -> [[Outcome]] {
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

    private func readBackAndSign() async throws {
        if isDurable {
            let faults = try await durabilityFaults()
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

    private func signAndClose() async throws {
        if book.hasUnsignedEntries { try await sign() }
        state = .closed
        // Whatever fails below, the lock is let go of.
        let wasDurable = isDurable
        defer { lock = nil }
        // The file alone is then the whole store, and can be read without its log. A reader
        // that holds the log is no harm: the log stays.
        if wasDurable { _ = try? await database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try database.close()
    }

    private func stop(_ error: any Error) -> StoreError {
        // SQLite's message alone: a statement's arguments may be a person's data.
        let problem = (error as? DatabaseError).map(describe) ?? "\(error)"
        state = .stopped(problem)
        return .writeFailed(problem)
    }

    /// A store in memory has no file to lock and nothing to lose.
    private var isDurable: Bool { lock != nil }
}

/// What tests must see and break.
extension WriteQueue {
    package var waitingCallers: Int { waiting.count }

    package func add(observer: any TransactionObserver & Sendable) {
        database.add(transactionObserver: observer, extent: .observerLifetime)
    }

    package func durabilityFaults() async throws -> [String] {
        try await database.writeWithoutTransaction { try Durability.faults(of: $0) }
    }

    package func unsafelyExecute(_ pragma: String) async throws {
        try await database.writeWithoutTransaction { try $0.execute(sql: pragma) }
    }
}
