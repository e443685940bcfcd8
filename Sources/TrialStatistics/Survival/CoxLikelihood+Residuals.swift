import RealModule
import Statistics

extension CoxLikelihood {
    /// Score residuals ∫ (x_i − x̄(t)) dM_i(t), rows × columns; they sum to the score, which is 0
    /// at the maximum (Therneau and Grambsch 2000, section 4.6, with Efron's ties).
    func scoreResiduals(_ beta: [Double]) -> Matrix {
        let eta = predictors(beta)
        var result = Matrix(rows: data.count, columns: width)
        var start = 0
        while start < order.count {
            var end = start
            let stratum = data.strata[order[start]]
            while end < order.count, data.strata[order[end]] == stratum { end += 1 }
            stratumResiduals(start..<end, eta, &result)
            start = end
        }
        return result
    }

    /// One stratum: sums of the risk set going back in time, then the hazards going forward.
    private func stratumResiduals(_ range: Range<Int>, _ eta: [Double], _ result: inout Matrix) {
        var s0 = 0.0
        var s1 = [Double](repeating: 0, count: width)
        // Blocks of equal times, the latest first.
        var blocks: [(range: Range<Int>, s0: Double, s1: [Double])] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let first = position
            let now = data.time[order[first]]
            while position < range.upperBound, data.time[order[position]] == now {
                let row = order[position]
                let weight = Double.exp(eta[row])
                s0 += weight
                for i in 0..<width { s1[i] += weight * x[row * width + i] }
                position += 1
            }
            blocks.append((first..<position, s0, s1))
        }
        var hazard = 0.0
        var weightedMean = [Double](repeating: 0, count: width)
        for block in blocks.reversed() {
            let dead = block.range.filter { data.isEvent[order[$0]] }.map { order[$0] }
            let d = Double(dead.count)
            var d0 = 0.0
            var d1 = [Double](repeating: 0, count: width)
            for row in dead {
                let weight = Double.exp(eta[row])
                d0 += weight
                for i in 0..<width { d1[i] += weight * x[row * width + i] }
            }
            // For those who die here: their hazard counts 1 − l/d of each part (Efron).
            var ownHazard = hazard
            var ownMean = weightedMean
            var center = [Double](repeating: 0, count: width)
            for step in dead.indices {
                let part = isEfron ? Double(step) / d : 0
                let sum = block.s0 - part * d0
                let increment = 1 / sum
                hazard += increment
                ownHazard += (1 - part) * increment
                for i in 0..<width {
                    let mean = (block.s1[i] - part * d1[i]) / sum
                    weightedMean[i] += mean * increment
                    ownMean[i] += (1 - part) * mean * increment
                    center[i] += mean / d
                }
            }
            for place in block.range {
                let row = order[place]
                let weight = Double.exp(eta[row])
                let isEvent = data.isEvent[row]
                for i in 0..<width {
                    let value = x[row * width + i]
                    let expected = isEvent ? weight * (value * ownHazard - ownMean[i]) : weight * (value * hazard - weightedMean[i])
                    result[row, i] = (isEvent ? value - center[i] : 0) - expected
                }
            }
        }
    }
}
