import RealModule
public import Statistics

/// What one study does to the rest (Viechtbauer and Cheung 2010): the analysis without it, and how far
/// the numbers move. Standard errors are those of normal tests.
public struct MetaInfluence: Hashable, Sendable {
    public let label: String
    /// Of the coefficients without this study, in the order of the model.
    public let estimates: [Double]
    public let standardErrors: [Double]
    public let intervals: [Ends]
    public let tau2: Double
    public let q: Double
    public let i2: Double?
    /// Its distance from what the others predict, in standard errors of that distance.
    public let rstudent: Double
    /// How far its own fitted value moves, in standard errors.
    public let dffits: Double
    /// How far all coefficients move, (β − β₍ᵢ₎)'V⁻¹(β − β₍ᵢ₎).
    public let cook: Double
    /// |V₍ᵢ₎| / |V|.
    public let covarianceRatio: Double
    /// Leverage.
    public let hat: Double
    /// How far each coefficient moves, in standard errors.
    public let dfbetas: [Double]
    /// Percent of all weight, without moderators.
    public let weight: Double

    /// |dffits| > 3√(p/(k − p)), Cook's distance beyond the median of χ²(p), hat > 3p/k, or a |dfbetas| > 1.
    public let isInfluential: Bool

    /// - Returns: nil where the others do not determine the model.
    init?(_ row: Int, _ label: String, of whole: MetaEstimate, level: Double) {
        let model = whole.model
        let p = model.design.p
        guard model.k - 1 > p || (whole.method == .fixed && model.k - 1 >= p),
            let rest = try? MetaEstimate(model.without(row), whole.method, start: whole.tau2)
        else { return nil }
        let inference = MetaInference(rest, .z)
        let rows = inference.coefficients(level: level)
        let z = (0..<p).map { model.design.z[row * p + $0] }
        let left = rest.state
        let full = whole.state
        var predicted = 0.0
        var fitted = 0.0
        var spread = 0.0
        var leverage = 0.0
        let moved = (0..<p).map { full.b[$0] - left.b[$0] }
        for i in 0..<p {
            predicted += z[i] * left.b[i]
            fitted += z[i] * full.b[i]
            for j in 0..<p {
                spread += z[i] * left.inverse[i * p + j] * z[j]
                leverage += z[i] * full.inverse[i * p + j] * z[j]
            }
        }
        let own = 1 / (model.v[row] + full.tau2)
        leverage *= own
        let noise = model.v[row] + left.tau2
        // V⁻¹ = Z'WZ at the full fit; and the covariance at the other's τ² with all studies.
        var bread = full.inverse
        let logV = invertInPlace(&bread, p)
        var square = 0.0
        for i in 0..<p {
            for j in 0..<p { square += moved[i] * bread[i * p + j] * moved[j] }
        }
        guard let logV, let at = model.at(left.tau2) else { return nil }
        let back = model.design.back
        let whereTo = back * moved
        let covariance = (back * Matrix(rows: p, columns: p, elements: at.inverse)).timesTransposed(back)
        self.label = label
        estimates = rows.map(\.estimate)
        standardErrors = rows.map(\.standardError)
        intervals = rows.map(\.interval)
        tau2 = left.tau2
        let others = MetaHeterogeneity.plain(rest)
        q = others.q
        i2 = others.i2
        rstudent = (model.y[row] - predicted) / (noise + spread).squareRoot()
        dffits = (fitted - predicted) / (leverage * noise).squareRoot()
        cook = square
        covarianceRatio = Double.exp(-left.logDeterminant - logV)
        hat = leverage
        dfbetas = (0..<p).map { whereTo[$0] / covariance[$0, $0].squareRoot() }
        weight = 100 * own / full.weight1
        let count = Double(model.k)
        let many = Double(p)
        let far = (ChiSquared(df: many)?.quantile(0.5)) ?? .infinity
        isInfluential = dffits.magnitude > 3 * (many / max(count - many, 1)).squareRoot() || cook > far
            || hat > 3 * many / count || dfbetas.contains { $0.magnitude > 1 }
    }

    func results(_ names: [String]) -> ResultTree {
        let none = "The others agree to the last digit."
        var entries: [ResultTree.Entry] = names.indices.map { index in
            .init(
                names[index],
                .of([
                    "est": .number(estimates[index]), "se": .number(standardErrors[index]),
                    "ci_lower": .number(intervals[index].lower), "ci_upper": .number(intervals[index].upper),
                    "dfbetas": .finite(dfbetas[index], else: none),
                ]))
        }
        entries += [
            .init("tau2", .number(tau2)), .init("Q", .number(q)), .init("I2", .finite(i2 ?? .nan, else: none)),
            .init("rstudent", .finite(rstudent, else: none)), .init("dffits", .finite(dffits, else: none)),
            .init("cook_d", .finite(cook, else: none)), .init("cov_r", .finite(covarianceRatio, else: none)),
            .init("hat", .number(hat)), .init("weight", .number(weight)),
        ]
        return .branch(entries)
    }
}

extension MetaHeterogeneity {
    /// Q and I² alone.
    static func plain(_ fit: MetaEstimate) -> (q: Double, i2: Double?) {
        guard let fixed = fit.model.at(0) else { return (0, nil) }
        let freedom = fit.model.freedom
        let typical = freedom / fixed.traceP
        guard freedom > 0, typical.isFinite, typical > 0 else { return (fixed.yPy, nil) }
        if fit.method == .fixed { return (fixed.yPy, fixed.yPy > 0 ? 100 * max(0, (fixed.yPy - freedom) / fixed.yPy) : 0) }
        return (fixed.yPy, 100 * fit.tau2 / (typical + fit.tau2))
    }
}
