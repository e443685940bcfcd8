import Statistics

/// Moments of every resample from sums of products that were computed once: a resample costs one sum over
/// its rows, and every model of the question is solved from the same moments, so that all differences are
/// differences on the same resamples.
///
/// Columns are standardized by the rows analysed, which keeps sums accurate; results are in these units.
struct MomentKernel: Sendable {
    let columnCount: Int
    let drawn: ResamplingDesign
    private let products: RowTable
    let means: [Double]
    /// Standard deviations of the columns, above 0.
    let spreads: [Double]

    /// - Parameter columns: of one length, none constant.
    init(columns: [[Double]], drawn: ResamplingDesign) {
        self.drawn = drawn
        columnCount = columns.count
        var means: [Double] = []
        var spreads: [Double] = []
        var standard: [[Double]] = []
        for column in columns {
            let (mean, spread) = Self.moments(column)
            means.append(mean)
            spreads.append(spread)
            standard.append(column.map { ($0 - mean) / spread })
        }
        self.means = means
        self.spreads = spreads
        products = Self.products(of: standard, by: drawn)
    }

    static func moments(_ values: [Double]) -> (mean: Double, spread: Double) {
        let n = Double(values.count)
        var sum = 0.0
        for value in values { sum += value }
        let mean = sum / n
        var squares = 0.0
        for value in values { squares += (value - mean) * (value - mean) }
        return (mean, (squares / max(1, n - 1)).squareRoot())
    }

    /// Whether a column does not vary beyond rounding.
    static func isConstant(_ values: [Double]) -> Bool {
        let (mean, spread) = moments(values)
        return !(spread > 1e-12 * max(mean.magnitude, .leastNormalMagnitude))
    }

    /// For each unit that is drawn, sums over its rows of the products of 1 and the columns, as a packed
    /// lower triangle.
    private static func products(of columns: [[Double]], by drawn: ResamplingDesign) -> RowTable {
        let width = (columns.count + 1) * (columns.count + 2) / 2
        var units: [[Double]] = []
        for unit in 0..<drawn.unitCount {
            var sums = [Double](repeating: 0, count: width)
            for row in drawn.rows(ofUnit: unit) {
                var place = 0
                for i in 0...columns.count {
                    let left = i == 0 ? 1 : columns[i - 1][row]
                    for j in 0...i {
                        sums[place] += left * (j == 0 ? 1 : columns[j - 1][row])
                        place += 1
                    }
                }
            }
            units.append(sums)
        }
        return RowTable(rows: units)
    }

    /// Moments with divisor n − 1 from packed sums.
    private func moments(_ sums: UnsafeMutableBufferPointer<Double>, into s: UnsafeMutableBufferPointer<Double>) {
        let n = sums[0]
        let divisor = max(1, n - 1)
        for i in 0..<columnCount {
            let row = (i + 1) * (i + 2) / 2
            let mean = sums[row] / n
            for j in 0...i {
                let other = sums[(j + 1) * (j + 2) / 2]
                let value = (sums[row + j + 1] - mean * other) / divisor
                s[i * columnCount + j] = value
                s[j * columnCount + i] = value
            }
        }
    }

    /// Where the moments of a block of work come from.
    enum Source: Sendable {
        case whole
        /// Resamples 0, 1, … under this seed.
        case resamples(Int, seed: UInt64)
        /// Without unit 0, 1, ….
        case leavingOne
        /// Without these units at once, one set a result.
        case leaving([[Int]])
    }

    /// Solves every model on every set of moments.
    func solve(_ models: [PathModel], from source: Source, running: Running) throws -> PathReplicates {
        let count: Int =
            switch source {
            case .whole: 1
            case .resamples(let count, _): count
            case .leavingOne: drawn.unitCount
            case .leaving(let sets): sets.count
            }
        let solvers = models.map { PathSolver($0, columns: columnCount) }
        let scratch = solvers.map(\.scratch).max() ?? 0
        var starts: [Int] = []
        var width = 0
        for model in models {
            starts.append(width)
            width += model.width
        }
        let offsets = starts
        let widest = models.map(\.width).max() ?? 0
        var values = [Double](repeating: 0, count: width * count)
        var failed = [Bool](repeating: false, count: models.count * count)
        let whole = products.total
        var draw: UnitDraw?
        if case .resamples(_, let seed) = source { draw = UnitDraw(drawn, seed: seed) }
        let block = 64
        let blocks = (count + block - 1) / block
        let drawing = draw
        try values.withUnsafeMutableBufferPointer { values in
            try failed.withUnsafeMutableBufferPointer { failed in
                // Safe: each block writes to its own places.
                nonisolated(unsafe) let values = values
                nonisolated(unsafe) let failed = failed
                try Pieces.carryOut(blocks, running: running) { number in
                    var room = WorkRoom(
                        sums: products.width, moments: columnCount * columnCount, scratch: scratch, out: widest,
                        rows: drawn.unitCount + ResampleIndices.slack)
                    room.use { sums, s, l, out, rows in
                        for place in (number * block)..<min(count, (number + 1) * block) {
                            fill(sums, source, drawing, place, rows, whole)
                            moments(sums, into: s)
                            for (index, solver) in solvers.enumerated() {
                                let isSolved = solver.solve(s, scratch: l, into: out)
                                failed[index * count + place] = !isSolved
                                guard isSolved else { continue }
                                for j in 0..<models[index].width { values[(offsets[index] + j) * count + place] = out[j] }
                            }
                        }
                    }
                }
            }
        }
        return PathReplicates(count: count, values: values, failed: failed, offsets: offsets)
    }

    private func fill(
        _ sums: UnsafeMutableBufferPointer<Double>, _ source: Source, _ draw: UnitDraw?, _ place: Int,
        _ rows: UnsafeMutableBufferPointer<UInt32>, _ whole: [Double]
    ) {
        switch source {
        case .whole:
            for index in 0..<products.width { sums[index] = whole[index] }
        case .resamples:
            draw?.fill(rows, resample: place)
            products.sum(rows, count: drawn.unitCount, into: sums)
        case .leavingOne:
            for index in 0..<products.width { sums[index] = whole[index] - products.values[place * products.width + index] }
        case .leaving(let sets):
            for index in 0..<products.width { sums[index] = whole[index] }
            for unit in sets[place] {
                for index in 0..<products.width { sums[index] -= products.values[unit * products.width + index] }
            }
        }
    }

    /// The moments of all rows.
    var wholeMoments: [Double] {
        var sums = products.total
        var s = [Double](repeating: 0, count: columnCount * columnCount)
        sums.withUnsafeMutableBufferPointer { sums in s.withUnsafeMutableBufferPointer { moments(sums, into: $0) } }
        return s
    }
}
