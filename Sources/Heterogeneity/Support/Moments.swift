import Statistics

/// Mean, variance (divisor n − 1) and skewness of numbers, in two passes.
struct Moments: Hashable, Sendable {
    let n: Int
    let mean: Double
    /// NaN for fewer than two numbers.
    let variance: Double
    /// Σ(y − ȳ)³/n over (Σ(y − ȳ)²/n)^1.5; 0 where nothing varies.
    let skewness: Double

    init(_ values: [Double]) {
        n = values.count
        let count = Double(values.count)
        var sum = 0.0
        for value in values { sum += value }
        let mean = sum / count
        var squares = 0.0
        var cubes = 0.0
        for value in values {
            let distance = value - mean
            squares += distance * distance
            cubes += distance * distance * distance
        }
        self.mean = mean
        variance = values.count > 1 ? squares / (count - 1) : .nan
        let second = squares / count
        skewness = second > 0 ? cubes / count / (second * second.squareRoot()) : 0
    }

    var sd: Double { variance.squareRoot() }
}
