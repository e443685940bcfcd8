public import Statistics

/// Exploratory factor analysis of several items: the specification.
public struct FactorAnalysis: AnalysisSpecification {
    public enum Correlation: String, Hashable, Sendable, CaseIterable { case pearson, polychoric }

    public let items: [String]
    public let factors: Int
    public let extraction: FactorExtraction.Method
    public let rotation: FactorRotation.Method
    public let correlation: Correlation

    public init(
        items: [String], factors: Int, extraction: FactorExtraction.Method = .minres, rotation: FactorRotation.Method = .oblimin,
        correlation: Correlation = .pearson
    ) {
        self.items = items
        self.factors = factors
        self.extraction = extraction
        self.rotation = rotation
        self.correlation = correlation
    }

    /// - Throws: ``ModelFaults``, ``FactorError`` or ``OrdinalFaults``.
    public func fit(on table: DataTable, running: Running) throws -> FactorAnalysisFit {
        let data = try StructuralData(items, group: nil, in: table, keepsPartial: false)
        guard data.count > 2 else { throw FactorError.fewRows(data.count) }
        var remarks: [String] = []
        let matrix: Matrix
        switch correlation {
        case .pearson: matrix = SampleMoments(data.groups[0].values).correlation
        case .polychoric:
            let columns = items.indices.map { data.groups[0].values.column($0) }
            let moments = PolychoricMoments(try OrderedItems(names: items, columns: columns), threads: running.threads)
            remarks = moments.remarks()
            matrix = moments.correlation
        }
        let extracted = try FactorExtraction(matrix, factors: factors, method: extraction)
        let rotated = FactorRotation(extracted.loadings, rotation).ordered
        return FactorAnalysisFit(self, data, matrix, extracted, rotated, remarks)
    }
}

extension SampleMoments {
    var correlation: Matrix {
        let roots = covariance.diagonal.map { $0.squareRoot() }
        var result = covariance
        for row in roots.indices {
            for column in roots.indices { result[row, column] = row == column ? 1 : covariance[row, column] / (roots[row] * roots[column]) }
        }
        return result
    }
}
