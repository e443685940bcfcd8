extension BootstrapSummary {
    /// a = Σd³ / (6 (Σd²)^1.5), d = mean(t₍.₎) − t₍ᵢ₎; nil when it does not exist.
    ///
    /// With strata of n_s units, l = (n_s − 1) d with the mean of its stratum, and
    /// a = Σ n_s⁻³ Σ l³ / (6 (Σ n_s⁻² Σ l²)^1.5) (Davison and Hinkley 1997, chapter 5). A stratum of one
    /// unit does not vary and adds nothing.
    static func acceleration(_ jackknife: [Double], strata: [[Int]]? = nil) -> Double? {
        guard !jackknife.isEmpty else { return nil }
        var squares = 0.0
        var cubes = 0.0
        if let strata, strata.count > 1 {
            for units in strata where units.count > 1 {
                let values = units.map { jackknife[$0] }
                let mean = LeastSquares.mean(values)
                let size = Double(units.count)
                let share = (size - 1) / size
                for value in values {
                    let l = share * (mean - value)
                    squares += l * l
                    cubes += l * l * l
                }
            }
        } else {
            let mean = LeastSquares.mean(jackknife)
            for value in jackknife {
                let d = mean - value
                squares += d * d
                cubes += d * d * d
            }
        }
        let value = cubes / (6 * squares * squares.squareRoot())
        return value.isFinite ? value : nil
    }

    /// √((n − 1)/n Σd²) (Tukey 1958).
    public static func jackknifeStandardError(_ jackknife: [Double]) -> Double {
        guard jackknife.count > 1 else { return 0 }
        let n = Double(jackknife.count)
        let mean = LeastSquares.mean(jackknife)
        var squares = 0.0
        for value in jackknife { squares += (mean - value) * (mean - value) }
        return ((n - 1) / n * squares).squareRoot()
    }
}
