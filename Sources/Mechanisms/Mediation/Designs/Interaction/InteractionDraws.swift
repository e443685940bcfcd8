import Statistics

extension InteractionEffects {
    /// Monte-Carlo intervals in the order of ``all(level:seed:)``; nil where a standard error is 0.
    func drawn(_ count: Int, level: Double, seed: UInt64) -> [Ends?] {
        guard let draws = CoefficientDraws(means: [a, m0, b, direct, h], covariance: covariance, seed: seed) else {
            return [Ends?](repeating: nil, count: count)
        }
        return draws.intervals(of: count, level: level) { coefficients, values in
            write(coefficients, into: &values)
        }
    }

    /// - Parameter q: a, m₀, b, c', h.
    private func write(_ q: [Double], into values: inout [Double]) {
        let delta = treated - control
        let step: Double = q[0] * delta
        let indirect0: Double = step * (q[2] + q[4] * control)
        let indirect1: Double = step * (q[2] + q[4] * treated)
        let direct0: Double = delta * (q[3] + q[4] * q[1])
        let direct1: Double = delta * (q[3] + q[4] * (q[1] + step))
        let average = (indirect0 + indirect1) / 2
        let total = indirect1 + direct0
        values[0] = indirect0
        values[1] = indirect1
        values[2] = average
        values[3] = direct0
        values[4] = direct1
        values[5] = (direct0 + direct1) / 2
        values[6] = total
        values[7] = delta * (q[3] + q[4] * mediatorMean)
        values[8] = delta * q[3]
        values[9] = delta * q[4] * q[1]
        values[10] = q[4] * step * delta
        values[11] = indirect0
        values[12] = average / total
    }
}
