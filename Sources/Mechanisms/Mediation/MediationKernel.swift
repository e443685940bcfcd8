import Statistics

/// All path coefficients of a resample from one Cholesky factor of its cross-products.
///
/// With the columns in the order 1, C, X, M₁ … M_k, D, Y (D what only the outcome equation holds
/// constant), S the sums of their products over the rows drawn and S = L L',
///
///     aᵢ = L[Mᵢ, X] / L[X, X]        c = L[Y, X] / L[X, X]
///     b, d = the back substitution with the rows M and D of L and the row Y
///     c' = c − Σ aᵢ bᵢ − Σ dⱼ L[Dⱼ, X] / L[X, X]
///
/// (`Documentation/Methods/Mediation.md` proves it). So a resample costs one sum over its rows of
/// products that were computed once, and one small factorization; no model is fitted again. Columns
/// are centered and scaled first, which keeps the sums accurate and moves no effect but by a factor.
struct MediationKernel: Sendable {
    /// For each row of the data the products of its columns, packed as a lower triangle.
    private let products: RowTable
    let rows: Int
    let exposureColumn: Int
    let mediatorCount: Int
    let outcomeCovariateCount: Int
    let columnCount: Int
    /// sd(Y) / sd(X): from scaled effects to effects in units.
    let unit: Double

    /// What is left of a column by those before it must exceed this share of its sum of squares,
    /// else the resample counts as singular.
    static let tolerance = 1e-12

    /// How many resamples are factorized side by side.
    static let lanes = 8

    /// Columns of plain numbers of one length, none constant.
    init(
        covariates: [[Double]], exposure: [Double], mediators: [[Double]], outcomeCovariates: [[Double]] = [],
        outcome: [Double]
    ) {
        let columns = (covariates + [exposure] + mediators + outcomeCovariates + [outcome]).map(Self.standardized)
        rows = outcome.count
        columnCount = columns.count + 1
        exposureColumn = covariates.count + 1
        mediatorCount = mediators.count
        outcomeCovariateCount = outcomeCovariates.count
        unit = standardDeviation(outcome) / standardDeviation(exposure)
        products = RowTable(rows: outcome.indices.map { row in
            let values = [1] + columns.map { $0[row] }
            return values.indices.flatMap { i in values[...i].map { values[i] * $0 } }
        })
    }

    /// aᵢbᵢ of each mediator; what runs through D, when there is any; then c.
    var outputCount: Int { mediatorCount + (outcomeCovariateCount > 0 ? 2 : 1) }

    private static func standardized(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        let spread = standardDeviation(values)
        return values.map { ($0 - mean) / spread }
    }

    /// Computes the resamples of a range and writes output o of resample r to `output[o * stride + r]`.
    ///
    /// - Parameters:
    ///   - fill: writes the row numbers of a resample, in ascending order of resamples.
    ///   - singular: set to true for resamples that determine no coefficients.
    func resample(
        _ range: Range<Int>, stride outputStride: Int, output: UnsafeMutableBufferPointer<Double>,
        singular: UnsafeMutableBufferPointer<Bool>,
        fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: rows + ResampleIndices.slack)
        indices.withUnsafeMutableBufferPointer { indices in
            factorize(range, outputStride, output, singular) { resample, sums in
                fill(indices, resample)
                products.sum(indices, count: rows, into: sums)
            }
        }
    }

    /// The same for the table without its first, second, … row, by taking each off the whole sum.
    func leaveOneOut(
        output: UnsafeMutableBufferPointer<Double>, singular: UnsafeMutableBufferPointer<Bool>
    ) {
        let whole = products.total
        let width = products.width
        factorize(0..<rows, rows, output, singular) { row, sums in
            for index in 0..<width {
                sums[index] = whole[index] - products.values[row * width + index]
            }
        }
    }

    /// Gathers the sums of eight resamples at a time, factorizes them side by side, writes the effects.
    private func factorize(
        _ range: Range<Int>, _ outputStride: Int, _ output: UnsafeMutableBufferPointer<Double>,
        _ singular: UnsafeMutableBufferPointer<Bool>,
        sums: (Int, UnsafeMutableBufferPointer<Double>) -> Void
    ) {
        var one = [Double](repeating: 0, count: products.width)
        var eight = [SIMD8<Double>](repeating: .zero, count: products.width)
        var inverses = [SIMD8<Double>](repeating: .zero, count: columnCount)
        var effects = [SIMD8<Double>](
            repeating: .zero, count: max(outputCount, mediatorCount + outcomeCovariateCount + 1))
        one.withUnsafeMutableBufferPointer { one in
            eight.withUnsafeMutableBufferPointer { eight in
                inverses.withUnsafeMutableBufferPointer { inverses in
                    effects.withUnsafeMutableBufferPointer { effects in
                        for base in Swift.stride(
                            from: range.lowerBound, to: range.upperBound, by: Self.lanes)
                        {
                            let count = min(Self.lanes, range.upperBound - base)
                            for lane in 0..<count {
                                sums(base + lane, one)
                                for index in 0..<products.width { eight[index][lane] = one[index] }
                            }
                            let good = solve(eight, inverses, effects)
                            for lane in 0..<count {
                                singular[base + lane] = !good[lane]
                                for index in 0..<outputCount {
                                    output[index * outputStride + base + lane] = effects[index][lane]
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
