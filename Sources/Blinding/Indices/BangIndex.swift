import Statistics

extension GuessTable {
    /// Bang's index of one arm: the share that guessed its own arm less the share that guessed another, −1 to 1, 0 as by
    /// chance; those who do not know count 0 (Bang, Ni and Davis 2004). With more than two arms a wrong guess counts
    /// −1/(arms − 1), so that chance is 0 again.
    func bang(_ arm: Int, level: Double) -> Index? {
        let n = Double(total(ofArm: arm))
        guard n > 0 else { return nil }
        let wrongWeight = -1 / Double(arms.count - 1)
        var mean = 0.0
        var square = 0.0
        for guess in arms.indices {
            let weight = guess == arm ? 1 : wrongWeight
            let share = Double(counts[arm][guess]) / n
            mean += weight * share
            square += weight * weight * share
        }
        let right = counts[arm][arm]
        let wrong = total(ofArm: arm) - unknown(arm) - right
        guard let interval = ContrastInterval(right: right, wrong: wrong, of: total(ofArm: arm), multiple: -wrongWeight, level: level)
        else { return nil }
        return Index(mean, (square - mean * mean) / n, interval)
    }

    /// The same with each guess weighted by how sure the person was, from 0 to 1.
    static func bang(weighted signs: [Double], level: Double) -> Index? {
        let n = Double(signs.count)
        guard signs.count > 1 else { return nil }
        let mean = signs.reduce(0, +) / n
        var square = 0.0
        for sign in signs { square += (sign - mean) * (sign - mean) }
        return Index(mean, square / n / n, level: level, within: -1...1)
    }

    /// The share of right guesses among those who guessed, with Wilson's interval (Wilson 1927).
    func rightShare(level: Double) -> (share: Double, lower: Double, upper: Double)? {
        guard guessed > 0, let z = Normal.standard.quantile((1 + level) / 2) else { return nil }
        let n = Double(guessed)
        let p = Double(right) / n
        let ends = ContrastInterval.wilson(p, n, z)
        return (p, ends.lower, ends.upper)
    }
}
