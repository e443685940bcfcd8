public import Statistics

/// A meta-analysis with several effects a study, carried out.
public struct MultilevelMetaFit: AnalysisFit, Hashable {
    /// A coefficient with a cluster-robust standard error.
    public struct Robust: Hashable, Sendable {
        public let coefficient: MetaCoefficient
        /// Of t.
        public let degreesOfFreedom: Double
    }

    public let specification: MultilevelMeta
    public let rowsGiven: Int
    public let effects: [MetaAnalysisFit.Study]
    public let clusters: Int
    public let coefficients: [MetaCoefficient]
    /// nil with no more studies than coefficients.
    public let cr1: [Robust]?
    public let cr2: [Robust]?
    /// σ_b² between studies and σ_w² between the effects of one.
    public let between: Double
    public let within: Double
    /// r'V⁻¹r with both variances 0; χ²(k − p).
    public let q: Double
    public let freedom: Int
    public let qP: Double?
    /// Percent of the variance that is not sampling error, and its two parts (Nakagawa and Santos 2012).
    public let i2: (between: Double, within: Double)?
    public let logLikelihood: Double
    public let aic: Double
    public let wald: MetaWald?
    public let predictionInterval: Ends?
    let notes: [String]
    let estimation: (converged: Bool, iterations: Int, gradient: Double, diary: [String])

    init(_ specification: MultilevelMeta, _ data: MetaData, _ model: MultilevelModel, _ estimate: MultilevelEstimate) {
        let design = data.design
        let state = estimate.state
        let level = specification.level
        let freedom = data.model.freedom
        let back = design.back
        let beta = back * state.b
        let covariance = (back * state.inverse).timesTransposed(back).symmetrized
        let reference = MetaReference(specification.test, df: freedom)
        let moderators = design.names.indices.filter { !design.hasIntercept || design.names[$0] != MetaDesign.intercept }
        self.specification = specification
        rowsGiven = data.frame.rowsGiven
        between = state.sigma[0]
        within = state.sigma[1]
        let spread = state.sigma[0] + state.sigma[1]
        let weights = data.model.v.map { 1 / ($0 + spread) }
        let whole = weights.reduce(0, +)
        effects = data.model.y.indices.map {
            .init(label: data.labels[$0], estimate: data.model.y[$0], variance: data.model.v[$0], weight: 100 * weights[$0] / whole)
        }
        clusters = model.members.count
        coefficients = reference.coefficients(design.names, beta, covariance, level: level)
        wald = MetaWald(beta, covariance, moderators.isEmpty ? [0] : moderators, df2: specification.test == .z ? nil : freedom)
        let robust = ClusterRobust(model, state, back: back)
        func rows(_ covariance: Matrix, _ freedom: (Int) -> Double) -> [Robust] {
            design.names.indices.map { index in
                let df = freedom(index)
                let reference = MetaReference(.t, df: df)
                return Robust(
                    coefficient: reference.coefficients(design.names, beta, covariance, level: level)[index],
                    degreesOfFreedom: df)
            }
        }
        cr1 = robust.map { robust in rows(robust.cr1) { _ in robust.freedom1 } }
        cr2 = robust.map { robust in rows(robust.cr2) { robust.freedom2[$0] } }
        let zero = model.at([0, 0])
        q = zero?.squares ?? 0
        self.freedom = Int(freedom.rounded())
        qP = ChiSquared(df: freedom)?.upperTail(zero?.squares ?? 0)
        i2 = zero.flatMap { Self.shares(model, $0, state.sigma, freedom) }
        logLikelihood = state.value
        aic = -2 * state.value + 2 * Double(design.p + 2)
        if moderators.isEmpty {
            let error = coefficients[0].standardError
            let reach = reference.quantile(level) * (error * error + spread).squareRoot()
            predictionInterval = Ends(lower: beta[0] - reach, upper: beta[0] + reach)
        } else {
            predictionInterval = nil
        }
        notes = data.frame.notes
        estimation = (estimate.isConverged, estimate.iterations, estimate.gradient, estimate.diary)
    }

    /// σ²/(σ_b² + σ_w² + v̄), v̄ = (k − p)/tr P at variances of 0.
    private static func shares(
        _ model: MultilevelModel, _ zero: MultilevelState, _ sigma: [Double], _ freedom: Double
    ) -> (Double, Double)? {
        var trace = 0.0
        for block in model.z.indices {
            let wz = zero.w[block] * model.z[block]
            trace += zero.w[block].trace - (zero.inverse * wz.transposedTimes(wz)).trace
        }
        guard trace > 0, freedom > 0 else { return nil }
        let whole = sigma[0] + sigma[1] + freedom / trace
        return (100 * sigma[0] / whole, 100 * sigma[1] / whole)
    }

    public static func == (left: MultilevelMetaFit, right: MultilevelMetaFit) -> Bool {
        left.specification == right.specification && left.results == right.results && left.account == right.account
    }

    public func hash(into hasher: inout Hasher) { results.hash(into: &hasher) }
}
