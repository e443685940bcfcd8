public import Statistics

/// How far a model is from its data, and nothing else: what a search through many models needs.
public struct ModelDiscrepancy: Hashable, Sendable {
    public let chiSquare: Double
    public let degreesOfFreedom: Int
    public let isConverged: Bool
}

extension StructuralSpecification {
    /// Chi-square of maximum likelihood, without standard errors and measures of fit.
    ///
    /// - Throws: ``ModelFaults``
    public func discrepancy(on table: DataTable) throws -> ModelDiscrepancy {
        let estimate = try StructuralEstimate(self, try data(in: table))
        return ModelDiscrepancy(
            chiSquare: estimate.chiSquare, degreesOfFreedom: estimate.degreesOfFreedom, isConverged: estimate.optimum.isConverged)
    }
}
