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
struct MediationKernel: ResampleKernel {
    /// For each unit that is drawn (a row, or all rows of a person or site) the products of its columns,
    /// packed as a lower triangle.
    private let products: RowTable
    let drawn: ResamplingDesign
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
    ///
    /// - Parameter drawn: nil for each row by itself.
    init(
        covariates: [[Double]], exposure: [Double], mediators: [[Double]], outcomeCovariates: [[Double]] = [],
        outcome: [Double], drawn: ResamplingDesign? = nil
    ) {
        let columns = (covariates + [exposure] + mediators + outcomeCovariates + [outcome]).map(Self.standardized)
        let drawn = drawn ?? ResamplingDesign(rows: outcome.count)
        self.drawn = drawn
        columnCount = columns.count + 1
        exposureColumn = covariates.count + 1
        mediatorCount = mediators.count
        outcomeCovariateCount = outcomeCovariates.count
        unit = standardDeviation(outcome) / standardDeviation(exposure)
        products = RowTable.products(of: columns, by: drawn)
    }

    /// aᵢbᵢ of each mediator; what runs through D, when there is any; then c.
    var outputCount: Int { mediatorCount + (outcomeCovariateCount > 0 ? 2 : 1) }

    private static func standardized(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        let spread = standardDeviation(values)
        return values.map { ($0 - mean) / spread }
    }

    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: units + ResampleIndices.slack)
        indices.withUnsafeMutableBufferPointer { indices in
            factorize(range, output) { resample, sums in
                fill(indices, resample)
                products.sum(indices, count: units, into: sums)
            }
        }
    }

    /// By taking each unit off the whole sum.
    func leaveOneOut(into output: KernelOutput) {
        let whole = products.total
        let width = products.width
        factorize(0..<units, output) { unit, sums in
            for index in 0..<width {
                sums[index] = whole[index] - products.values[unit * width + index]
            }
        }
    }

    /// Places for the packed lower triangle of one resample's sums.
    var width: Int { products.width }
}
