import Statistics

/// Candidate shapes, each with the contrast that finds it best, tested together: the first step of MCP-Mod
/// (Bretz, Pinheiro and Branson 2005).
struct DoseShapes: Sendable {
    struct Row: Sendable {
        let name: String
        let contrast: [Double]
        let estimate, standardError, t, adjusted: Double
    }

    let rows: [Row]

    /// Names with the shape from 0 at the lowest dose.
    static func candidates(_ doses: [Double]) -> [(name: String, values: [Double])] {
        let low = doses[0]
        let range = doses[doses.count - 1] - low
        let x = doses.map { ($0 - low) / range }
        var shapes: [(String, [Double])] = [("linear", x), ("emax", x.map { $0 / (0.25 + $0) })]
        for peak in 1..<max(doses.count - 1, 1) where doses.count > 2 {
            // Up in a straight line to the peak, and half the way down again to the highest dose.
            let values = x.map { $0 <= x[peak] ? $0 / x[peak] : 1 - 0.5 * ($0 - x[peak]) / (1 - x[peak]) }
            shapes.append(("peak_\(resultWord(doseText(doses[peak])))", values))
        }
        return shapes
    }

    init?(_ means: DoseMeans, draws: SimultaneousT, sign: Double) {
        guard means.count > 2, let inverse = means.covariance.inversePositiveDefinite?.inverse else { return nil }
        let ones = [Double](repeating: 1, count: means.count)
        let weights = inverse * ones
        let whole = weights.reduce(0, +)
        var kept: [(String, [Double])] = []
        for shape in Self.candidates(means.doses) {
            let center = zip(weights, shape.values).reduce(0) { $0 + $1.0 * $1.1 } / whole
            let contrast = inverse * shape.values.map { sign * ($0 - center) }
            let length = contrast.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0, length.isFinite else { continue }
            kept.append((shape.name, contrast.map { $0 / length }))
        }
        let errors = kept.map { means.standardError($0.1) }
        let family = SmallestP(draws, contrasts: kept.map(\.1), twoSided: false)
        rows = kept.indices.map { index in
            let estimate = means.estimate(kept[index].1)
            let t = estimate / errors[index]
            let student = StudentT(df: means.spread.df(kept[index].1))
            return Row(
                name: kept[index].0, contrast: kept[index].1, estimate: estimate, standardError: errors[index], t: t,
                adjusted: max(family.p(index, t), student?.upperTail(t) ?? 0))
        }
    }

    /// The shape that is seen most clearly.
    var best: Row? { rows.max { $0.t < $1.t } }
}
