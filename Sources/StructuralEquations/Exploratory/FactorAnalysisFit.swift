public import Statistics

/// Factors of several items, rotated, largest first.
public struct FactorAnalysisFit: AnalysisFit {
    public let specification: FactorAnalysis
    public let correlation: Matrix
    public let extraction: FactorExtraction
    public let rotation: FactorRotation
    public let rows: Int
    private let data: StructuralData
    private let remarks: [String]
    /// Falling, of the correlations.
    public let eigenvalues: [Double]

    init(
        _ specification: FactorAnalysis, _ data: StructuralData, _ correlation: Matrix, _ extraction: FactorExtraction,
        _ rotation: FactorRotation, _ remarks: [String]
    ) {
        self.specification = specification
        self.data = data
        self.correlation = correlation
        self.extraction = extraction
        self.rotation = rotation
        self.remarks = remarks
        rows = data.count
        eigenvalues = (SymmetricEigen(correlation)?.values ?? []).reversed()
    }

    private var names: [String] { (0..<rotation.loadings.columns).map { "F\($0 + 1)" } }
    private var items: [String] { specification.items }

    public var degreesOfFreedom: Int {
        FactorExtraction.degreesOfFreedom(items: items.count, factors: specification.factors)
    }

    /// ΛΦΛ' + Ψ.
    public var implied: Matrix {
        var matrix = (rotation.loadings * rotation.correlations).timesTransposed(rotation.loadings)
        for item in items.indices { matrix[item, item] = matrix[item, item] + extraction.uniquenesses[item] }
        return matrix
    }

    /// Root mean square of the residual correlations.
    public var residual: Double {
        let difference = correlation - implied
        var sum = 0.0
        for row in items.indices { for column in 0..<row { sum += difference[row, column] * difference[row, column] } }
        return (sum / Double(max(1, items.count * (items.count - 1) / 2))).squareRoot()
    }

    /// Bartlett's (1951) chi-square, (n − 1 − (2p + 5)/6 − 2m/3) (log |Σ| + tr RΣ⁻¹ − log |R| − p).
    public var chiSquare: Double? {
        guard let (_, logSample) = correlation.inversePositiveDefinite, let (inverse, logModel) = implied.inversePositiveDefinite
        else { return nil }
        let p = Double(items.count)
        let trace = innerProduct(inverse.elements, correlation.elements)
        let factor = Double(rows) - 1 - (2 * p + 5) / 6 - 2 * Double(specification.factors) / 3
        return factor > 0 ? max(0, factor * (logModel + trace - logSample - p)) : nil
    }

    /// Variance that each factor explains, with its part of what it shares with others.
    public var sumsOfSquares: [Double] { (rotation.correlations * rotation.loadings.transposedTimes(rotation.loadings)).diagonal }

    public var results: ResultTree {
        let reason = "The numbers are too large to be added up."
        func tree(_ rowNames: [String], _ matrix: Matrix) -> ResultTree {
            .branch(rowNames.indices.map { row in
                .init(rowNames[row], .branch(names.indices.map { .init(names[$0], .finite(matrix[row, $0], else: reason)) }))
            })
        }
        let unique = extraction.uniquenesses
        let singular = "The correlations, or those of the model, are not positive definite, or there are too few rows."
        let test: ResultTree = chiSquare.map { .finite($0, else: reason) } ?? .missing(singular)
        let tail: ResultTree = chiSquare.map { FitMeasures.tail($0, degreesOfFreedom) } ?? .missing(singular)
        return .of([
            "n": .count(rows), "eigenvalues": .list(eigenvalues), "loadings": tree(items, rotation.loadings),
            "uniquenesses": .branch(items.indices.map { .init(items[$0], .finite(unique[$0], else: reason)) }),
            "communalities": .branch(items.indices.map { .init(items[$0], .finite(1 - unique[$0], else: reason)) }),
            "factor_correlations": tree(names, rotation.correlations),
            "factors": .branch(names.indices.map { place in
                let sum = sumsOfSquares[place]
                return .init(names[place], .of(["ss_loadings": .number(sum), "proportion": .number(sum / Double(items.count))]))
            }),
            "fit": .of([
                "discrepancy": .number(extraction.discrepancy), "df": .count(degreesOfFreedom), "chisq": test, "pvalue": tail,
                "rmsr": .number(residual),
            ]),
        ])
    }

    public var account: FitAccount {
        let bound = extraction.atBound.map { "The uniqueness of \(items[$0]) lies at its bound, \(FactorExtraction.leastUniqueness) (a Heywood case)." }
        let isConverged = extraction.isConverged && rotation.isConverged
        return FitAccount(
            rowsGiven: data.rowsGiven, rowsAnalysed: rows, missing: data.missing,
            convergence: isConverged
                ? .converged(iterations: extraction.iterations, gradient: extraction.gradient, rule: "largest derivative by a uniqueness")
                : .notConverged("The \(extraction.isConverged ? "rotation" : "extraction") did not converge; the loadings are not to be used."),
            admissibility: bound.isEmpty ? .admissible : .doubtful(bound))
    }

    public var warnings: [String] {
        var warnings = remarks
        if case .doubtful(let sentences) = account.admissibility { warnings += sentences }
        if case .notConverged(let sentence) = account.convergence { warnings.append(sentence) }
        return warnings
    }

    public var tables: [ReadableTable] {
        let loadings = items.indices.map { item -> [ReadableTable.Cell] in
            [.text(items[item])] + names.indices.map { .number(rotation.loadings[item, $0]) } + [.number(extraction.uniquenesses[item])]
        }
        let shares = names.indices.map { place -> [ReadableTable.Cell] in
            [.text(names[place]), .number(sumsOfSquares[place]), .share(sumsOfSquares[place] / Double(items.count))]
                + names.indices.map { .number(rotation.correlations[place, $0]) }
        }
        let how = "\(specification.extraction.rawValue), \(specification.rotation.rawValue), \(specification.correlation.rawValue) correlations"
        return [
            ReadableTable("Loadings", columns: ["Item"] + names + ["Uniqueness"], rows: loadings, notes: ["Pattern loadings: \(how)."]),
            ReadableTable(
                "Factors", columns: ["Factor", "Sum of squares", "Share of variance"] + names, rows: shares,
                notes: ["On the right: correlations of the factors."]),
        ]
    }
}
