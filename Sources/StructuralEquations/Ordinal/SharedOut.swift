import Dispatch

/// The results of `count` pieces that do not depend on one another, in order, whatever the threads.
func sharedOut<Result: Sendable>(_ count: Int, threads: Int, _ piece: @escaping @Sendable (Int) -> Result) -> [Result] {
    let workers = max(1, min(threads, count))
    guard workers > 1 else { return (0..<count).map(piece) }
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { places in
        // Each piece writes its own place alone.
        nonisolated(unsafe) let places = places
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for index in stride(from: worker, to: count, by: workers) { places[index] = piece(index) }
        }
    }
    return results.compactMap { $0 }
}
