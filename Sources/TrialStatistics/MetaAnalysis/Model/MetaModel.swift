import RealModule
import Statistics

/// Estimates, sampling variances and design, and what weighted least squares says at a given τ².
struct MetaModel {
    let y: [Double]
    let v: [Double]
    let design: MetaDesign
    /// log|Z'Z|; 0 stands for a singular one, which the caller has excluded.
    let logGram: Double
    /// Whether a row takes part, for leaving one out: a weight of 0 or 1.
    private let isIn: [Bool]
    /// Rows that take part.
    let k: Int

    init(y: [Double], v: [Double], design: MetaDesign) {
        self.y = y
        self.v = v
        self.design = design
        isIn = [Bool](repeating: true, count: y.count)
        k = y.count
        logGram = Self.logGram(design, isIn)
    }

    private init(_ whole: MetaModel, without row: Int) {
        y = whole.y
        v = whole.v
        design = whole.design
        var isIn = whole.isIn
        isIn[row] = false
        self.isIn = isIn
        k = whole.k - 1
        logGram = Self.logGram(design, isIn)
    }

    func without(_ row: Int) -> MetaModel { MetaModel(self, without: row) }

    private static func logGram(_ design: MetaDesign, _ isIn: [Bool]) -> Double {
        let p = design.p
        if p == 1, design.hasIntercept { return Double.log(Double(isIn.count { $0 })) }
        var gram = [Double](repeating: 0, count: p * p)
        for row in isIn.indices where isIn[row] {
            for i in 0..<p {
                for j in 0..<p { gram[i * p + j] += design.z[row * p + i] * design.z[row * p + j] }
            }
        }
        return invertInPlace(&gram, p) ?? 0
    }

    /// k − p.
    var freedom: Double { Double(k - design.p) }

    /// - Parameter tau2: at least 0.
    /// - Returns: nil when X'WX is singular.
    func at(_ tau2: Double) -> MetaState? {
        let p = design.p
        let size = p * p
        // X'WX, X'W²X, X'W³X one behind the other.
        var sums = [Double](repeating: 0, count: 3 * size + 2 * p)
        let atRight = 3 * size
        let atTurned = 3 * size + p
        var weight1 = 0.0
        var weight2 = 0.0
        var logs = 0.0
        for row in 0..<y.count where isIn[row] {
            let total = v[row] + tau2
            let w = 1 / total
            weight1 += w
            weight2 += w * w
            logs += Double.log(total)
            if p == 1 {
                let z = design.z[row]
                let first = w * z * z
                sums[0] += first
                sums[1] += first * w
                sums[2] += first * w * w
                sums[3] += w * z * y[row]
                continue
            }
            for i in 0..<p {
                let left = w * design.z[row * p + i]
                sums[atRight + i] += left * y[row]
                for j in 0..<p {
                    let product = left * design.z[row * p + j]
                    sums[i * p + j] += product
                    sums[size + i * p + j] += product * w
                    sums[2 * size + i * p + j] += product * w * w
                }
            }
        }
        var inverse = Array(sums[..<size])
        guard let logDeterminant = invertInPlace(&inverse, p) else { return nil }
        var b = [Double](repeating: 0, count: p)
        for i in 0..<p {
            for j in 0..<p { b[i] += inverse[i * p + j] * sums[atRight + j] }
        }
        var squares1 = 0.0
        var squares2 = 0.0
        var squares3 = 0.0
        for row in 0..<y.count where isIn[row] {
            let w = 1 / (v[row] + tau2)
            var residual = y[row]
            for i in 0..<p { residual -= b[i] * design.z[row * p + i] }
            let first = w * residual
            squares1 += first * residual
            squares2 += first * first
            squares3 += first * first * w
            for i in 0..<p { sums[atTurned + i] += first * w * design.z[row * p + i] }
        }
        let second = Array(sums[size..<(2 * size)])
        let turned = product(inverse, second, p)
        var trace1 = weight1
        var trace2 = weight2
        for i in 0..<p {
            trace1 -= turned[i * p + i]
            for j in 0..<p {
                trace2 -= 2 * inverse[i * p + j] * sums[2 * size + j * p + i]
                trace2 += turned[i * p + j] * turned[j * p + i]
                squares3 -= inverse[i * p + j] * sums[atTurned + i] * sums[atTurned + j]
            }
        }
        return MetaState(
            tau2: tau2, b: b, inverse: inverse, logDeterminant: logDeterminant, sumOfLogs: logs, yPy: squares1,
            yPPy: squares2, yPPPy: squares3, traceP: trace1, tracePP: trace2, weight1: weight1, weight2: weight2)
    }
}

/// Weighted least squares at one τ², with P = W − WX(X'WX)⁻¹X'W.
struct MetaState {
    let tau2: Double
    /// Coefficients of Z.
    let b: [Double]
    /// (Z'WZ)⁻¹ row by row.
    let inverse: [Double]
    /// log|Z'WZ|.
    let logDeterminant: Double
    /// Σ log(v + τ²).
    let sumOfLogs: Double
    /// Σ w r².
    let yPy: Double
    /// Σ w² r².
    let yPPy: Double
    let yPPPy: Double
    let traceP: Double
    let tracePP: Double
    /// Σ w and Σ w².
    let weight1: Double
    let weight2: Double
}
