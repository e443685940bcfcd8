import Dispatch
import GRDB
import Synchronization

/// Counts SQLite's commits, and holds the first one until the test lets it go on.
final class CommitGate: TransactionObserver, Sendable {
    private let count = Mutex(0)
    private let isHeld = Mutex(false)
    private let opening = DispatchSemaphore(value: 0)

    var commits: Int { count.withLock { $0 } }

    func waitUntilHeld() async {
        while !isHeld.withLock({ $0 }) { await Task.yield() }
    }

    func release() { opening.signal() }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidRollback(_ db: Database) {}

    func databaseWillCommit() throws {
        let isFirst = isHeld.withLock { held in
            defer { held = true }
            return !held
        }
        if isFirst { opening.wait() }
    }

    func databaseDidCommit(_ db: Database) { count.withLock { $0 += 1 } }
}
