import Statistics

/// An interval for the share of right guesses less a multiple of the share of wrong ones, of the same people: Wilson's
/// intervals of the two shares (Wilson 1927), put together with their correlation (Zou and Donner 2008).
///
/// With p, q the shares and c the multiple, r = −√(p q/{(1 − p)(1 − q)}) their correlation, and l, u the ends of each:
/// L = d − √{(p − l_p)² − 2 r c (p − l_p)(u_q − q) + c² (u_q − q)²}, d = p − c q, and so upwards. Where everybody guessed
/// and c = 1 this is Wilson's interval itself, 2 l_p − 1 to 2 u_p − 1; it has a width where all guessed alike.
struct ContrastInterval {
    let lower: Double
    let upper: Double

    /// - Returns: nil for nobody.
    init?(right: Int, wrong: Int, of total: Int, multiple c: Double, level: Double) {
        guard total > 0, let z = Normal.standard.quantile((1 + level) / 2) else { return nil }
        let n = Double(total)
        let p = Double(right) / n
        let q = Double(wrong) / n
        let first = Self.wilson(p, n, z)
        let second = Self.wilson(q, n, z)
        // With nobody who does not know the two shares move against each other exactly, also at 0 and 1.
        var correlation = -1.0
        if right + wrong < total {
            let square: Double = p * q / ((1 - p) * (1 - q))
            correlation = -square.squareRoot()
        }
        func reach(_ a: Double, _ b: Double) -> Double {
            let square: Double = a * a - 2 * correlation * a * b + b * b
            return max(0, square).squareRoot()
        }
        let middle = p - c * q
        lower = max(-c, middle - reach(p - first.lower, c * (second.upper - q)))
        upper = min(1, middle + reach(first.upper - p, c * (q - second.lower)))
    }

    static func wilson(_ p: Double, _ n: Double, _ z: Double) -> (lower: Double, upper: Double) {
        let square = z * z
        let center = (p + square / (2 * n)) / (1 + square / n)
        let spread = p * (1 - p) / n + square / (4 * n * n)
        let half = z * spread.squareRoot() / (1 + square / n)
        return (max(0, center - half), min(1, center + half))
    }
}
