import MixedModels
import Statistics

/// A gain that fades: gain · exp(−(t − T)/τ) after the end of treatment T, τ shared by the arms.
///
/// For each rate λ = 1/τ the model is linear; its likelihood (ML) is climbed over λ ≥ 0, and the interval of λ
/// holds the rates whose twice log-likelihood lies within the quantile of χ²₁ of the highest (profile likelihood).
struct DecayCourse {
    let rate: Double
    /// nil where the end of the interval lies beyond the rates that the visits can tell apart.
    let lowerRate: Double
    let upperRate: Double?
    let full: LinearMixedFit
    let model: CourseModel
    /// Rate and twice the log-likelihood below its highest, over the grid.
    let profile: [(rate: Double, drop: Double)]
    /// Fixed effects, variances and the rate.
    let aic: Double

    init(_ data: CourseData, random: DurabilitySpecification.RandomPart) throws {
        let waits = data.people.flatMap(\.times).map(data.basis.kept).filter { $0 > 0 }
        guard let shortest = waits.min(), let longest = waits.max() else {
            throw DurabilityError("No row lies after the end of treatment.")
        }
        func likelihood(_ rate: Double) -> Double? {
            guard let fit = try? CourseModel(data, .decay(rate), random: random).fit(.full), fit.logLikelihood.isFinite else { return nil }
            return fit.logLikelihood
        }
        let slowest = 0.01 / longest
        let fastest = max(4 / shortest, 10 * slowest)
        let steps = 24
        let growth = logarithm(fastest / slowest) / Double(steps)
        var grid: [(rate: Double, value: Double)] = []
        for rate in [0] + (0...steps).map({ slowest * exponential(growth * Double($0)) }) {
            if let value = likelihood(rate) { grid.append((rate, value)) }
        }
        guard let top = grid.indices.max(by: { grid[$0].value < grid[$1].value }), grid.count > 3 else {
            throw DurabilityError("The model of a fading gain could not be fitted.")
        }
        let low = grid[max(0, top - 1)].rate
        let high = grid[min(grid.count - 1, top + 1)].rate
        let peak = Self.peak(low, high, likelihood) ?? grid[top].rate
        let best = max(likelihood(peak) ?? -.infinity, grid[top].value)
        rate = best > grid[top].value ? peak : grid[top].rate
        let limit = (ChiSquared(df: 1)?.quantile(data.spec.level) ?? 3.841) / 2
        func gap(_ rate: Double) -> Double { best - (likelihood(rate) ?? -1e6) - limit }
        let own = rate
        let below = grid.last { $0.rate < own && best - $0.value > limit }?.rate
        lowerRate = below.flatMap { root(between: $0, and: own, tolerance: 1e-6 * own, gap) } ?? 0
        let above = grid.first { $0.rate > own && best - $0.value > limit }?.rate
        upperRate = above.flatMap { root(between: own, and: $0, tolerance: 1e-6 * $0, gap) }
        model = CourseModel(data, .decay(rate), random: random)
        full = try model.fit(.full)
        aic = full.aic + 2
        profile = grid.map { ($0.rate, 2 * (best - $0.value)) }
    }

    /// Where the likelihood is highest between two rates, by the golden section (Kiefer 1953).
    private static func peak(_ low: Double, _ high: Double, _ value: (Double) -> Double?) -> Double? {
        guard high > low else { return nil }
        let ratio = (5.0.squareRoot() - 1) / 2
        var a = low
        var b = high
        var c = b - ratio * (b - a)
        var d = a + ratio * (b - a)
        guard var fc = value(c), var fd = value(d) else { return nil }
        for _ in 0..<24 where b - a > 1e-5 * high {
            if fc > fd {
                (b, d, fd) = (d, c, fc)
                c = b - ratio * (b - a)
                guard let next = value(c) else { return nil }
                fc = next
            } else {
                (a, c, fc) = (c, d, fd)
                d = a + ratio * (b - a)
                guard let next = value(d) else { return nil }
                fd = next
            }
        }
        return (a + b) / 2
    }
}
