import Statistics

extension MediationKernel {
    /// Resamples made by a model instead of by drawing rows.
    func replicates(
        _ count: Int, of generator: MediationGenerator, seed: UInt64, running: Running, weights: [[Double]] = []
    ) throws -> MediationReplicates {
        try collect(count, running: running, weights: weights) { block, output in
            var columns = generator.columns
            factorize(block, output) { resample, sums in
                generator.sum(resample, seed: seed, columns: &columns, into: sums)
            }
        }
    }
}
