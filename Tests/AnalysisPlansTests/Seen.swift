import Synchronization

/// What a progress report told, from whatever thread.
final class Seen: Sendable {
    private let told = Mutex<[Double]>([])

    func add(_ share: Double) { told.withLock { $0.append(share) } }

    var shares: [Double] { told.withLock { $0 } }
}
