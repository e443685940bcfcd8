public import Statistics

/// How many components of several items are larger than those of items that have nothing in common
/// (Horn 1965): eigenvalues of the correlations beside a percentile of those of independent normal
/// numbers of the same count.
public struct ParallelAnalysis: AnalysisSpecification {
    public let items: [String]
    public let resamples: Int
    /// For instance 95.
    public let percentile: Double
    public let randomSeed: UInt64

    public var seed: UInt64? { randomSeed }

    public init(items: [String], resamples: Int = 1000, percentile: Double = 95, randomSeed: UInt64 = 1) {
        self.items = items
        self.resamples = max(1, resamples)
        self.percentile = percentile
        self.randomSeed = randomSeed
    }

    /// - Throws: ``ModelFaults`` or ``FactorError``.
    public func fit(on table: DataTable, running: Running) throws -> ParallelAnalysisFit {
        let data = try StructuralData(items, group: nil, in: table, keepsPartial: false)
        guard data.count > 2 else { throw FactorError.fewRows(data.count) }
        let observed = Self.falling(SampleMoments(data.groups[0].values).correlation)
        let (rows, size, seed) = (data.count, items.count, randomSeed)
        let drawn = sharedOut(resamples, threads: running.threads) { number -> [Double] in
            Self.falling(Self.correlation(rows: rows, items: size, seed: seed, number: number))
        }
        let columns = observed.indices.map { place in drawn.map { $0[place] }.sorted() }
        let reference = columns.map { Self.quantile($0, percentile / 100) }
        let mean = columns.map { $0.reduce(0, +) / Double($0.count) }
        return ParallelAnalysisFit(specification: self, data: data, observed: observed, mean: mean, reference: reference)
    }

    private static func falling(_ matrix: Matrix) -> [Double] { (SymmetricEigen(matrix)?.values ?? []).reversed() }

    /// Hyndman and Fan's type 7 of rising values.
    private static func quantile(_ values: [Double], _ p: Double) -> Double {
        let place = p * Double(values.count - 1)
        let below = min(values.count - 1, max(0, Int(place)))
        let above = min(values.count - 1, below + 1)
        return values[below] + (place - Double(below)) * (values[above] - values[below])
    }

    /// Of independent normal numbers. The sums of products of n rows are A A' with A lower triangular,
    /// χ of n − 1 − i degrees of freedom on its diagonal and normal below (Bartlett 1933): no rows
    /// need be drawn unless there are too few of them.
    static func correlation(rows: Int, items: Int, seed: UInt64, number: Int) -> Matrix {
        var stream = RandomStream(seed: seed, stream: UInt64(number), purpose: 0x7061_7261)
        var products: Matrix
        if rows - 1 >= items {
            var lower = Matrix(rows: items, columns: items)
            for row in 0..<items {
                for column in 0..<row { lower[row, column] = stream.normal() }
                let middle = max(1e-16, stream.uniform())
                let square = ChiSquared(df: Double(rows - 1 - row))?.quantile(middle) ?? 1
                lower[row, row] = square.squareRoot()
            }
            products = lower.timesTransposed(lower)
        } else {
            var values = Matrix(rows: rows, columns: items)
            for row in 0..<rows { for column in 0..<items { values[row, column] = stream.normal() } }
            products = SampleMoments(values).covariance
        }
        let roots = products.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
        for row in 0..<items {
            for column in 0..<items { products[row, column] = row == column ? 1 : products[row, column] / (roots[row] * roots[column]) }
        }
        return products
    }
}

public struct ParallelAnalysisFit: AnalysisFit {
    public let specification: ParallelAnalysis
    let data: StructuralData
    public let observed: [Double]
    public let mean: [Double]
    public let reference: [Double]

    /// Leading eigenvalues above the reference.
    public var components: Int { zip(observed, reference).prefix { $0 > $1 }.count }

    public var results: ResultTree {
        .of([
            "n": .count(data.count), "components": .count(components),
            "eigenvalues": .branch(observed.indices.map { place in
                .init("\(place + 1)", .of([
                    "observed": .number(observed[place]), "mean": .number(mean[place]), "percentile": .number(reference[place]),
                ]))
            }),
        ])
    }

    public var account: FitAccount {
        FitAccount(rowsGiven: data.rowsGiven, rowsAnalysed: data.count, missing: data.missing)
    }

    public var tables: [ReadableTable] {
        [
            ReadableTable(
                "Parallel analysis", columns: ["Component", "Eigenvalue", "Mean by chance", "Percentile by chance"],
                rows: observed.indices.map { [.text("\($0 + 1)"), .number(observed[$0]), .number(mean[$0]), .number(reference[$0])] },
                notes: ["\(components) leading eigenvalues lie above the \(specification.percentile) % percentile of \(specification.resamples) draws of independent items, seed \(specification.randomSeed)."])
        ]
    }
}
