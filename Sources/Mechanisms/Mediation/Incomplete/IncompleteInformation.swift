import Statistics

extension IncompleteMoments {
    /// Places of means and of the lower triangle of covariances, one after the other.
    var parameterCount: Int { size + size * (size + 1) / 2 }

    static func packed(_ moments: Moments) -> [Double] {
        var result = moments.means
        for i in moments.means.indices { for j in 0...i { result.append(moments.covariance[i, j]) } }
        return result
    }

    func unpacked(_ parameters: [Double]) -> Moments {
        var covariance = Matrix(rows: size, columns: size)
        var place = size
        for i in 0..<size {
            for j in 0...i {
                covariance[i, j] = parameters[place]
                covariance[j, i] = parameters[place]
                place += 1
            }
        }
        return Moments(means: Array(parameters[..<size]), covariance: covariance)
    }

    /// Derivatives of the log-likelihood of what is observed, in packed order: with r the distances from the
    /// means and P = Σ⁻¹ of the observed columns, P Σr by the means, ½ (P Σrr' P − n P) by Σ.
    func gradient(_ parameters: [Double]) -> [Double]? {
        let at = unpacked(parameters)
        var byMeans = [Double](repeating: 0, count: size)
        var bySigma = Matrix(rows: size, columns: size)
        for pattern in patterns {
            let observed = pattern.observed
            guard let inverse = at.covariance.selecting(rows: observed, columns: observed).inversePositiveDefinite?.inverse else {
                return nil
            }
            var sums = [Double](repeating: 0, count: observed.count)
            var products = Matrix(rows: observed.count, columns: observed.count)
            for row in pattern.rows {
                let r = observed.map { columns[$0][row] - at.means[$0] }
                for i in r.indices {
                    sums[i] += r[i]
                    for j in r.indices { products[i, j] += r[i] * r[j] }
                }
            }
            let first = inverse * sums
            let second = inverse * products * inverse
            let count = Double(pattern.rows.count)
            for i in observed.indices {
                byMeans[observed[i]] += first[i]
                for j in observed.indices { bySigma[observed[i], observed[j]] += (second[i, j] - count * inverse[i, j]) / 2 }
            }
        }
        var result = byMeans
        for i in 0..<size { for j in 0...i { result.append(i == j ? bySigma[i, i] : 2 * bySigma[i, j]) } }
        return result
    }

    /// Inverse of the observed information of the packed moments, by central differences of the gradient;
    /// nil where it is not positive definite.
    func covariance(of moments: Moments) -> Matrix? {
        let center = Self.packed(moments)
        let count = parameterCount
        var information = Matrix(rows: count, columns: count)
        var scales = moments.means.indices.map { moments.covariance[$0, $0].squareRoot() }
        for i in 0..<size {
            for j in 0...i { scales.append((moments.covariance[i, i] * moments.covariance[j, j]).squareRoot()) }
        }
        for index in 0..<count {
            let h = 1e-5 * scales[index]
            var (up, down) = (center, center)
            up[index] += h
            down[index] -= h
            guard let above = gradient(up), let below = gradient(down) else { return nil }
            for other in 0..<count { information[index, other] = (below[other] - above[other]) / (2 * h) }
        }
        for i in 0..<count {
            for j in 0..<i {
                let mean = (information[i, j] + information[j, i]) / 2
                information[i, j] = mean
                information[j, i] = mean
            }
        }
        return information.inversePositiveDefinite?.inverse
    }
}
