import Instruments
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
    private let backend: any StoreBackend
    private let signer: CheckpointSigner
    private let keyring: Keyring
    private let catalog: Catalog
    private let now: @Sendable () -> Instant
    private let draft: Draft
    private var waiting: [Caller] = []
    private var isWorking = false
    private var condition = Condition.open

    private enum Condition {
        case open, closed
        case stopped(String)
    }

    private struct Caller {
        let wish: Wish
        let answer: CheckedContinuation<Answer, any Error>

        enum Wish {
            case record([PreparedAct])
            case state
            case maintain
            case add(SignedCheckpoint)
            case close
        }

        /// Callers stamp their acts before they reach the queue; the earlier stamp first.
        var stamp: Instant? { if case .record(let acts) = wish { acts.first?.act.instant } else { nil } }
    }

    private enum Answer: Sendable {
        case outcomes([Outcome])
        case state(RecordState)
        case done
    }

    init(
        _ backend: any StoreBackend, draft: Draft, signer: CheckpointSigner, keyring: Keyring, catalog: Catalog,
        now: @escaping @Sendable () -> Instant
    ) {
        self.backend = backend
        self.draft = draft
        self.signer = signer
        self.keyring = keyring
        self.catalog = catalog
        self.now = now
    }

    func record(_ acts: [PreparedAct]) async throws -> [Outcome] {
        try requireOpen()
        guard !acts.isEmpty, case .outcomes(let outcomes) = try await queue(.record(acts)) else { return [] }
        return outcomes
    }

    /// What is durable by now.
    func state() async throws -> RecordState {
        guard case .state(let state) = try await queue(.state) else { return RecordState() }
        return state
    }

    /// Reads the settings back and signs a checkpoint that is due.
    func maintain() async throws { _ = try await queue(.maintain) }

    /// Adds a checkpoint of this ledger that a witness has cosigned.
    func add(cosigned checkpoint: SignedCheckpoint) async throws { _ = try await queue(.add(checkpoint)) }

    /// Signs what is unsigned and closes. A store that stopped is let go of as it is.
    func close() async throws {
        if case .closed = condition { return }
        _ = try await queue(.close)
    }

    private func queue(_ wish: Caller.Wish) async throws -> Answer {
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
            let calls = ordered.map { caller in if case .record(let acts) = caller.wish { acts } else { [PreparedAct]() } }
            let outcomes = try await commit(calls)
            for (caller, outcome) in zip(ordered, outcomes) { caller.answer.resume(returning: .outcomes(outcome)) }
        } catch {
            for caller in ordered { caller.answer.resume(throwing: error) }
        }
    }

    private func serve(_ caller: Caller) async {
        do {
            switch caller.wish {
            case .record: caller.answer.resume(returning: .done)
            case .state:
                try requireOpen()
                caller.answer.resume(returning: .state(draft.state))
            case .maintain:
                try requireOpen()
                try await readBackAndSign()
                caller.answer.resume(returning: .done)
            case .add(let checkpoint):
                try requireOpen()
                try await add(checkpoint)
                caller.answer.resume(returning: .done)
            case .close:
                try await signAndClose()
                caller.answer.resume(returning: .done)
            }
        } catch {
            caller.answer.resume(throwing: error)
        }
    }

    private func requireOpen() throws(StoreError) {
        switch condition {
        case .open: return
        case .closed: throw .closed
        case .stopped(let problem): throw .stopped(problem)
        }
    }

    /// One transaction for all calls. When it fails the store stops for good: what is
    /// durable is known only by reading from disk again.
    private func commit(_ calls: [[PreparedAct]]) async throws(StoreError) -> [[Outcome]] {
        let (draft, signer, keyring, catalog, instant) = (draft, signer, keyring, catalog, now())
        do {
            try makeKeys(of: calls)
            let (outcomes, signed) = try await backend.write { store in
                var recorder = Recorder(store, keyring: keyring, catalog: catalog, now: instant)
                var outcomes: [[Outcome]] = []
                for acts in calls { outcomes.append(try acts.map { try recorder.record($0, draft: draft) }) }
                guard recorder.mustSign || draft.book.isCheckpointDue(at: instant) else { return (outcomes, nil as String?) }
                return (outcomes, try draft.book.sign(with: signer, at: instant, into: store))
            }
            if let signed { try keyring.keep(checkpoint: signed) }
            return outcomes
        } catch {
            throw stop(error)
        }
    }

    /// The keys of people whom the acts bring in, made in one write of the keyring; whatever is
    /// then still missing is made when it is needed.
    private func makeKeys(of calls: [[PreparedAct]]) throws {
        var names: Set<KeyName> = []
        for prepared in calls.joined() {
            guard let key = prepared.act.change.vault.key, keyring.state(key) == .absent else { continue }
            if case .screened(let record) = prepared.act.change, record.participant.isWellFormed { names.insert(key) }
            if let subject = key.subject, draft.state.participants[Participant.ID(subject)] != nil { names.insert(key) }
        }
        if !names.isEmpty { _ = try keyring.ensure(names.sorted()) }
    }

    private func readBackAndSign() async throws {
        let faults = try await backend.durabilityFaults()
        guard faults.isEmpty else { throw stop(StoreError.notDurable(faults)) }
        if draft.book.isCheckpointDue(at: now()) { try await sign() }
    }

    private func sign() async throws(StoreError) {
        let (draft, signer, instant) = (draft, signer, now())
        do {
            let note = try await backend.write { try draft.book.sign(with: signer, at: instant, into: $0) }
            try keyring.keep(checkpoint: note)
        } catch {
            throw stop(error)
        }
    }

    /// The same text as one that is there already, with more signatures.
    private func add(_ cosigned: SignedCheckpoint) async throws {
        let key = signer.verificationKey
        do { try await write(cosigned, key) } catch let error as StoreError { throw stop(error) }
    }

    private func write(_ cosigned: SignedCheckpoint, _ key: VerificationKey) async throws {
        try await backend.write { store in
            try cosigned.verify(with: key)
            let isOurs = try store.checkpoints().contains { note in
                try SignedCheckpoint(parsing: note).checkpoint == cosigned.checkpoint
            }
            guard isOurs else { throw Refusal("The checkpoint is not one that this record holds. Cosign one of its own.") }
            try store.append(checkpoint: cosigned.text, size: cosigned.checkpoint.size)
        }
    }

    private func signAndClose() async throws {
        var failure: (any Error)?
        if case .open = condition, draft.book.hasUnsignedEntries {
            do { try await sign() } catch { failure = error }
        }
        condition = .closed
        try await backend.close()
        if let failure { throw failure }
    }

    private func stop(_ error: any Error) -> StoreError {
        let problem: String
        switch error {
        case StoreError.writeFailed(let words), StoreError.stopped(let words): problem = words
        default: problem = "\(error)"
        }
        condition = .stopped(problem)
        return .writeFailed(problem)
    }

    /// For tests.
    package var waitingCallers: Int { waiting.count }
}

extension LedgerBook {
    /// Signs the tree as it stands and adds the checkpoint.
    fileprivate mutating func sign(with signer: CheckpointSigner, at now: Instant, into store: any WritingTransaction) throws -> String {
        let signed = try sign(with: signer, at: now)
        try store.append(checkpoint: signed.text, size: signed.checkpoint.size)
        return signed.text
    }
}
