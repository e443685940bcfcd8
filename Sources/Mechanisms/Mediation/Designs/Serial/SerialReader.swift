/// Effects of a serial mediation off the factor of the columns 1, C, X, M₁, M₂, Y.
struct SerialReader: PathReader {
    /// Where X stands.
    let exposure: Int
    /// sd(Y) / sd(X): from standardized effects to effects in units.
    let unit: Double

    /// via M₁, via M₂, via both in turn, their sum, direct, total.
    var outputCount: Int { 6 }

    func read(_ l: FactorLanes, into effects: UnsafeMutableBufferPointer<SIMD8<Double>>) {
        let x = exposure
        let m1 = x + 1
        let m2 = x + 2
        let y = x + 3
        let a1 = l[m1, x] / l[x, x]
        let d21 = l[m2, m1] / l[m1, m1]
        let a2 = (l[m2, x] - l[m1, x] * d21) / l[x, x]
        let b2 = l[y, m2] / l[m2, m2]
        let b1 = (l[y, m1] - l[m2, m1] * b2) / l[m1, m1]
        let direct = (l[y, x] - l[m1, x] * b1 - l[m2, x] * b2) / l[x, x]
        let viaM1 = a1 * b1
        let viaM2 = a2 * b2
        let viaBoth = a1 * d21 * b2
        effects[0] = viaM1 * unit
        effects[1] = viaM2 * unit
        effects[2] = viaBoth * unit
        effects[3] = (viaM1 + viaM2 + viaBoth) * unit
        effects[4] = direct * unit
        effects[5] = l[y, x] / l[x, x] * unit
    }
}
