import Synchronization

/// How many are inside, and how many ever were at the same time.
final class Counter: Sendable {
    private let state = Mutex((inside: 0, most: 0, all: 0))

    var most: Int { state.withLock { $0.most } }
    var all: Int { state.withLock { $0.all } }

    func enter() {
        state.withLock { $0 = ($0.inside + 1, max($0.most, $0.inside + 1), $0.all + 1) }
    }

    func leave() { state.withLock { $0.inside -= 1 } }
}
