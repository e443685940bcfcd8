import RealModule
import Statistics

/// The partial likelihood of Cox (1972) with several strata; ties after Efron (1977) or Breslow (1974).
///
/// At an event time with d events D of risk set R, η = x'β, l = 0 … d − 1 and S0_l = Σ_R e^η − (l/d) Σ_D e^η
/// (Breslow: without the second sum), likewise S1_l, S2_l with x, xx':
/// log L = Σ_D η − Σ_l log S0_l; score Σ_D x − Σ_l S1_l/S0_l; information Σ_l S2_l/S0_l − S1_l S1_l'/S0_l².
struct CoxLikelihood {
    let data: SurvivalData
    /// Row by row, each column less its mean and over its ``scales``.
    let x: [Double]
    /// Standard deviations of the columns, 1 for one that is constant: a coefficient here is one of the
    /// predictor times its scale, so that units do not matter.
    let scales: [Double]
    let width: Int
    let isEfron: Bool
    /// By stratum, then time falling.
    let order: [Int]

    /// What one event time gives.
    struct EventTime {
        let time: Double
        let stratum: Int
        let deaths: Int
        /// Σ_D x − Σ_l S1_l/S0_l: the Schoenfeld residuals of the time, summed.
        var residual: [Double]
        /// Width², row by row.
        var information: [Double]
    }

    init(_ data: SurvivalData, ties: SurvivalSpecification.Ties) {
        self.data = data
        width = data.columns.count
        isEfron = ties == .efron
        var x = [Double](repeating: 0, count: data.count * data.columns.count)
        var scales: [Double] = []
        for (column, values) in data.columns.enumerated() {
            let moments = Moments(values)
            let largest = values.reduce(0) { max($0, $1.magnitude) }
            let isSpread = moments.sd > 1e-14 * largest && moments.sd.isFinite
            scales.append(isSpread ? moments.sd : 1)
            for (row, value) in values.enumerated() {
                x[row * data.columns.count + column] = (value - moments.mean) / scales[column]
            }
        }
        self.x = x
        self.scales = scales
        order = data.time.indices.sorted {
            data.strata[$0] != data.strata[$1] ? data.strata[$0] < data.strata[$1]
                : data.time[$0] != data.time[$1] ? data.time[$0] > data.time[$1] : $0 < $1
        }
    }

    /// - Parameter beta: of the scaled columns, here and below.
    func predictors(_ beta: [Double]) -> [Double] {
        (0..<data.count).map { row in
            var sum = 0.0
            for column in 0..<width { sum += x[row * width + column] * beta[column] }
            return sum
        }
    }

    /// - Parameter visit: sees each event time in the order of ``order``.
    /// - Returns: log L, score and information; nil where a number overflows.
    func evaluate(_ beta: [Double], visit: ((EventTime) -> Void)? = nil) -> (value: Double, score: [Double], information: Matrix)? {
        let eta = predictors(beta)
        let size = width * width
        var value = 0.0
        var score = [Double](repeating: 0, count: width)
        var information = [Double](repeating: 0, count: size)
        var s0 = 0.0
        var s1 = score
        var s2 = information
        var d1 = score
        var d2 = information
        var mean = score
        var ownScore = score
        var ownInformation = information
        var stratum = -1
        var position = 0
        while position < order.count {
            let first = order[position]
            if data.strata[first] != stratum {
                stratum = data.strata[first]
                s0 = 0
                for index in 0..<width { s1[index] = 0 }
                for index in 0..<size { s2[index] = 0 }
            }
            let now = data.time[first]
            var d0 = 0.0
            for index in 0..<width { d1[index] = 0; ownScore[index] = 0 }
            for index in 0..<size { d2[index] = 0; ownInformation[index] = 0 }
            var deaths = 0
            while position < order.count, data.strata[order[position]] == stratum, data.time[order[position]] == now {
                let row = order[position]
                let weight = Double.exp(eta[row])
                let isEvent = data.isEvent[row]
                s0 += weight
                if isEvent {
                    deaths += 1
                    value += eta[row]
                    d0 += weight
                }
                for i in 0..<width {
                    let xi = x[row * width + i]
                    let weighted = weight * xi
                    s1[i] += weighted
                    if isEvent {
                        d1[i] += weighted
                        ownScore[i] += xi
                    }
                    for j in 0...i {
                        let product = weighted * x[row * width + j]
                        s2[i * width + j] += product
                        if isEvent { d2[i * width + j] += product }
                    }
                }
                position += 1
            }
            guard deaths > 0 else { continue }
            for step in 0..<deaths {
                let part = isEfron ? Double(step) / Double(deaths) : 0
                let sum = s0 - part * d0
                value -= Double.log(sum)
                for i in 0..<width {
                    mean[i] = (s1[i] - part * d1[i]) / sum
                    ownScore[i] -= mean[i]
                }
                for i in 0..<width {
                    for j in 0...i {
                        let second = (s2[i * width + j] - part * d2[i * width + j]) / sum
                        ownInformation[i * width + j] += second - mean[i] * mean[j]
                    }
                }
            }
            for index in 0..<width { score[index] += ownScore[index] }
            for index in 0..<size { information[index] += ownInformation[index] }
            visit?(EventTime(time: now, stratum: stratum, deaths: deaths, residual: ownScore, information: ownInformation))
        }
        guard value.isFinite, score.allSatisfy(\.isFinite), information.allSatisfy(\.isFinite) else { return nil }
        return (value, score, Self.full(information, width))
    }

    /// A symmetric matrix from its lower triangle.
    static func full(_ lower: [Double], _ width: Int) -> Matrix {
        var matrix = Matrix(rows: width, columns: width)
        for i in 0..<width {
            for j in 0...i {
                matrix[i, j] = lower[i * width + j]
                matrix[j, i] = lower[i * width + j]
            }
        }
        return matrix
    }
}
