import Dispatch
import Glibc
import Synchronization

/// Work that blocks its thread, done on threads of its own, away from Swift's few cooperative
/// ones. At most ``width`` pieces run at the same time; further ones wait in turn. Sending mail
/// alone goes this way: what else may hang has its own threads (`Errand`).
final class Blocking: Sendable {
    /// For all mail of the program.
    static let mail = Blocking(width: 32)

    let width: Int
    private let line = Mutex(Line())

    private struct Line {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
    }

    init(width: Int) { self.width = max(1, width) }

    func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            enter { continuation.resume(returning: body()) }
        }
    }

    private func enter(_ job: @escaping @Sendable () -> Void) {
        let isNext = line.withLock { line in
            guard line.running < width else {
                line.waiting.append(job)
                return false
            }
            line.running += 1
            return true
        }
        guard isNext else { return }
        OwnThread.start { [self] in
            var next: (@Sendable () -> Void)? = job
            while let job = next {
                job()
                next = leave()
            }
        }
    }

    private func leave() -> (@Sendable () -> Void)? {
        line.withLock { line in
            guard line.waiting.isEmpty else { return line.waiting.removeFirst() }
            line.running -= 1
            return nil
        }
    }
}

/// A thread for one piece of work that may never return.
enum OwnThread {
    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    static func start(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Box(body))
        var thread = pthread_t()
        let problem = pthread_create(&thread, nil, { argument in
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, box.toOpaque())
        if problem == 0 {
            pthread_detach(thread)
        } else {
            // No thread to be had: better late than never.
            box.release()
            DispatchQueue.global().async(execute: body)
        }
    }
}
