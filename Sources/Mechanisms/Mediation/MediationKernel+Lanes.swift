import Statistics

/// Where the kernel writes: output o of resample r at `o * stride + r`.
struct KernelOutput {
    let stride: Int
    let values: UnsafeMutableBufferPointer<Double>
    /// Set to true for resamples that determine no coefficients.
    let singular: UnsafeMutableBufferPointer<Bool>
    /// Standard errors of the effects with these weights, of c' and of c; empty where none are wanted.
    var weights: [[Double]] = []
    var errors: UnsafeMutableBufferPointer<Double>?
}

extension MediationKernel {
    /// Gathers the sums of eight resamples at a time, factorizes them side by side, writes the effects.
    func factorize(
        _ range: Range<Int>, _ output: KernelOutput, sums: (Int, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        var one = [Double](repeating: 0, count: width)
        var eight = [SIMD8<Double>](repeating: .zero, count: width)
        var inverses = [SIMD8<Double>](repeating: .zero, count: columnCount)
        var effects = [SIMD8<Double>](
            repeating: .zero, count: max(outputCount, mediatorCount + outcomeCovariateCount + 1))
        var errors = KernelErrors(self, weights: output.errors == nil ? [] : output.weights)
        one.withUnsafeMutableBufferPointer { one in
            eight.withUnsafeMutableBufferPointer { eight in
                inverses.withUnsafeMutableBufferPointer { inverses in
                    effects.withUnsafeMutableBufferPointer { effects in
                        for base in stride(from: range.lowerBound, to: range.upperBound, by: Self.lanes) {
                            let count = min(Self.lanes, range.upperBound - base)
                            for lane in 0..<count {
                                sums(base + lane, one)
                                for index in 0..<width { eight[index][lane] = one[index] }
                            }
                            let good = solve(eight, inverses, effects)
                            for lane in 0..<count {
                                output.singular[base + lane] = !good[lane]
                                for index in 0..<outputCount {
                                    output.values[index * output.stride + base + lane] = effects[index][lane]
                                }
                            }
                            guard let places = output.errors else { continue }
                            errors.compute(eight, inverses)
                            for lane in 0..<count {
                                for index in errors.values.indices {
                                    places[index * output.stride + base + lane] = errors.values[index][lane]
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
