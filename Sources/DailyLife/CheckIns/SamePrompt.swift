import RealModule
import Statistics

/// How two states go together at the same prompt: within people and between them.
struct SamePrompt {
    /// Correlation of distances from one's own mean; ends by leaving out one person at a time, on Fisher's scale.
    let within: Double
    let withinEnds: Ends?
    /// Correlation of people's means, with Fisher's interval.
    let between: Double
    let betweenEnds: Ends?

    init(_ x: (within: [Double], means: [Double]), _ y: (within: [Double], means: [Double]), codes: [Int], level: Double) {
        let people = x.means.count
        var (xx, yy, xy) = ([Double](repeating: 0, count: people), [Double](repeating: 0, count: people), [Double](repeating: 0, count: people))
        for (row, code) in codes.enumerated() {
            xx[code] += x.within[row] * x.within[row]
            yy[code] += y.within[row] * y.within[row]
            xy[code] += x.within[row] * y.within[row]
        }
        let (sx, sy, sxy) = (xx.reduce(0, +), yy.reduce(0, +), xy.reduce(0, +))
        func correlation(_ a: Double, _ b: Double, _ c: Double) -> Double { a > 0 && b > 0 ? c / (a * b).squareRoot() : .nan }
        within = correlation(sx, sy, sxy)
        func transformed(_ r: Double) -> Double { r.magnitude < 1 ? Double.atanh(r) : .nan }
        let z = transformed(within)
        let left = (0..<people).map { transformed(correlation(sx - xx[$0], sy - yy[$0], sxy - xy[$0])) }
        let count = Double(people)
        let mean = left.reduce(0, +) / count
        let error = ((count - 1) / count * left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
        withinEnds = people > 2 ? Self.ends(z, error, quantile: StudentT(df: count - 1)?.quantile((1 + level) / 2)) : nil
        let (mx, my) = (x.means.reduce(0, +) / count, y.means.reduce(0, +) / count)
        var (bxx, byy, bxy) = (0.0, 0.0, 0.0)
        for place in 0..<people {
            let (a, b) = (x.means[place] - mx, y.means[place] - my)
            bxx += a * a
            byy += b * b
            bxy += a * b
        }
        between = correlation(bxx, byy, bxy)
        betweenEnds = people > 3
            ? Self.ends(transformed(between), 1 / (count - 3).squareRoot(), quantile: Normal.standard.quantile((1 + level) / 2)) : nil
    }

    private static func ends(_ z: Double, _ error: Double, quantile: Double?) -> Ends? {
        guard let quantile, z.isFinite, error.isFinite else { return nil }
        return Ends(lower: Double.tanh(z - quantile * error), upper: Double.tanh(z + quantile * error))
    }
}
