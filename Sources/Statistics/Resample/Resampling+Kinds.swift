extension Resampling {
    /// Units drawn with replacement, within strata.
    ///
    /// - Parameter estimate: from zero-based rows; a row that was drawn twice stands twice.
    public static func cases(
        _ design: ResamplingDesign, resamples: Int, seed: UInt64, width: Int, running: Running,
        _ estimate: @Sendable ([Int]) throws -> [Double]
    ) throws -> Replicates {
        guard design.unitCount > 1 else { throw ResamplingError.tooFewUnits(design.unitCount) }
        let draw = UnitDraw(design, seed: seed)
        return try run(resamples, width: width, running: running) { resample in
            try estimate(design.rows(ofUnits: draw.units(ofResample: resample)))
        }
    }

    /// The same draws as ``cases(_:resamples:seed:width:running:_:)`` in another shape.
    ///
    /// - Parameter estimate: from how often each unit was drawn.
    public static func weights(
        _ design: ResamplingDesign, resamples: Int, seed: UInt64, width: Int, running: Running,
        _ estimate: @Sendable ([Double]) throws -> [Double]
    ) throws -> Replicates {
        guard design.unitCount > 1 else { throw ResamplingError.tooFewUnits(design.unitCount) }
        let draw = UnitDraw(design, seed: seed)
        return try run(resamples, width: width, running: running) { resample in
            var weights = [Double](repeating: 0, count: design.unitCount)
            for unit in draw.units(ofResample: resample) { weights[Int(unit)] += 1 }
            return try estimate(weights)
        }
    }

    /// New data from a model (or its residuals), drawn by the caller.
    ///
    /// - Parameter estimate: from the random numbers of this resample.
    public static func parametric(
        resamples: Int, seed: UInt64, width: Int, running: Running,
        _ estimate: @Sendable (inout RandomStream) throws -> [Double]
    ) throws -> Replicates {
        try run(resamples, width: width, running: running) { resample in
            var random = RandomStream(seed: seed, stream: UInt64(resample), purpose: purpose)
            return try estimate(&random)
        }
    }

    /// Resamples of the stated list of the minimal standard generator, which draws units among all.
    public static func replay(
        _ replay: BootstrapSpecification.Replay, of design: ResamplingDesign, width: Int, running: Running,
        _ estimate: @Sendable ([Int]) throws -> [Double]
    ) throws -> Replicates {
        let count = design.unitCount
        guard var generator = MinimalStandard(seed: replay.seed), count > 1 else {
            throw ResamplingError.tooFewUnits(count)
        }
        var drawn = [UInt32](repeating: 0, count: replay.resamples * count)
        for place in drawn.indices { drawn[place] = UInt32(truncatingIfNeeded: generator.row(of: count)) }
        let units = drawn
        return try run(replay.resamples, width: width, running: running) { resample in
            try estimate(design.rows(ofUnits: units[(resample * count)..<((resample + 1) * count)]))
        }
    }

    /// Without each unit in turn (Quenouille 1956; Tukey 1958).
    public static func jackknife(
        _ design: ResamplingDesign, width: Int, running: Running, _ estimate: @Sendable ([Int]) throws -> [Double]
    ) throws -> Replicates {
        guard design.unitCount > 1 else { throw ResamplingError.tooFewUnits(design.unitCount) }
        return try run(design.unitCount, width: width, running: running) { unit in
            try estimate(design.rows(withoutUnit: unit))
        }
    }
}
