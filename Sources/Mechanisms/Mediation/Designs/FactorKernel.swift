import Statistics

/// Reads the effects of a design off the factor L of a resample's cross-products.
protocol PathReader: Sendable {
    /// Effects a resample.
    var outputCount: Int { get }

    /// - Parameter factor: eight factors side by side.
    func read(_ factor: FactorLanes, into effects: UnsafeMutableBufferPointer<SIMD8<Double>>)
}

/// Eight lower triangular factors side by side, packed row by row. The last diagonal element, which no
/// effect needs, is not computed.
struct FactorLanes {
    let packed: UnsafeMutableBufferPointer<SIMD8<Double>>

    subscript(row: Int, column: Int) -> SIMD8<Double> { packed[row * (row + 1) / 2 + column] }
}

/// Effects of linear equations on resamples from one Cholesky factor each.
///
/// With S the sums of products of the columns 1, C, X, … , Y over the rows drawn and S = L L', the
/// coefficients of column j on the columns before it solve L_q' β = (L[j, 1], …, L[j, q])'
/// (`Documentation/Methods/Mediation.md`, section 6), so equations that hold ever more columns constant
/// are all read off one factor.
struct FactorKernel<Reader: PathReader>: ResampleKernel {
    private let products: RowTable
    private let columnCount: Int
    private let reader: Reader
    let drawn: ResamplingDesign

    /// What is left of a column by those before it must exceed this share of its sum of squares,
    /// else the resample counts as singular.
    private static var tolerance: Double { 1e-12 }
    private static var lanes: Int { 8 }

    /// - Parameter columns: of one length, centered and of like spread, the constant not among them; the
    ///   outcome last.
    init(columns: [[Double]], reader: Reader, drawn: ResamplingDesign) {
        self.drawn = drawn
        columnCount = columns.count + 1
        self.reader = reader
        products = RowTable.products(of: columns, by: drawn)
    }

    var outputCount: Int { reader.outputCount }

    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: units + ResampleIndices.slack)
        indices.withUnsafeMutableBufferPointer { indices in
            factorize(range, output.stride, output.values, output.singular) { resample, sums in
                fill(indices, resample)
                products.sum(indices, count: units, into: sums)
            }
        }
    }

    func leaveOneOut(into output: KernelOutput) {
        let whole = products.total
        let width = products.width
        factorize(0..<units, output.stride, output.values, output.singular) { unit, sums in
            for index in 0..<width { sums[index] = whole[index] - products.values[unit * width + index] }
        }
    }

    private func factorize(
        _ range: Range<Int>, _ outputStride: Int, _ output: UnsafeMutableBufferPointer<Double>,
        _ singular: UnsafeMutableBufferPointer<Bool>, sums: (Int, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        var one = [Double](repeating: 0, count: products.width)
        var eight = [SIMD8<Double>](repeating: .zero, count: products.width)
        var effects = [SIMD8<Double>](repeating: .zero, count: outputCount)
        one.withUnsafeMutableBufferPointer { one in
            eight.withUnsafeMutableBufferPointer { eight in
                effects.withUnsafeMutableBufferPointer { effects in
                    for base in Swift.stride(from: range.lowerBound, to: range.upperBound, by: Self.lanes) {
                        let count = min(Self.lanes, range.upperBound - base)
                        for lane in 0..<count {
                            sums(base + lane, one)
                            for index in 0..<products.width { eight[index][lane] = one[index] }
                        }
                        let good = solve(eight)
                        reader.read(FactorLanes(packed: eight), into: effects)
                        for lane in 0..<count {
                            var isGood = good[lane]
                            for index in 0..<outputCount {
                                let effect = effects[index][lane]
                                if !effect.isFinite { isGood = false }
                                output[index * outputStride + base + lane] = effect
                            }
                            singular[base + lane] = !isGood
                        }
                    }
                }
            }
        }
    }

    /// Factorizes eight packed triangles in place.
    private func solve(_ s: UnsafeMutableBufferPointer<SIMD8<Double>>) -> SIMDMask<SIMD8<Int64>> {
        var good = SIMDMask<SIMD8<Int64>>(repeating: true)
        var rowI = 0
        for i in 0..<columnCount {
            var rowJ = 0
            for j in 0..<i {
                var value = s[rowI + j]
                for t in 0..<j { value -= s[rowI + t] * s[rowJ + t] }
                s[rowI + j] = value / s[rowJ + j]
                rowJ += j + 1
            }
            if i < columnCount - 1 {
                let diagonal = s[rowI + i]
                var pivot = diagonal
                for t in 0..<i { pivot -= s[rowI + t] * s[rowI + t] }
                let sound = pivot .> diagonal * Self.tolerance
                good = good .& sound
                pivot.replace(with: 1, where: .!sound)
                s[rowI + i] = pivot.squareRoot()
            }
            rowI += i + 1
        }
        return good
    }
}

/// A column brought to mean 0 and standard deviation 1, and what brings it back.
struct StandardizedColumn {
    let values: [Double]
    let mean: Double
    let spread: Double

    init(_ raw: [Double]) {
        let mean = raw.reduce(0, +) / Double(raw.count)
        let spread = standardDeviation(raw)
        self.mean = mean
        self.spread = spread
        values = raw.map { ($0 - mean) / spread }
    }
}
