import Statistics

/// Effects from the coefficients of the standardized equations.
///
/// A path whose slope is β₀ + Σ βⱼ (wⱼ − meanⱼ)/sdⱼ in standardized columns is k (β₀ − Σ βⱼ meanⱼ/sdⱼ) + Σ k βⱼ/sdⱼ wⱼ
/// in the units of the data, k = sd(to)/sd(from). The values of the moderator stay those of the whole table.
struct ModeratedReader: CoefficientReader {
    private let effects: ModeratedEffects
    /// Where each path's coefficients begin among those of both equations, how many they are, and k.
    private let paths: [(start: Int, size: Int, scale: Double)]
    private let means: [Double]
    private let spreads: [Double]

    init(_ equations: ModeratedEquations, _ effects: ModeratedEffects) {
        self.effects = effects
        means = equations.w.map(\.mean)
        spreads = equations.w.map(\.spread)
        let sizeA = equations.moderatesA ? equations.count + 1 : 1
        let sizeB = equations.moderatesB ? equations.count + 1 : 1
        let sizeDirect = equations.moderatesDirect ? equations.count + 1 : 1
        let second = equations.numbered[0].predictors.count
        paths = [
            (0, sizeA, equations.m.spread / equations.x.spread),
            (second, sizeB, equations.y.spread / equations.m.spread),
            (second + sizeB, sizeDirect, equations.y.spread / equations.x.spread),
        ]
    }

    var outputCount: Int { effects.count }

    func read(_ coefficients: [Double], into values: inout [Double]) {
        var q: [Double] = []
        q.reserveCapacity(effects.total)
        for path in paths {
            var slope = coefficients[path.start]
            for j in 1..<max(path.size, 1) { slope -= coefficients[path.start + j] * means[j - 1] / spreads[j - 1] }
            q.append(slope * path.scale)
            for j in 1..<max(path.size, 1) { q.append(coefficients[path.start + j] / spreads[j - 1] * path.scale) }
        }
        effects.write(q, into: &values)
    }
}
