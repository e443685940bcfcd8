import RealModule
import Statistics

/// τ² by one of its estimators, and weighted least squares there.
struct MetaEstimate {
    let model: MetaModel
    let method: MetaAnalysis.Heterogeneity
    let state: MetaState
    let iterations: Int
    /// dl/dτ² times τ² + v̄; 0 where τ² is 0 and the derivative points below it.
    let gradient: Double
    let diary: [String]

    /// - Parameter start: a guess of τ², for instance of all studies when one is left out.
    /// - Throws: ``MetaError/notConverged(_:)``
    init(_ model: MetaModel, _ method: MetaAnalysis.Heterogeneity, start: Double? = nil) throws(MetaError) {
        guard let fixed = model.at(0) else {
            throw .notConverged("The moderators do not determine the coefficients in these rows: leave one of them out.")
        }
        self.model = model
        self.method = method
        let moments = max(0, (fixed.yPy - model.freedom) / fixed.traceP)
        switch method {
        case .fixed:
            (state, iterations, gradient, diary) = (fixed, 0, 0, [])
        case .DL:
            guard let found = model.at(moments.isFinite ? moments : 0) else { throw Self.failure(method) }
            (state, iterations, gradient, diary) = (found, 0, 0, [])
        case .PM:
            guard let found = Self.pauleMandel(model, fixed) else { throw Self.failure(method) }
            (state, iterations, gradient) = (found, 0, 0)
            diary = ["Paule and Mandel's equation to an absolute 1.2e-4 of tau2, where metafor leaves it."]
        case .REML, .ML:
            let criterion = MetaLikelihood(model: model, isRestricted: method == .REML)
            let first = start ?? (moments.isFinite ? moments : 0)
            guard let found = criterion.maximize(from: first, zero: fixed) else { throw Self.failure(method) }
            let typical = model.freedom / max(fixed.traceP, 1e-300)
            (state, iterations, diary) = (found.state, found.iterations, found.diary)
            let slope = criterion.slope(found.state)
            gradient = found.state.tau2 == 0 && slope <= 0 ? 0 : slope * (found.state.tau2 + typical)
        }
    }

    /// The τ² at which Σ w r² is k − p as metafor 3.8 gives it: between 0 and 100, to an absolute 2⁻¹³. Where
    /// τ² lies beyond, or is so small that this distance matters, to the last digits.
    private static func pauleMandel(_ model: MetaModel, _ fixed: MetaState) -> MetaState? {
        guard let exact = model.profile(model.freedom)?.state else { return nil }
        guard exact.tau2 > 0x1p-13 * 100, exact.tau2 < 100 else { return exact }
        let coarse = coarseRoot(from: 0, to: 100, tolerance: 0x1p-13) { tau2 in
            (model.at(tau2)?.yPy ?? .infinity) - model.freedom
        }
        return coarse.flatMap { model.at($0) } ?? exact
    }

    private static func failure(_ method: MetaAnalysis.Heterogeneity) -> MetaError {
        .notConverged("tau2 by \(method.rawValue) was not found: Newton's method from several starts did not end. Try DL.")
    }

    var tau2: Double { state.tau2 }

    /// The restricted log-likelihood at τ² for REML, the log-likelihood for all others.
    var logLikelihood: Double {
        MetaLikelihood(model: model, isRestricted: method == .REML).value(state)
    }
}
