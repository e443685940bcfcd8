import RealModule
import Statistics

/// S(t) = Π (1 − d/Y) over event times up to t, d events of Y at risk (Kaplan and Meier 1958).
///
/// Variance of log S by Greenwood (1926): Σ d/(Y(Y − d)). Intervals on the scale log(−log S).
struct KaplanMeier {
    struct Step {
        let time: Double
        let atRisk: Int
        let events: Int
        let survival: Double
        /// Σ d/(Y (Y − d)); infinite where nobody is left.
        let hazardVariance: Double
        let lower: Double
        let upper: Double

        var standardError: Double { survival > 0 ? survival * hazardVariance.squareRoot() : .nan }
    }

    let n: Int
    let events: Int
    /// Distinct times, events and censored ones, rising.
    let steps: [Step]
    let lastTime: Double

    init(time: [Double], isEvent: [Bool], level: Double) {
        let order = time.indices.sorted { (time[$0], $0) < (time[$1], $1) }
        let z = Normal.standard.quantile((1 + level) / 2) ?? .nan
        var steps: [Step] = []
        var survival = 1.0
        var variance = 0.0
        var position = 0
        var total = 0
        while position < order.count {
            let now = time[order[position]]
            let atRisk = order.count - position
            var deaths = 0
            while position < order.count, time[order[position]] == now {
                if isEvent[order[position]] { deaths += 1 }
                position += 1
            }
            total += deaths
            let d = Double(deaths)
            let y = Double(atRisk)
            if deaths > 0 {
                survival *= 1 - d / y
                variance += d / (y * (y - d))
            }
            var lower = Double.nan
            var upper = Double.nan
            if survival == 1 {
                lower = 1
                upper = 1
            } else if survival > 0 {
                let logS = Double.log(survival)
                let center = Double.log(-logS)
                let half = z * variance.squareRoot() / logS.magnitude
                lower = Double.exp(-Double.exp(center + half))
                upper = Double.exp(-Double.exp(center - half))
            }
            steps.append(Step(time: now, atRisk: atRisk, events: deaths, survival: survival, hazardVariance: variance, lower: lower, upper: upper))
        }
        n = order.count
        events = total
        self.steps = steps
        lastTime = steps.last?.time ?? 0
    }

    /// The curve at a time: the last step not after it; nil beyond the last time.
    func at(_ time: Double) -> (survival: Double, standardError: Double, lower: Double, upper: Double, atRisk: Int)? {
        let slack = SurvivalData.rounding * time.magnitude
        guard time - slack <= lastTime else { return nil }
        let risk = steps.first { $0.time >= time - slack }?.atRisk ?? 0
        guard let step = steps.last(where: { $0.time <= time + slack }) else { return (1, 0, 1, 1, n) }
        return (step.survival, step.standardError, step.lower, step.upper, risk)
    }

    /// When the curve reaches 1/2; where it runs along 1/2, the middle of that stretch. nil when it never does.
    var median: Double? { reaching(steps.map(\.survival)) }
    /// Where the bands of the curve reach 1/2 (Brookmeyer and Crowley 1982).
    var medianLower: Double? { reaching(steps.map(\.lower)) }
    var medianUpper: Double? { reaching(steps.map(\.upper)) }

    private func reaching(_ curve: [Double]) -> Double? {
        let near = 1e-9
        guard let first = curve.firstIndex(where: { $0 <= 0.5 + near }) else { return nil }
        guard (curve[first] - 0.5).magnitude <= near else { return steps[first].time }
        let below = curve.firstIndex { $0 < 0.5 - near }
        return (steps[first].time + (below.map { steps[$0].time } ?? lastTime)) / 2
    }

    /// ∫₀^τ S, and its standard error √Σ A_j² d_j/(Y_j (Y_j − d_j)), A_j = ∫ S from t_j to τ.
    func restrictedMean(to tau: Double) -> (mean: Double, standardError: Double) {
        let inside = steps.filter { $0.time < tau && $0.events > 0 }
        var areas: [Double] = []
        var previous = 0.0
        var height = 1.0
        for step in inside {
            areas.append((step.time - previous) * height)
            previous = step.time
            height = step.survival
        }
        areas.append((tau - previous) * height)
        let mean = areas.reduce(0, +)
        var after = mean
        var variance = 0.0
        for (index, step) in inside.enumerated() {
            after -= areas[index]
            let d = Double(step.events)
            let y = Double(step.atRisk)
            if y > d { variance += after * after * d / (y * (y - d)) }
        }
        return (mean, variance.squareRoot())
    }
}
