import Dispatch

/// Runs an actor away from Swift's few cooperative threads, since libpq blocks the thread
/// that calls it. One such line belongs to one connection.
final class OwnThread: SerialExecutor {
    private let queue: DispatchQueue

    init(_ label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
