import Statistics

extension ImputedMediationSpecification {
    /// Rubin (1987): T = W + (1 + 1/m) B, W the mean of the bootstrap variances, B the variance of the
    /// estimates; t with (m − 1)(1 + W / ((1 + 1/m) B))² degrees of freedom, normal when B is 0.
    func rubin(_ name: String, _ estimates: [Double], _ replicates: [[Double]]) -> ImputedEffect? {
        guard replicates.allSatisfy({ $0.count >= 2 }) else { return nil }
        let m = Double(estimates.count)
        let mean = average(estimates)
        let within = average(replicates.map { standardDeviation($0) * standardDeviation($0) })
        let spread = standardDeviation(estimates)
        let between = (1 + 1 / m) * spread * spread
        let error = (within + between).squareRoot()
        let ratio = 1 + within / between
        let df = between > 0 ? (m - 1) * ratio * ratio : .infinity
        let tail = (1 + mediation.level) / 2
        let quantile = df < 1e9 ? StudentT(df: df)?.quantile(tail) : Normal.standard.quantile(tail)
        guard let quantile else { return nil }
        return ImputedEffect(
            name: name, estimate: mean, standardError: error,
            ends: Ends(lower: mean - quantile * error, upper: mean + quantile * error), monteCarloError: nil,
            degreesOfFreedom: df)
    }

    /// Type 7 quantiles of all replicates.
    func quantiles(_ name: String, _ estimate: Double, _ replicates: [Double]) -> ImputedEffect? {
        let summary = BootstrapSummary(
            estimate: estimate, replicates: replicates, jackknife: nil, level: mediation.level,
            specification: BootstrapSpecification(intervals: [.percentile]))
        guard let summary, let interval = summary.interval(.percentile) else { return nil }
        return ImputedEffect(
            name: name, estimate: estimate, standardError: summary.standardError, ends: interval.ends,
            monteCarloError: interval.monteCarloError, degreesOfFreedom: nil)
    }
}
