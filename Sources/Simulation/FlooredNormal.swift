import Statistics

/// A normal variable that cannot fall below a floor: max(X, floor), X normal.
///
/// With z = (location − floor)/scale: E = floor + (location − floor)Φ(z) + scale φ(z), and
/// E of the squared excess = ((location − floor)² + scale²)Φ(z) + (location − floor) scale φ(z),
/// both by integrating the normal density above the floor.
struct FlooredNormal: Hashable, Sendable {
    let location: Double
    let scale: Double
    let floor: Double

    private var z: Double { (location - floor) / scale }

    var mean: Double {
        let excess = location - floor
        return floor + excess * Normal.standard.cdf(z) + scale * Normal.standard.density(z)
    }

    var variance: Double {
        let excess = location - floor
        let square = (excess * excess + scale * scale) * Normal.standard.cdf(z)
            + excess * scale * Normal.standard.density(z)
        let above = mean - floor
        return square - above * above
    }

    /// The share above the floor: how much of a change in the location shows in the mean.
    var shareAbove: Double { Normal.standard.cdf(z) }

    /// The location whose mean is `mean`, by fixed-point steps; the mean's slope in the
    /// location is ``shareAbove``, near 1, so that they close in quickly.
    init(mean target: Double, scale: Double, floor: Double) {
        var trial = FlooredNormal(location: target, scale: scale, floor: floor)
        for _ in 0..<60 {
            trial = FlooredNormal(location: trial.location + target - trial.mean, scale: scale, floor: floor)
        }
        self = trial
    }

    init(location: Double, scale: Double, floor: Double) {
        self.location = location
        self.scale = scale
        self.floor = floor
    }
}
