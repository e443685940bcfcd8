import Dispatch
import Synchronization

/// Work in numbered pieces that do not depend on one another.
public enum Pieces {
    /// Carries out each piece once, on the threads allowed, whoever is free taking the next one.
    /// Progress rises from piece to piece and ends at 1.
    ///
    /// - Throws: `CancellationError` when cancelled; pieces that were begun are finished.
    public static func carryOut(_ count: Int, running: Running, _ work: @Sendable (Int) -> Void) throws {
        guard count > 0 else { return }
        let next = Mutex(0)
        let done = Mutex(0)
        let stopped = Atomic(false)
        @Sendable func worker(_: Int) {
            while true {
                let piece = next.withLock { next -> Int in
                    defer { next += 1 }
                    return next
                }
                guard piece < count, !stopped.load(ordering: .relaxed) else { return }
                if running.isCancelled() {
                    stopped.store(true, ordering: .relaxed)
                    return
                }
                work(piece)
                guard let progress = running.progress else { continue }
                done.withLock { done in
                    done += 1
                    progress(Double(done) / Double(count))
                }
            }
        }
        let workers = min(running.threads, count)
        if workers == 1 {
            worker(0)
        } else {
            DispatchQueue.concurrentPerform(iterations: workers, execute: worker)
        }
        if stopped.load(ordering: .relaxed) { throw CancellationError() }
    }
}
