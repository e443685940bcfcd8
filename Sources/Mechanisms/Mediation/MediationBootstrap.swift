import Statistics

/// Computes the effects of a model on resamples: what differs between models is how, not which rows.
protocol ResampleKernel: Sendable {
    /// What is drawn, and among which.
    var drawn: ResamplingDesign { get }
    /// Numbers a resample.
    var outputCount: Int { get }

    /// Computes the resamples of a range.
    ///
    /// - Parameter fill: writes the unit numbers of a resample, in ascending order of resamples.
    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void)

    /// The same for the table without its first, second, … unit.
    func leaveOneOut(into output: KernelOutput)
}

extension ResampleKernel {
    /// Units that are drawn.
    var units: Int { drawn.unitCount }

    /// Resamples drawn with the program's own random numbers.
    ///
    /// Resample r is a pure function of the seed and r, and every resample writes to its own places,
    /// so the replicates are the same to the last bit for any number of threads.
    ///
    /// - Parameter weights: of the effects whose standard errors are wanted on each resample.
    /// - Throws: `CancellationError` when cancelled.
    func replicates(_ count: Int, seed: UInt64, running: Running, weights: [[Double]] = []) throws -> MediationReplicates {
        let draw = UnitDraw(drawn, seed: seed)
        return try collect(count, running: running, weights: weights) { block, output in
            resample(block, into: output) { draw.fill($0, resample: $1) }
        }
    }

    /// Resamples from the stated list of the minimal standard generator.
    func replay(_ replay: BootstrapSpecification.Replay, weights: [[Double]] = []) throws -> MediationReplicates? {
        guard let start = MinimalStandard(seed: replay.seed) else { return nil }
        let count = replay.resamples
        return try collect(count, running: Running(), blocks: [0..<count], weights: weights) { block, output in
            var generator = start
            resample(block, into: output) { buffer, _ in
                for place in 0..<units { buffer[place] = UInt32(generator.row(of: units)) }
            }
        }
    }

    /// Estimates without each unit; nil when one of them does not exist.
    func jackknife() throws -> MediationReplicates? {
        let result = try collect(units, running: Running(), blocks: [0..<units], weights: []) { _, output in
            leaveOneOut(into: output)
        }
        return result.singular == 0 ? result : nil
    }

    /// - Parameter blocks: nil for ranges of 256 resamples: a block's replicates stay in a core's cache.
    func collect(
        _ count: Int, running: Running, blocks: [Range<Int>]? = nil, weights: [[Double]],
        _ work: @Sendable (Range<Int>, KernelOutput) -> Void
    ) throws -> MediationReplicates {
        let blocks = blocks ?? stride(from: 0, to: count, by: 256).map { $0..<min($0 + 256, count) }
        var values = [Double](repeating: 0, count: outputCount * count)
        var errors = [Double](repeating: 0, count: weights.isEmpty ? 0 : (weights.count + 2) * count)
        var singular = [Bool](repeating: false, count: count)
        try values.withUnsafeMutableBufferPointer { values in
            try errors.withUnsafeMutableBufferPointer { errors in
                try singular.withUnsafeMutableBufferPointer { singular in
                    // Safe: the blocks are disjoint, and so are the places they write to.
                    nonisolated(unsafe) let output = KernelOutput(
                        stride: count, values: values, singular: singular, weights: weights,
                        errors: weights.isEmpty ? nil : errors)
                    try Pieces.carryOut(blocks.count, running: running) { work(blocks[$0], output) }
                }
            }
        }
        return MediationReplicates(values, errors: errors, singular: singular)
    }
}
