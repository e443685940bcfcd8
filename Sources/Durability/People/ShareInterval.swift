import Statistics

/// A share with Wilson's interval (Wilson 1927).
struct ShareInterval {
    let count: Int
    let of: Int
    let share: Double
    let lower: Double
    let upper: Double

    /// - Returns: nil for a share of nobody.
    init?(_ count: Int, of total: Int, level: Double) {
        guard total > 0, let z = Normal.standard.quantile((1 + level) / 2) else { return nil }
        let n = Double(total)
        let p = Double(count) / n
        let square = z * z
        let center = (p + square / (2 * n)) / (1 + square / n)
        let spread = p * (1 - p) / n + square / (4 * n * n)
        let half = z * spread.squareRoot() / (1 + square / n)
        self.count = count
        of = total
        share = p
        lower = max(0, center - half)
        upper = min(1, center + half)
    }

    /// This share minus another, by Newcombe's hybrid of the two intervals (Newcombe 1998, method 10).
    func minus(_ other: ShareInterval) -> (estimate: Double, lower: Double, upper: Double) {
        let difference = share - other.share
        let below = share - lower
        let otherAbove = other.upper - other.share
        let above = upper - share
        let otherBelow = other.share - other.lower
        let down = (below * below + otherAbove * otherAbove).squareRoot()
        let up = (above * above + otherBelow * otherBelow).squareRoot()
        return (difference, difference - down, difference + up)
    }

    var results: ResultTree {
        .of(["share": .number(share), "ci_lower": .number(lower), "ci_upper": .number(upper), "count": .count(count), "n": .count(of)])
    }
}
