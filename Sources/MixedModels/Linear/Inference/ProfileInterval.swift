import Statistics

/// The ends of a profile-likelihood interval: where minus twice the log-likelihood, with one
/// parameter held and all else at its best, has risen by the chi-squared quantile
/// (Venzon and Moolgavkar 1988).
struct ProfileInterval: Sendable {
    let lower: Double?
    let upper: Double?
}

/// Follows a profile from the estimate outwards.
///
/// The signed root of the rise is close to a straight line in the parameter, so that secants on it
/// need few steps.
struct ProfileSearch {
    /// The value of minus twice the log-likelihood at the optimum, and the rise that is looked for.
    let minimum: Double
    let rise: Double
    /// The criterion at its best with the parameter held, warm from the last θ; nil where it fails.
    let held: (_ value: Double, _ warm: [Double]?) -> (value: Double, theta: [Double])?

    /// - Parameters:
    ///   - step: a first guess of the distance, with its sign.
    ///   - limit: where the parameter ends, and the criterion there; the end of the interval where
    ///     that has risen less than is looked for.
    func end(from estimate: Double, step: Double, limit: (at: Double, value: () -> Double?)?) -> Double? {
        let target = rise.squareRoot()
        var isLimitKnown = false
        var inner = (x: estimate, r: 0.0)
        var outer: (x: Double, r: Double)?
        var warm: [Double]?
        var x = estimate + step
        var tries = 0
        func root(_ x: Double) -> Double? {
            guard let found = held(x, warm) else { return nil }
            warm = found.theta
            return max(0, found.value - minimum).squareRoot()
        }
        // Outwards until the rise is passed.
        while outer == nil, tries < 60 {
            tries += 1
            if let limit, (x - limit.at) * step >= 0 {
                if !isLimitKnown {
                    isLimitKnown = true
                    if let there = limit.value(), there - minimum <= rise { return limit.at }
                }
                x = (inner.x + limit.at) / 2
            }
            guard let r = root(x) else {
                x = (inner.x + x) / 2
                warm = nil
                continue
            }
            if r >= target {
                outer = (x, r)
            } else {
                let slope = (r - inner.r) / (x - inner.x)
                let guess = slope * step > 0 ? x + 1.05 * (target - r) / slope : x + step
                inner = (x, r)
                x = step > 0 ? min(guess, x + 4 * step) : max(guess, x + 4 * step)
                if x == inner.x { x += step }
            }
        }
        guard var high = outer else { return nil }
        var previousSide = 0
        var lowResidual = inner.r - target
        var highResidual = high.r - target
        for _ in 0..<60 {
            if (high.x - inner.x).magnitude <= 1e-10 * (inner.x.magnitude + high.x.magnitude) { break }
            var middle = inner.x - lowResidual * (high.x - inner.x) / (highResidual - lowResidual)
            if !(middle - inner.x).isFinite { middle = (inner.x + high.x) / 2 }
            guard let r = root(middle) else { return nil }
            if (r - target).magnitude < 1e-9 { return middle }
            if r < target {
                inner = (middle, r)
                lowResidual = r - target
                if previousSide < 0 { highResidual /= 2 }
                previousSide = -1
            } else {
                high = (middle, r)
                highResidual = r - target
                if previousSide > 0 { lowResidual /= 2 }
                previousSide = 1
            }
        }
        return (inner.x + high.x) / 2
    }
}
