import Statistics

/// Whether some dose between the ends does better than one below and than one above it (or, with the sign turned,
/// worse than both): a course that turns. For each
/// inner dose both must hold (intersection–union); the inner doses are held together by Bonferroni.
struct DosePeak: Sendable {
    /// The inner dose with the clearest turn.
    let place: Int
    /// Below and above it, those that it is compared with most clearly.
    let below, above: Int
    /// One-sided.
    let p: Double

    init?(_ means: DoseMeans, draws: SimultaneousT, sign: Double) {
        guard means.count > 2 else { return nil }
        let inner = 1..<(means.count - 1)
        var best: (place: Int, below: Int, above: Int, p: Double)?
        for place in inner {
            let low = Self.side(means, draws, place, Array(0..<place), sign)
            let high = Self.side(means, draws, place, Array((place + 1)..<means.count), sign)
            let p = min(1, Double(inner.count) * max(low.p, high.p))
            if best.map({ p < $0.p }) ?? true { best = (place, low.other, high.other, p) }
        }
        guard let best else { return nil }
        (place, below, above, p) = (best.place, best.below, best.above, best.p)
    }

    private static func side(_ means: DoseMeans, _ draws: SimultaneousT, _ place: Int, _ others: [Int], _ sign: Double) -> (other: Int, p: Double) {
        let contrasts = others.map { other in means.difference(place, other).map { sign * $0 } }
        let errors = contrasts.map(means.standardError)
        let t = contrasts.indices.map { means.estimate(contrasts[$0]) / errors[$0] }
        var most = 0
        for index in t.indices where t[index] > t[most] { most = index }
        let single = StudentT(df: means.spread.df(contrasts[most]))?.upperTail(t[most]) ?? 1
        guard others.count > 1 else { return (others[most], single) }
        let family = SmallestP(draws, contrasts: contrasts, twoSided: false)
        return (others[most], max(single, family.p(most, t[most])))
    }
}
