import CSodium
import Dispatch
import Foundation
import Synchronization

/// Where hashes are computed: two at a time, on threads of their own, so that a flood of
/// sign-ins takes neither the memory nor the pages of those who are in.
public actor HashingDesk {
    public static let atOnce = 2
    public static let queueLength = 32

    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// How many were computed since the start.
    public private(set) var computed = 0
    /// The most that were computed at the same time, as their threads count it.
    public nonisolated var mostAtOnce: Int { gauge.withLock { $0.most } }

    private nonisolated let gauge = Mutex((current: 0, most: 0))

    private let threads = DispatchQueue(label: "hashing", qos: .utility, attributes: .concurrent)

    public init() {}

    /// - Throws: ``SignInRefusal/busy`` when the queue is full.
    public func hash(_ password: String, cost: PasswordCost) async throws -> PasswordHash {
        try await inTurn { try Argon2.hash(Argon2.bytes(of: password), cost: cost) }
    }

    /// Whether a password fits. Without a hash to fit, one is computed all the same.
    ///
    /// - Throws: ``SignInRefusal/busy`` when the queue is full.
    public func verify(_ password: String, against hash: PasswordHash?, at door: Door) async throws -> Bool {
        let held = hash ?? .standIn(at: door)
        let isRight = try await inTurn { Argon2.fits(Argon2.bytes(of: password), held) }
        return isRight && hash != nil
    }

    private func inTurn<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        if running < Self.atOnce {
            running += 1
        } else {
            guard waiting.count < Self.queueLength else { throw SignInRefusal.busy }
            // Whoever is done hands the place over: it is never free in between.
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { leave() }
        computed += 1
        let threads = threads
        return try await withCheckedThrowingContinuation { continuation in
            threads.async {
                self.gauge.withLock { $0 = ($0.current + 1, max($0.most, $0.current + 1)) }
                let outcome = Result(catching: work)
                self.gauge.withLock { $0.current -= 1 }
                continuation.resume(with: outcome)
            }
        }
    }

    private func leave() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
