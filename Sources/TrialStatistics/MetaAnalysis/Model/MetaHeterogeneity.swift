public import Statistics

/// How much the studies differ beyond their sampling errors.
public struct MetaHeterogeneity: Hashable, Sendable {
    public let tau2: Double
    /// The full solution of Paule and Mandel's equation; nil for other estimators.
    public let exactPauleMandel: Double?
    /// Cochran's Q: Σ r²/v of the common-effect fit, with k − p degrees of freedom.
    public let q: Double
    public let freedom: Int
    /// nil without degrees of freedom.
    public let qP: Double?
    /// Percent of the variance that is not sampling error (Higgins and Thompson 2002); nil where there is none.
    public let i2: Double?
    public let h2: Double?
    /// τ² at which Σ w r² equals the upper and lower quantile of χ²(k − p), not below 0 (Viechtbauer 2007);
    /// nil for a common effect.
    public let tau2Interval: Ends?
    /// I² and H² at the ends of that interval.
    public let i2Interval: Ends?
    public let h2Interval: Ends?

    init(_ estimate: MetaEstimate, level: Double) {
        let model = estimate.model
        let freedom = model.freedom
        let fixed = model.at(0)
        q = fixed?.yPy ?? 0
        tau2 = estimate.tau2
        exactPauleMandel = estimate.method == .PM ? model.profile(freedom)?.state.tau2 : nil
        self.freedom = Int(freedom.rounded())
        let chi = ChiSquared(df: freedom)
        qP = chi?.upperTail(q)
        // v̄ = (k − p)/tr P at τ² = 0: what one study's sampling variance typically is.
        let typical = freedom / (fixed?.traceP ?? 0)
        guard freedom > 0, typical.isFinite, typical > 0 else {
            (i2, h2, tau2Interval, i2Interval, h2Interval) = (nil, nil, nil, nil, nil)
            return
        }
        if estimate.method == .fixed {
            i2 = q > 0 ? 100 * max(0, (q - freedom) / q) : 0
            h2 = q / freedom
            (tau2Interval, i2Interval, h2Interval) = (nil, nil, nil)
            return
        }
        let share = { (tau2: Double) in 100 * tau2 / (typical + tau2) }
        let ratio = { (tau2: Double) in tau2 / typical + 1 }
        i2 = share(estimate.tau2)
        h2 = ratio(estimate.tau2)
        guard let high = chi?.quantile((1 + level) / 2), let low = chi?.quantile((1 - level) / 2),
            let lower = model.profile(high)?.state.tau2, let upper = model.profile(low)?.state.tau2
        else {
            (tau2Interval, i2Interval, h2Interval) = (nil, nil, nil)
            return
        }
        tau2Interval = Ends(lower: lower, upper: upper)
        i2Interval = Ends(lower: share(lower), upper: share(upper))
        h2Interval = Ends(lower: ratio(lower), upper: ratio(upper))
    }
}
