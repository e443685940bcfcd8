import RealModule
public import Statistics

/// How many studies may be missing on one side, and the estimate with mirror images of their
/// counterparts in their place (Duval and Tweedie 2000, estimator L0).
public struct TrimAndFill: Hashable, Sendable {
    public enum Side: String, Hashable, Sendable { case left, right }

    public let side: Side
    public let missing: Int
    /// Of `missing`.
    public let standardError: Double
    public let estimate: Double
    public let estimateError: Double
    public let interval: Ends
    public let tau2: Double
    /// The imputed studies: effect and sampling variance.
    let filled: [(y: Double, v: Double)]

    public static func == (left: TrimAndFill, right: TrimAndFill) -> Bool {
        left.side == right.side && left.missing == right.missing && left.estimate == right.estimate
            && left.tau2 == right.tau2
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(estimate) }

    /// - Parameter model: without moderators.
    /// - Returns: nil for fewer than 3 studies, or where trimming goes round in a circle.
    init?(_ model: MetaModel, _ method: MetaAnalysis.Heterogeneity, _ test: MetaAnalysis.Test, level: Double) {
        guard model.k >= 3, let side = Self.side(model, method) else { return nil }
        let sign = side == .right ? -1.0 : 1.0
        let order = model.y.indices.sorted { (sign * model.y[$0], $0) < (sign * model.y[$1], $1) }
        let y = order.map { sign * model.y[$0] }
        let v = order.map { model.v[$0] }
        let k = y.count
        let count = Double(k)
        var missing = 0
        var before = -1
        var center = 0.0
        var raw = 0.0
        var rounds = 0
        while missing != before {
            before = missing
            rounds += 1
            let kept = k - missing
            guard rounds <= 100, kept >= 2 else { return nil }
            let trimmed = MetaModel(y: Array(y[..<kept]), v: Array(v[..<kept]), design: MetaDesign(plain: kept))
            guard let fit = try? MetaEstimate(trimmed, method) else { return nil }
            center = fit.state.b[0]
            let distances = y.map { ($0 - center).magnitude }
            let ranked = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
            var positive = 0.0
            for (rank, index) in ranked.enumerated() where y[index] > center { positive += Double(rank + 1) }
            raw = (4 * positive - count * (count + 1)) / (2 * count - 1)
            missing = max(0, Int(min(raw, count).rounded(.toNearestOrEven)))
        }
        let cubic = 10 * raw * raw * raw + 27 * raw * raw + 17 * raw
        let mixed = -18 * count * raw * raw - 18 * count * raw + 6 * count * count * raw
        let variance = (count * (count + 1) * (2 * count + 1) + cubic + mixed) / 24
        filled = ((k - missing)..<k).map { (y: sign * (2 * center - y[$0]), v: v[$0]) }
        let all = MetaModel(
            y: model.y + filled.map(\.y), v: model.v + filled.map(\.v), design: MetaDesign(plain: k + missing))
        guard let fit = try? MetaEstimate(all, method) else { return nil }
        let inference = MetaInference(fit, test)
        let row = inference.coefficients(level: level)[0]
        self.side = side
        self.missing = missing
        standardError = 4 * max(0, variance).squareRoot() / (2 * count - 1)
        estimate = row.estimate
        estimateError = row.standardError
        interval = row.interval
        tau2 = fit.tau2
    }

    /// The side on which small studies are missing, by the sign of the slope of √v.
    private static func side(_ model: MetaModel, _ method: MetaAnalysis.Heterogeneity) -> Side? {
        let roots = model.v.map { $0.squareRoot() }
        let columns = [[Double](repeating: 1, count: model.k), roots]
        guard let design = MetaDesign(columns: columns, names: ["intrcpt", "sei"]) else { return nil }
        guard let fit = try? MetaEstimate(MetaModel(y: model.y, v: model.v, design: design), method) else { return nil }
        return fit.state.b[1] < 0 ? .right : .left
    }

    var results: ResultTree {
        .of([
            "missing": .count(missing), "missing_se": .number(standardError), "est": .number(estimate),
            "se": .number(estimateError), "ci_lower": .number(interval.lower), "ci_upper": .number(interval.upper),
            "tau2": .number(tau2),
        ])
    }
}
