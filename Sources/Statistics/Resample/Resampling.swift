import Synchronization

/// Estimates the same again and again: on resamples of rows, on data drawn from a model, or without
/// each unit in turn.
///
/// Every resample is a pure function of its number and the seed, and writes to its own place, so the
/// replicates are the same to the last bit for any number of threads. What an estimate throws is a
/// reason to leave this resample out and count it; `CancellationError` alone ends everything.
public enum Resampling {
    /// Random numbers of a parametric resample: stream r of this purpose.
    public static let purpose: UInt64 = 2

    /// - Parameters:
    ///   - width: how many numbers each estimate gives.
    ///   - estimate: of resample r = 0, 1, …; called from any thread.
    /// - Throws: `CancellationError` when cancelled.
    public static func run(
        _ resamples: Int, width: Int, running: Running, _ estimate: @Sendable (Int) throws -> [Double]
    ) throws -> Replicates {
        var values = [Double](repeating: 0, count: width * resamples)
        let reasons = Mutex<[Int: String]>([:])
        let cancelled = Atomic(false)
        let asked = Running(
            threads: running.threads, progress: running.progress,
            isCancelled: { cancelled.load(ordering: .relaxed) || running.isCancelled() })
        try values.withUnsafeMutableBufferPointer { values in
            // Safe: each resample writes to its own places.
            nonisolated(unsafe) let values = values
            try Pieces.carryOut(resamples, running: asked) { resample in
                do {
                    let numbers = try estimate(resample)
                    guard numbers.count == width else {
                        throw ResamplingError.wrongCount(numbers.count, expected: width)
                    }
                    guard numbers.allSatisfy(\.isFinite) else { throw NotFinite() }
                    for quantity in 0..<width { values[quantity * resamples + resample] = numbers[quantity] }
                } catch is CancellationError {
                    cancelled.store(true, ordering: .relaxed)
                } catch {
                    let reason = String(describing: error)
                    reasons.withLock { $0[resample] = reason }
                }
            }
        }
        if cancelled.load(ordering: .relaxed) { throw CancellationError() }
        return Replicates(values: values, resamples: resamples, width: width, reasons: reasons.withLock { $0 })
    }

    private struct NotFinite: Error, CustomStringConvertible {
        var description: String { "The estimate is not a finite number." }
    }
}
