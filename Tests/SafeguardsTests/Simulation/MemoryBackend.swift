import Bookkeeping
import StoreContract
import Synchronization

/// The process fell over.
struct Crash: Error {}

/// A database over a memory disk, with everything that can happen to one: the process dies
/// before, within and after a commit, and the disk is full.
final class MemoryBackend: StoreBackend {
    private let disk: MemoryDisk
    private let chance: FaultChance
    private let dead = Mutex(false)
    private let lie: Lie?
    private let unwritten = Mutex<[MemoryDisk.Content]>([])

    /// Planted: what a database may say and not do.
    enum Lie: Sendable { case losesAlertRows, losesTheNewestCommits }

    init(_ disk: MemoryDisk, _ chance: FaultChance, lie: Lie? = nil) {
        self.disk = disk
        self.chance = chance
        self.lie = lie
    }

    var isDead: Bool { dead.withLock { $0 } }

    func die() { dead.withLock { $0 = true } }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any WritingTransaction) throws -> Value
    ) async throws -> Value {
        try live()
        let fault = chance.next()
        if fault == .beforeWriting { throw crash() }
        let transaction = MemoryTransaction(content) { if fault == .whileAppending { throw Crash() } }
        let value: Value
        do {
            value = try body(transaction)
        } catch is Crash {
            throw crash()
        }
        if chance.isDiskFull { throw StoreError.writeFailed("No space left on device") }
        if fault == .beforeCommit { throw crash() }
        commit(transaction.end())
        if fault == .afterCommit { throw crash() }
        return value
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadingTransaction) throws -> Value) async throws -> Value {
        try live()
        return try body(MemoryTransaction(content))
    }

    func durabilityFaults() -> [String] { [] }
    func storageFaults() -> [String] { [] }
    func close() {}

    private func live() throws { if isDead { throw Crash() } }

    private func crash() -> Crash {
        die()
        return Crash()
    }

    private var content: MemoryDisk.Content {
        guard lie == .losesTheNewestCommits else { return disk.now }
        let seen = disk.copy()
        for staged in unwritten.withLock({ $0 }) { seen.commit(staged) }
        return seen.now
    }

    private func commit(_ staged: MemoryDisk.Content) {
        var staged = staged
        if lie == .losesAlertRows { staged.rows["alert"] = nil }
        guard lie == .losesTheNewestCommits else { return disk.commit(staged) }
        let oldest = unwritten.withLock { waiting in
            waiting.append(staged)
            return waiting.count > 3 ? waiting.removeFirst() : nil
        }
        if let oldest { disk.commit(oldest) }
    }
}

/// When a write goes wrong, by seeded chance.
final class FaultChance: Sendable {
    enum Fault: CaseIterable { case beforeWriting, whileAppending, beforeCommit, afterCommit }

    private let state: Mutex<(numbers: SeededNumbers, once: Int, isFull: Bool, count: Int)>

    init(seed: UInt64, onceIn writes: Int) { state = Mutex((SeededNumbers(seed: seed), writes, false, 0)) }

    var isDiskFull: Bool { state.withLock { $0.isFull } }
    var faults: Int { state.withLock { $0.count } }

    func fill(_ isFull: Bool) { state.withLock { $0.isFull = isFull } }
    func calm() { state.withLock { $0.once = 0 } }
    func rouse(onceIn writes: Int) { state.withLock { $0.once = writes } }

    func next() -> Fault? {
        state.withLock { state in
            guard state.once > 0, state.numbers.isOnce(in: state.once) else { return nil }
            state.count += 1
            return Fault.allCases.randomElement(using: &state.numbers)
        }
    }
}
