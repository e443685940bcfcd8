public import MixedModels
public import Statistics

/// The two models of a 1-1-1 mediation and the products of their coefficients.
public struct MultilevelMediationFit: DesignedFit {
    /// a b with its standard error √(a²s_b² + b²s_a²) (Sobel 1982).
    public struct Product: Hashable, Sendable {
        public let a: Double
        public let b: Double
        public let errorA: Double
        public let errorB: Double

        public var estimate: Double { a * b }
        public var standardError: Double { (a * a * errorB * errorB + b * b * errorA * errorA).squareRoot() }

        /// Exact quantiles of the product of two independent normals.
        public func interval(_ level: Double) -> (lower: Double, upper: Double)? {
            guard let product = ProductOfNormals(mean: a, sd: errorA, mean: b, sd: errorB),
                let lower = product.quantile((1 - level) / 2), let upper = product.quantile(1 - (1 - level) / 2)
            else { return nil }
            return (lower, upper)
        }
    }

    public let specification: MultilevelMediationSpecification
    public let mediatorModel: LinearMixedFit
    public let outcomeModel: LinearMixedFit
    public let within: Product
    /// Of the contextual coefficients: what differences between persons carry.
    ///
    /// nil where exposure or mediator has the same mean for all.
    public let between: Product?
    public let account: FitAccount

    public var timing: TimingBadge { specification.timing }
    public var badge: DesignBadge { specification.badge }

    init(
        _ specification: MultilevelMediationSpecification, mediatorModel: LinearMixedFit, outcomeModel: LinearMixedFit, hasBetween: Bool,
        rowsGiven: Int
    ) {
        self.specification = specification
        self.mediatorModel = mediatorModel
        self.outcomeModel = outcomeModel
        // After the intercept: within, then between where there is one.
        func product(_ place: Int) -> Product {
            let a = mediatorModel.coefficients[place]
            let b = outcomeModel.coefficients[place]
            return Product(a: a.estimate, b: b.estimate, errorA: a.standardError, errorB: b.standardError)
        }
        within = product(1)
        between = hasBetween ? product(2) : nil
        let whole = outcomeModel.account
        account = FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: whole.rowsAnalysed, units: whole.units,
            missing: FitAccount.completeRows(given: rowsGiven, analysed: whole.rowsAnalysed),
            convergence: Self.worse(mediatorModel.account.convergence, whole.convergence),
            admissibility: Self.both(mediatorModel.account.admissibility, whole.admissibility),
            diary: mediatorModel.account.diary.map { "\(specification.mediator): \($0)" } + whole.diary.map { "\(specification.outcome): \($0)" })
    }

    private static func worse(_ one: FitAccount.Convergence, _ other: FitAccount.Convergence) -> FitAccount.Convergence {
        switch (one, other) {
        case (.notConverged, _): one
        case (_, .notConverged): other
        case (.converged(let i, let g, let rule), .converged(let j, let h, _)): .converged(iterations: i + j, gradient: max(g, h), rule: rule)
        default: other
        }
    }

    private static func both(_ one: FitAccount.Admissibility, _ other: FitAccount.Admissibility) -> FitAccount.Admissibility {
        switch (one, other) {
        case (.admissible, .admissible): .admissible
        case (.doubtful(let a), .doubtful(let b)): .doubtful(a + b)
        case (.doubtful, .admissible): one
        case (.admissible, .doubtful): other
        }
    }

    public var warnings: [String] {
        let same = between == nil
            ? ["All levels of \(specification.cluster) have the same mean of \(specification.exposure) or of \(specification.mediator), so that part between persons is left out."] : []
        let order = [TimingBadge.before, .unknown].contains(timing) ? [] : [timing.meaning]
        return order + same + mediatorModel.warnings.map { "\(specification.mediator): \($0)" } + outcomeModel.warnings.map { "\(specification.outcome): \($0)" }
    }
}
