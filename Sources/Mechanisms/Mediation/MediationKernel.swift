import Statistics

/// All path coefficients of a resample from one Cholesky factor of its cross-products.
///
/// With the columns in the order 1, C, X, M₁ … M_k, Y, S the sums of their products over the rows
/// drawn and S = L L',
///
///     aᵢ = L[Mᵢ, X] / L[X, X]        c = L[Y, X] / L[X, X]
///     b  = the last k entries of the back substitution with the rows M of L and the row Y
///
/// (`Documentation/Methods/Mediation.md` proves it). So a resample costs one sum over its rows of
/// products that were computed once, and one small factorization; no model is fitted again. Columns
/// are centered and scaled first, which keeps the sums accurate and moves no effect but by a factor.
struct MediationKernel: Sendable {
    /// Vectors of four products a row; the last is filled up with zeros.
    private let groups: Int
    private let products: [SIMD4<Double>]
    let rows: Int
    private let exposureColumn: Int
    private let mediatorCount: Int
    private let columnCount: Int
    /// sd(Y) / sd(X): from scaled effects to effects in units.
    private let unit: Double

    /// What is left of a column by those before it must exceed this share of its sum of squares,
    /// else the resample counts as singular.
    private static let tolerance = 1e-12

    /// How many resamples are factorized side by side.
    static let lanes = 8

    /// Columns of plain numbers of one length, none constant.
    init(covariates: [[Double]], exposure: [Double], mediators: [[Double]], outcome: [Double]) {
        let columns = (covariates + [exposure] + mediators + [outcome]).map(Self.standardized)
        rows = outcome.count
        columnCount = columns.count + 1
        exposureColumn = covariates.count + 1
        mediatorCount = mediators.count
        unit = standardDeviation(outcome) / standardDeviation(exposure)
        let elements = columnCount * (columnCount + 1) / 2
        groups = (elements + 3) / 4
        var products = [SIMD4<Double>](repeating: .zero, count: groups * rows)
        for row in 0..<rows {
            var element = 0
            for i in 0..<columnCount {
                let left = i == 0 ? 1 : columns[i - 1][row]
                for j in 0...i {
                    let right = j == 0 ? 1 : columns[j - 1][row]
                    products[row * groups + element / 4][element % 4] = left * right
                    element += 1
                }
            }
        }
        self.products = products
    }

    /// aᵢbᵢ of each mediator, then c.
    var outputCount: Int { mediatorCount + 1 }

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
                sum(rows: indices, into: sums)
            }
        }
    }

    /// The same for the table without its first, second, … row, by taking each off the whole sum.
    func leaveOneOut(
        output: UnsafeMutableBufferPointer<Double>, singular: UnsafeMutableBufferPointer<Bool>
    ) {
        var whole = [SIMD4<Double>](repeating: .zero, count: groups)
        for row in 0..<rows {
            for group in 0..<groups { whole[group] += products[row * groups + group] }
        }
        factorize(0..<rows, rows, output, singular) { row, sums in
            for group in 0..<groups { sums[group] = whole[group] - products[row * groups + group] }
        }
    }

    /// Gathers the sums of eight resamples at a time, factorizes them side by side, writes the effects.
    private func factorize(
        _ range: Range<Int>, _ outputStride: Int, _ output: UnsafeMutableBufferPointer<Double>,
        _ singular: UnsafeMutableBufferPointer<Bool>,
        sums: (Int, UnsafeMutableBufferPointer<SIMD4<Double>>) -> Void
    ) {
        var one = [SIMD4<Double>](repeating: .zero, count: groups)
        var eight = [SIMD8<Double>](repeating: .zero, count: groups * 4)
        var inverses = [SIMD8<Double>](repeating: .zero, count: columnCount)
        var effects = [SIMD8<Double>](repeating: .zero, count: outputCount)
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
                                for group in 0..<groups {
                                    let four = one[group]
                                    eight[group * 4][lane] = four[0]
                                    eight[group * 4 + 1][lane] = four[1]
                                    eight[group * 4 + 2][lane] = four[2]
                                    eight[group * 4 + 3][lane] = four[3]
                                }
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

extension MediationKernel {
    /// Factorizes eight packed lower triangles in place and reads off the effects.
    ///
    /// - Returns: for each, whether every pivot before Y's was sound.
    private func solve(
        _ s: UnsafeMutableBufferPointer<SIMD8<Double>>,
        _ inverses: UnsafeMutableBufferPointer<SIMD8<Double>>,
        _ effects: UnsafeMutableBufferPointer<SIMD8<Double>>
    ) -> SIMDMask<SIMD8<Int64>> {
        var good = SIMDMask<SIMD8<Int64>>(repeating: true)
        let last = columnCount - 1
        var i = 0
        var rowI = 0
        while i < columnCount {
            var rowJ = 0
            var j = 0
            while j < i {
                var value = s[rowI + j]
                var t = 0
                while t < j {
                    value -= s[rowI + t] * s[rowJ + t]
                    t += 1
                }
                s[rowI + j] = value * inverses[j]
                j += 1
                rowJ += j
            }
            if i < last {
                let diagonal = s[rowI + i]
                var pivot = diagonal
                var t = 0
                while t < i {
                    pivot -= s[rowI + t] * s[rowI + t]
                    t += 1
                }
                let sound = pivot .> diagonal * Self.tolerance
                good = good .& sound
                pivot.replace(with: 1, where: .!sound)
                inverses[i] = 1 / pivot.squareRoot()
            }
            i += 1
            rowI += i
        }

        let x = exposureColumn
        let rowY = last * (last + 1) / 2
        let toUnits = inverses[x] * unit
        effects[mediatorCount] = s[rowY + x] * toUnits
        var m = mediatorCount - 1
        while m >= 0 {
            // effects[m] holds b first, which the mediators before it need, and a b at the end.
            var b = s[rowY + x + 1 + m]
            var later = m + 1
            while later < mediatorCount {
                let rowLater = (x + 1 + later) * (x + 2 + later) / 2
                b -= s[rowLater + x + 1 + m] * effects[later]
                later += 1
            }
            effects[m] = b * inverses[x + 1 + m]
            m -= 1
        }
        for m in 0..<mediatorCount {
            let row = (x + 1 + m) * (x + 2 + m) / 2
            effects[m] *= s[row + x] * toUnits
        }
        return good
    }

    /// Sums the products of the rows drawn, as many vectors at a time as registers hold.
    private func sum(
        rows indices: UnsafeMutableBufferPointer<UInt32>,
        into sums: UnsafeMutableBufferPointer<SIMD4<Double>>
    ) {
        products.withUnsafeBufferPointer { products in
            var group = 0
            while groups - group >= 7 {
                var (s0, s1, s2, s3) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
                var (s4, s5, s6) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
                for draw in 0..<rows {
                    let at = Int(indices[draw]) &* groups &+ group
                    s0 += products[at]
                    s1 += products[at &+ 1]
                    s2 += products[at &+ 2]
                    s3 += products[at &+ 3]
                    s4 += products[at &+ 4]
                    s5 += products[at &+ 5]
                    s6 += products[at &+ 6]
                }
                sums[group] = s0
                sums[group + 1] = s1
                sums[group + 2] = s2
                sums[group + 3] = s3
                sums[group + 4] = s4
                sums[group + 5] = s5
                sums[group + 6] = s6
                group += 7
            }
            while group < groups {
                let wide = min(3, groups - group)
                var (s0, s1, s2) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
                if wide == 3 {
                    for draw in 0..<rows {
                        let at = Int(indices[draw]) &* groups &+ group
                        s0 += products[at]
                        s1 += products[at &+ 1]
                        s2 += products[at &+ 2]
                    }
                    sums[group + 1] = s1
                    sums[group + 2] = s2
                } else if wide == 2 {
                    for draw in 0..<rows {
                        let at = Int(indices[draw]) &* groups &+ group
                        s0 += products[at]
                        s1 += products[at &+ 1]
                    }
                    sums[group + 1] = s1
                } else {
                    for draw in 0..<rows { s0 += products[Int(indices[draw]) &* groups &+ group] }
                }
                sums[group] = s0
                group += wide
            }
        }
    }
}
