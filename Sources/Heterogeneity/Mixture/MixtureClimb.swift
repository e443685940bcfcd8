import RealModule

extension MixtureData {
    /// EM from the centres given, at most so many steps.
    func climb(_ centers: [Double], _ spread: Double, steps: Int, tolerance: Double = 1e-9) -> NormalMixture {
        let count = centers.count
        let size = Double(count)
        // Inverse gamma: −(ν/2 + 1) log σ² − ς²/(2σ²), ν = 3.
        let order = count > 1 ? 2.5 : 0
        let scale = count > 1 ? spread / (size * size) : 0
        var means = centers
        var variances = [Double](repeating: count == 1 ? spread : spread / size, count: count)
        var shares = [[Double]](repeating: [Double](repeating: 1 / size, count: count), count: armCount)
        var weights = [Double](repeating: 0, count: values.count * count)
        var constants = [Double](repeating: 0, count: armCount * count)
        var likelihood = -Double.infinity
        var value = -Double.infinity
        var used = 0
        var isConverged = false
        while true {
            for arm in 0..<armCount {
                for index in 0..<count {
                    constants[arm * count + index] = Double.log(max(shares[arm][index], 1e-300)) - 0.5 * Double.log(2 * Double.pi * variances[index])
                }
            }
            likelihood = expect(means, variances, constants, &weights)
            var now = likelihood
            for index in 0..<(equal || count == 1 ? 1 : count) { now -= order * Double.log(variances[index]) + scale / (2 * variances[index]) }
            if now - value <= tolerance * (1 + now.magnitude), used > 0 || count == 1 { isConverged = true }
            value = now
            if isConverged || used == steps || count == 1 { break }
            used += 1
            maximise(&means, &variances, &shares, weights, order, scale)
        }
        let rising = (0..<count).sorted { means[$0] < means[$1] || (means[$0] == means[$1] && $0 < $1) }
        return NormalMixture(
            means: rising.map { means[$0] }, variances: rising.map { variances[$0] },
            shares: shares.map { arm in rising.map { arm[$0] } }, logLikelihood: likelihood, penalised: value, iterations: used,
            isConverged: isConverged || count == 1)
    }

    /// Fills the probability of each component for each row; gives the log-likelihood.
    private func expect(_ means: [Double], _ variances: [Double], _ constants: [Double], _ weights: inout [Double]) -> Double {
        let count = means.count
        var likelihood = 0.0
        for row in values.indices {
            let y = values[row]
            let arm = arms[row] * count
            let place = row * count
            var most = -Double.infinity
            for index in 0..<count {
                let far = y - means[index]
                let log = constants[arm + index] - far * far / (2 * variances[index])
                weights[place + index] = log
                most = max(most, log)
            }
            var sum = 0.0
            for index in 0..<count {
                let density = Double.exp(weights[place + index] - most)
                weights[place + index] = density
                sum += density
            }
            for index in 0..<count { weights[place + index] /= sum }
            likelihood += most + Double.log(sum)
        }
        return likelihood
    }

    private func maximise(
        _ means: inout [Double], _ variances: inout [Double], _ shares: inout [[Double]], _ weights: [Double], _ order: Double, _ scale: Double
    ) {
        let count = means.count
        var sizes = [Double](repeating: 0, count: armCount)
        for arm in arms { sizes[arm] += 1 }
        var pooled = 0.0
        for index in 0..<count {
            var whole = 0.0
            var first = 0.0
            var byArm = [Double](repeating: 0, count: armCount)
            for row in values.indices {
                let w = weights[row * count + index]
                whole += w
                first += w * values[row]
                byArm[arms[row]] += w
            }
            let mean = whole > 1e-9 ? first / whole : means[index]
            var second = 0.0
            for row in values.indices {
                let far = values[row] - mean
                second += weights[row * count + index] * far * far
            }
            means[index] = mean
            pooled += second
            if !equal { variances[index] = (second + scale) / (whole + 2 * order) }
            for arm in 0..<armCount { shares[arm][index] = sizes[arm] > 0 ? byArm[arm] / sizes[arm] : 1 / Double(count) }
        }
        guard equal else { return }
        let common = (pooled + scale) / (Double(values.count) + 2 * order)
        for index in 0..<count { variances[index] = common }
    }
}
