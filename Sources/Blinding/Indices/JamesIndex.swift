import Statistics

extension GuessTable {
    /// James's index of all arms together: 1 everybody does not know or guesses wrong, 0.5 as by chance, 0 everybody
    /// guesses right (James et al. 1996).
    ///
    /// With P the shares of arm × guess of all, P_DK of not knowing, weights w (right 0, wrong 1/2; a factor common to
    /// all drops out): K = (P_o − P_e)/P_e, P_o = Σ w P_ij/(1 − P_DK), P_e = Σ w P_i. P_.j/(1 − P_DK)² with the margins of
    /// those who guessed, and the index is {1 + P_DK + (1 − P_DK) K}/2. Its variance is that of a smooth function of
    /// multinomial shares, (Σ P g² − (Σ P g)²)/n, g the derivative by each share.
    func james(level: Double) -> Index? {
        let n = Double(total)
        guard total > 0 else { return nil }
        let shares = counts.map { row in row.map { Double($0) / n } }
        let known = 1 - arms.indices.reduce(0.0) { $0 + shares[$1][arms.count] }
        // Nobody guessed: nobody knows.
        guard known > 1e-12 else { return Index(1, 0, level: level, within: 0...1) }
        guard let (value, slopes) = Self.james(shares) else { return nil }
        var mean = 0.0
        var square = 0.0
        for arm in arms.indices {
            for guess in 0...arms.count {
                mean += shares[arm][guess] * slopes[arm][guess]
                square += shares[arm][guess] * slopes[arm][guess] * slopes[arm][guess]
            }
        }
        return Index(value, (square - mean * mean) / n, level: level, within: 0...1)
    }

    /// The index and its derivatives by the shares, each taken as free.
    static func james(_ p: [[Double]]) -> (value: Double, slopes: [[Double]])? {
        let k = p.count
        let rows = p.map { $0[..<k].reduce(0, +) }
        let columns = (0..<k).map { guess in p.reduce(0) { $0 + $1[guess] } }
        let unknown = p.reduce(0) { $0 + $1[k] }
        let known = 1 - unknown
        var wrong = 0.0
        var expected = 0.0
        for i in 0..<k {
            for j in 0..<k where i != j {
                wrong += p[i][j]
                expected += rows[i] * columns[j]
            }
        }
        guard expected > 0 else { return nil }
        // P_o / P_e = wrong (1 − P_DK) / expected.
        let ratio = wrong * known / expected
        let kappa = ratio - 1
        var slopes = p
        for i in 0..<k {
            // How `expected` moves with a share of arm i: through its row, and through its column where it is a guess.
            var byRow = 0.0
            for j in 0..<k where j != i { byRow += columns[j] }
            for guess in 0...k {
                var move = 0.0
                if guess < k {
                    move = byRow
                    for other in 0..<k where other != guess { move += rows[other] }
                }
                let ownWrong: Double = guess < k && guess != i ? 1 : 0
                let ownUnknown: Double = guess == k ? 1 : 0
                let slopeOfRatio = (ownWrong * known - wrong * ownUnknown) / expected - ratio * move / expected
                // {1 + P_DK + (1 − P_DK) K}/2.
                slopes[i][guess] = (ownUnknown * (1 - kappa) + known * slopeOfRatio) / 2
            }
        }
        return ((1 + unknown + known * kappa) / 2, slopes)
    }
}
