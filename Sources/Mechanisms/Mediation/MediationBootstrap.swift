import Dispatch
import Statistics
import Synchronization

/// Replicates of the kernel's outputs, with the singular resamples taken out.
struct MediationReplicates: Hashable, Sendable {
    /// aᵢbᵢ of each mediator, what runs through D if there is any, then c; one number a resample that
    /// could be fitted.
    let columns: [[Double]]
    let singular: Int

    init(_ output: [Double], singular: [Bool]) {
        let count = singular.count
        let failed = singular.count { $0 }
        self.singular = failed
        columns = (0..<(count == 0 ? 0 : output.count / count)).map { index in
            let column = output[(index * count)..<((index + 1) * count)]
            if failed == 0 { return Array(column) }
            return zip(column, singular).compactMap { value, bad in bad ? nil : value }
        }
    }

    /// Σ wᵢ aᵢ bᵢ of each resample.
    func weighted(_ weights: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: columns.first?.count ?? 0)
        for (column, weight) in zip(columns, weights) where weight != 0 {
            for index in result.indices { result[index] += weight * column[index] }
        }
        return result
    }

    /// c of each resample.
    var total: [Double] { columns.last ?? [] }

    /// c' of each resample: c without what runs through the mediators and D.
    var direct: [Double] {
        let indirect = weighted([Double](repeating: 1, count: max(0, columns.count - 1)))
        return zip(total, indirect).map { $0 - $1 }
    }
}

extension MediationKernel {
    /// Resamples drawn with the program's own random numbers.
    ///
    /// Resample r is a pure function of the seed and r, and every resample writes to its own places,
    /// so the replicates are the same to the last bit for any number of threads.
    func replicates(
        _ count: Int, seed: UInt64, threads: Int, progress: (@Sendable (Double) -> Void)?
    ) -> MediationReplicates {
        let draw = ResampleIndices(seed: seed, rows: rows)
        var output = [Double](repeating: 0, count: outputCount * count)
        var singular = [Bool](repeating: false, count: count)
        let blocks = Self.blocks(of: count)
        let workers = max(1, min(threads, blocks.count))
        output.withUnsafeMutableBufferPointer { output in
            singular.withUnsafeMutableBufferPointer { singular in
                // Safe: the blocks are disjoint, and so are the places they write to.
                nonisolated(unsafe) let output = output
                nonisolated(unsafe) let singular = singular
                let work: @Sendable (Int) -> Void = { block in
                    resample(blocks[block], stride: count, output: output, singular: singular) {
                        draw.fill($0, resample: $1)
                    }
                }
                Self.carryOut(blocks.count, workers: workers, progress: progress, work)
            }
        }
        return MediationReplicates(output, singular: singular)
    }

    /// Resamples from the stated list of the minimal standard generator.
    func replay(_ replay: BootstrapSpecification.Replay) -> MediationReplicates? {
        guard var generator = MinimalStandard(seed: replay.seed) else { return nil }
        let count = replay.resamples
        var output = [Double](repeating: 0, count: outputCount * count)
        var singular = [Bool](repeating: false, count: count)
        output.withUnsafeMutableBufferPointer { output in
            singular.withUnsafeMutableBufferPointer { singular in
                resample(0..<count, stride: count, output: output, singular: singular) { buffer, _ in
                    for place in 0..<rows { buffer[place] = UInt32(generator.row(of: rows)) }
                }
            }
        }
        return MediationReplicates(output, singular: singular)
    }

    /// Estimates without each row; nil when one of them does not exist.
    func jackknife() -> MediationReplicates? {
        var output = [Double](repeating: 0, count: outputCount * rows)
        var singular = [Bool](repeating: false, count: rows)
        output.withUnsafeMutableBufferPointer { output in
            singular.withUnsafeMutableBufferPointer { singular in
                leaveOneOut(output: output, singular: singular)
            }
        }
        let result = MediationReplicates(output, singular: singular)
        return result.singular == 0 ? result : nil
    }

    /// Ranges of 256 resamples: a block's replicates stay in a core's cache.
    private static func blocks(of count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: 256).map { $0..<min($0 + 256, count) }
    }

    /// Each worker takes every `workers`-th piece; progress rises and ends at 1.
    private static func carryOut(
        _ pieces: Int, workers: Int, progress: (@Sendable (Double) -> Void)?,
        _ work: @escaping @Sendable (Int) -> Void
    ) {
        let done = Mutex(0)
        let carry: @Sendable (Int) -> Void = { worker in
            for piece in stride(from: worker, to: pieces, by: workers) {
                work(piece)
                guard let progress else { continue }
                done.withLock { done in
                    done += 1
                    progress(Double(done) / Double(pieces))
                }
            }
        }
        if workers == 1 {
            carry(0)
        } else {
            DispatchQueue.concurrentPerform(iterations: workers, execute: carry)
        }
    }
}
