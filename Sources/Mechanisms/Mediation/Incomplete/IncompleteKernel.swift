import Statistics

/// Effects on resamples of all rows, each from the moments of the whole table on.
struct IncompleteKernel: ResampleKernel {
    let data: IncompleteMoments
    let paths: IncompletePaths
    let start: IncompleteMoments.Moments
    let unit: Double
    let drawn: ResamplingDesign

    var outputCount: Int { paths.names.count }

    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: units + ResampleIndices.slack)
        var weights = [Double](repeating: 0, count: data.rows)
        for resample in range {
            indices.withUnsafeMutableBufferPointer { fill($0, resample) }
            for row in weights.indices { weights[row] = 0 }
            for place in 0..<units {
                for row in drawn.rows(ofUnit: Int(indices[place])) { weights[row] += 1 }
            }
            write(weights, resample, output)
        }
    }

    func leaveOneOut(into output: KernelOutput) {
        var weights = [Double](repeating: 1, count: data.rows)
        for unit in 0..<units {
            for row in drawn.rows(ofUnit: unit) { weights[row] = 0 }
            write(weights, unit, output)
            for row in drawn.rows(ofUnit: unit) { weights[row] = 1 }
        }
    }

    private func write(_ weights: [Double], _ place: Int, _ output: KernelOutput) {
        let effects = data.maximized(weights, from: start, tolerance: 1e-7).flatMap { paths.effects($0.covariance) }
        output.singular[place] = effects == nil
        guard let effects else { return }
        for index in effects.indices { output.values[index * output.stride + place] = effects[index] * unit }
    }
}
