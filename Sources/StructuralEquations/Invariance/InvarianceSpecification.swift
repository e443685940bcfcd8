public import Statistics

/// Measurement invariance over groups: the same model with ever more held equal (Meredith 1993).
public struct InvarianceSpecification: AnalysisSpecification {
    public enum Step: String, Hashable, Sendable, CaseIterable {
        /// Nothing; loadings; intercepts too; residual variances too.
        case configural, metric, scalar, strict

        var equal: [ModelOptions.EqualPart] {
            switch self {
            case .configural: []
            case .metric: [.loadings]
            case .scalar: [.loadings, .intercepts]
            case .strict: [.loadings, .intercepts, .residuals]
            }
        }
    }

    /// Its `groupEqual` is held equal in every step besides.
    public var base: StructuralSpecification
    public var steps: [Step]

    public init(_ base: StructuralSpecification, steps: [Step] = Step.allCases) {
        self.base = base
        self.steps = steps
    }

    /// - Throws: ``ModelFaults``
    public func fit(on table: DataTable, running: Running) throws -> InvarianceFit {
        var fits: [InvarianceFit.Step] = []
        for step in steps {
            var specification = base
            specification.bootstrap = nil
            for part in step.equal where !specification.groupEqual.contains(part) { specification.groupEqual.append(part) }
            do {
                fits.append(.init(step: step, fit: try specification.fit(on: table, running: running)))
            } catch let faults as ModelFaults {
                throw ModelFaults(faults.sentences.map { "\(step.rawValue): \($0)" })
            }
        }
        return InvarianceFit(steps: fits)
    }
}
