import Synchronization

/// Work that may hang for ever, such as a file in a network folder whose server is gone. At
/// most one piece is out at any time, on a thread of its own, and nobody waits for it longer
/// than they said.
final class Errand<Value: Sendable>: Sendable {
    private let desk = Mutex(Desk())

    private struct Desk {
        var isOut = false
        var number = 0
        var brought: (number: Int, value: Value)?
    }

    /// Does the work, unless an earlier piece is still out: then that one is waited for.
    ///
    /// - Parameter patience: How long to wait.
    /// - Returns: What was brought last: by this piece when it came in time, otherwise by an
    ///   earlier one that came late. Each is handed out once; nil when there is none.
    func run(within patience: Duration, _ body: @escaping @Sendable () -> Value) async -> Value? {
        let wanted = desk.withLock { desk in
            if !desk.isOut {
                desk.isOut = true
                desk.number += 1
                let number = desk.number
                OwnThread.start { [self] in bring(body(), number) }
            }
            return desk.number
        }
        let end = ContinuousClock.now + patience
        var pause = 1
        while !Task.isCancelled, ContinuousClock.now < end {
            if desk.withLock({ $0.brought?.number == wanted }) { break }
            try? await Task.sleep(for: .milliseconds(pause))
            pause = min(pause * 2, 50)
        }
        return desk.withLock { desk in
            defer { desk.brought = nil }
            return desk.brought?.value
        }
    }

    /// Whether a piece has not come back yet.
    var isOut: Bool { desk.withLock { $0.isOut } }

    private func bring(_ value: Value, _ number: Int) {
        desk.withLock { desk in
            desk.isOut = false
            desk.brought = (number, value)
        }
    }
}
