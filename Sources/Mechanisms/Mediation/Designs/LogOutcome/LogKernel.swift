import RealModule
import Statistics

/// Both equations of a mediation with a log link on weighted rows, and the means that they imply.
/// Columns are standardized by the whole table, which moves no mean.
struct LogKernel: ResampleKernel {
    static let names = [
        "acme_control", "acme_treated", "acme_average", "ade_control", "ade_treated", "ade_average", "total",
        "mean_control", "mean_treated", "ratio_natural_indirect", "ratio_natural_direct", "ratio_total",
    ]

    let drawn: ResamplingDesign
    let family: LogMediation.Family
    let rows: Int
    /// 1, M, X, C.
    let design: Matrix
    let outcome: [Double]
    /// M, X, C as they were standardized.
    let columns: [StandardizedColumn]
    let control: Double
    let treated: Double
    /// Where the search begins on a resample.
    var start: [Double]?

    var outputCount: Int { Self.names.count }
    var width: Int { design.columns }

    init(_ rows: CompleteRows, _ specification: LogMediation, drawn: ResamplingDesign) {
        let model = specification.model
        let columns = ([model.mediators[0], model.exposure] + model.covariates).map { StandardizedColumn(rows.column($0)) }
        self.drawn = drawn
        self.columns = columns
        family = specification.family
        self.rows = rows.count
        design = Matrix(columns: [[Double](repeating: 1, count: rows.count)] + columns.map(\.values))
        outcome = rows.column(model.outcome)
        control = (specification.control - columns[1].mean) / columns[1].spread
        treated = (specification.treated - columns[1].mean) / columns[1].spread
    }

    func resample(
        _ range: Range<Int>, into output: KernelOutput, fill: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void
    ) {
        var indices = [UInt32](repeating: 0, count: units + ResampleIndices.slack)
        var weights = [Double](repeating: 0, count: rows)
        for resample in range {
            indices.withUnsafeMutableBufferPointer { fill($0, resample) }
            for row in 0..<rows { weights[row] = 0 }
            for place in 0..<units {
                for row in drawn.rows(ofUnit: Int(indices[place])) { weights[row] += 1 }
            }
            write(effects(weights), resample, output)
        }
    }

    func leaveOneOut(into output: KernelOutput) {
        var weights = [Double](repeating: 1, count: rows)
        for unit in 0..<units {
            for row in drawn.rows(ofUnit: unit) { weights[row] = 0 }
            write(effects(weights), unit, output)
            for row in drawn.rows(ofUnit: unit) { weights[row] = 1 }
        }
    }

    private func write(_ effects: [Double]?, _ place: Int, _ output: KernelOutput) {
        output.singular[place] = effects == nil
        guard let effects else { return }
        for index in effects.indices { output.values[index * output.stride + place] = effects[index] }
    }

    /// Both fits and the effects; nil where one of them does not exist.
    func effects(_ weights: [Double]) -> [Double]? {
        guard let mediator = MediatorFit(self, weights), let theta = try? coefficients(weights).coefficients else { return nil }
        var values = [Double](repeating: 0, count: Self.names.count)
        write(gamma: mediator.gamma, theta: theta, sigma: mediator.sigma, weights, into: &values)
        return values.allSatisfy(\.isFinite) ? values : nil
    }

    /// E(t, t') = S exp(θ_X t + θ_M γ_X t' + θ_M² σ²/2), S the mean over the rows of what X does not move.
    func write(gamma: [Double], theta: [Double], sigma: Double, _ weights: [Double], into values: inout [Double]) {
        let slope = theta[1]
        var sum = 0.0
        var count = 0.0
        for row in 0..<rows where weights[row] > 0 {
            var eta = theta[0] + slope * gamma[0]
            for column in 3..<max(width, 3) {
                eta += (theta[column] + slope * gamma[column - 1]) * design[row, column]
            }
            sum += weights[row] * Double.exp(eta)
            count += weights[row]
        }
        let common = sum / count * Double.exp(slope * slope * sigma * sigma / 2)
        func mean(_ t: Double, _ other: Double) -> Double { common * Double.exp(theta[2] * t + slope * gamma[1] * other) }
        let (m00, m01, m10, m11) = (mean(control, control), mean(control, treated), mean(treated, control), mean(treated, treated))
        let difference = treated - control
        values[0] = m01 - m00
        values[1] = m11 - m10
        values[2] = (values[0] + values[1]) / 2
        values[3] = m10 - m00
        values[4] = m11 - m01
        values[5] = (values[3] + values[4]) / 2
        values[6] = m11 - m00
        values[7] = m00
        values[8] = m11
        values[9] = Double.exp(slope * gamma[1] * difference)
        values[10] = Double.exp(theta[2] * difference)
        values[11] = Double.exp((theta[2] + slope * gamma[1]) * difference)
    }

    /// M ~ X + C on weighted rows.
    struct MediatorFit {
        /// Of 1, X, C.
        let gamma: [Double]
        /// Divisor n − k.
        let sigma: Double
        let unscaled: Matrix

        init?(_ kernel: LogKernel, _ weights: [Double]) {
            let places = [0] + Array(2..<kernel.width)
            var normal = Matrix(rows: places.count, columns: places.count)
            var right = [Double](repeating: 0, count: places.count)
            var count = 0.0
            for row in 0..<kernel.rows where weights[row] > 0 {
                count += weights[row]
                for i in places.indices {
                    let left = weights[row] * kernel.design[row, places[i]]
                    right[i] += left * kernel.design[row, 1]
                    for j in 0...i { normal[i, j] += left * kernel.design[row, places[j]] }
                }
            }
            for i in places.indices { for j in 0..<i { normal[j, i] = normal[i, j] } }
            let df = count - Double(places.count)
            guard df > 0, let cholesky = Cholesky(normal, tolerance: 1e-12) else { return nil }
            let gamma = cholesky.solve(right)
            var squares = 0.0
            for row in 0..<kernel.rows where weights[row] > 0 {
                var error = kernel.design[row, 1]
                for i in places.indices { error -= gamma[i] * kernel.design[row, places[i]] }
                squares += weights[row] * error * error
            }
            self.gamma = gamma
            sigma = (squares / df).squareRoot()
            unscaled = cholesky.inverse
        }
    }

    /// Each draw averages over all people, so there are fewer than of plain products.
    static let draws = 5_000

    /// Quasi-Bayesian intervals (Imai, Keele and Tingley 2010): coefficients of both equations are drawn
    /// from their normal distributions, σ stays. Nil where an equation leaves nothing to draw.
    func drawn(_ regression: LogRegression, level: Double, seed: UInt64) -> [Ends?] {
        let none = [Ends?](repeating: nil, count: Self.names.count)
        let ones = [Double](repeating: 1, count: rows)
        guard let mediator = MediatorFit(self, ones),
            let draws = CoefficientDraws(
                blocks: [
                    (mediator.gamma, mediator.unscaled.scaled(by: mediator.sigma * mediator.sigma)),
                    (regression.standardized, regression.standardizedCovariance),
                ], seed: seed)
        else { return none }
        let size = width - 1
        return draws.intervals(of: Self.names.count, level: level, draws: Self.draws) { q, values in
            write(gamma: Array(q[..<size]), theta: Array(q[size...]), sigma: mediator.sigma, ones, into: &values)
        }
    }
}
