public import Statistics

/// Do small studies say something else than large ones? The slope of √v in the regression of the effects
/// on √v with weights 1/v and free dispersion (Egger et al. 1997, in the form of Sterne and Egger 2005).
public struct EggerTest: Hashable, Sendable {
    /// Slope over its standard error.
    public let t: Double
    /// k − 2.
    public let df: Int
    public let p: Double
    /// The effect that the line gives a study without sampling error, with its interval.
    public let limit: Double
    public let limitInterval: Ends

    /// - Returns: nil for fewer than 3 studies, studies of one precision, or effects on a line.
    init?(_ model: MetaModel, level: Double) {
        let k = model.k
        guard k >= 3, let distribution = StudentT(df: Double(k - 2)) else { return nil }
        let roots = model.v.map { $0.squareRoot() }
        var weight = 0.0
        var meanX = 0.0
        var meanY = 0.0
        for row in 0..<k {
            let w = 1 / model.v[row]
            weight += w
            meanX += w * roots[row]
            meanY += w * model.y[row]
        }
        meanX /= weight
        meanY /= weight
        var xx = 0.0
        var xy = 0.0
        for row in 0..<k {
            let w = 1 / model.v[row]
            let dx = roots[row] - meanX
            xx += w * dx * dx
            xy += w * dx * (model.y[row] - meanY)
        }
        guard xx > 1e-14 * weight * meanX * meanX else { return nil }
        let slope = xy / xx
        var squares = 0.0
        var whole = 0.0
        for row in 0..<k {
            let w = 1 / model.v[row]
            let dy = model.y[row] - meanY
            let residual = dy - slope * (roots[row] - meanX)
            squares += w * residual * residual
            whole += w * dy * dy
        }
        let dispersion = squares / Double(k - 2)
        guard dispersion > 0, squares > 1e-24 * whole else { return nil }
        t = slope / (dispersion / xx).squareRoot()
        df = k - 2
        p = distribution.twoSided(t)
        limit = meanY - slope * meanX
        let error = (dispersion * (1 / weight + meanX * meanX / xx)).squareRoot()
        let quantile = distribution.quantile((1 + level) / 2) ?? 0
        limitInterval = Ends(lower: limit - quantile * error, upper: limit + quantile * error)
    }

    var results: ResultTree {
        .of([
            "t": .number(t), "df": .count(df), "p": .number(p), "limit": .number(limit),
            "limit_ci": limitInterval.results,
        ])
    }
}
