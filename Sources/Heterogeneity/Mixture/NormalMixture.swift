import RealModule
import Statistics

/// Normal components that all arms share, in shares of their own by arm, by penalised EM.
///
/// A component cannot collapse on a few people: variances have the inverse-gamma prior of Fraley and Raftery 2007
/// (ν = 3, scale = variance/K²), which they are pulled towards.
struct NormalMixture: Hashable, Sendable {
    /// Rising.
    let means: [Double]
    let variances: [Double]
    /// Arm by arm, one a component.
    let shares: [[Double]]
    /// Without the prior.
    let logLikelihood: Double
    /// With it: what is maximised.
    let penalised: Double
    let iterations: Int
    let isConverged: Bool

    var count: Int { means.count }

    /// Means, variances and free shares.
    func parameters(equal: Bool) -> Int { count + (equal ? 1 : count) + shares.count * (count - 1) }

    /// Of each component, for one number of one arm.
    func probabilities(_ value: Double, arm: Int) -> [Double] {
        var logs = [Double](repeating: 0, count: count)
        var most = -Double.infinity
        for index in 0..<count {
            let far = value - means[index]
            logs[index] = Double.log(max(shares[arm][index], 1e-300)) - 0.5 * Double.log(variances[index]) - far * far / (2 * variances[index])
            most = max(most, logs[index])
        }
        var sum = 0.0
        for index in 0..<count {
            logs[index] = Double.exp(logs[index] - most)
            sum += logs[index]
        }
        return logs.map { $0 / sum }
    }
}

/// The numbers that a mixture is fitted to.
struct MixtureData: Sendable {
    let values: [Double]
    let arms: [Int]
    let armCount: Int
    let equal: Bool

    /// Divisor n.
    var variance: Double {
        let mean = values.sum / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }

    /// The best of several starts: cuts of the sorted numbers into equal parts, then cuts at random.
    /// - Parameter isQuick: at most 100 steps to a gain of 1e-6: for samples that are compared with one another.
    func fit(_ count: Int, starts: Int, seed: UInt64, stream: UInt64, isQuick: Bool = false) -> NormalMixture? {
        let spread = variance
        guard spread > 0, spread.isFinite, values.count > 3 * count else { return nil }
        if count == 1 { return climb([values.sum / Double(values.count)], spread, steps: 1) }
        let sorted = values.sorted()
        var random = RandomStream(seed: seed, stream: stream, purpose: 0x313C)
        var best: NormalMixture?
        for start in 0..<max(starts, 1) {
            var centers: [Double] = []
            for index in 0..<count {
                let place = start == 0 ? (Double(index) + 0.5) / Double(count) : random.uniform()
                centers.append(sorted[min(sorted.count - 1, Int(place * Double(sorted.count)))])
            }
            if start == 1 { centers[count - 1] = sorted[sorted.count - 1 - sorted.count / 20] }
            if start == 2 { centers[0] = sorted[sorted.count / 20] }
            let found = climb(centers.sorted(), spread, steps: isQuick ? 100 : 500, tolerance: isQuick ? 1e-6 : 1e-9)
            if best.map({ found.penalised > $0.penalised + 1e-9 }) ?? true { best = found }
        }
        return best
    }
}
