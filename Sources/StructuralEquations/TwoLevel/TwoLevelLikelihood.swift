import RealModule
import Statistics

/// f = −log L / N of a two-level model with random intercepts: y = between part + within part, both
/// normal; covariances Σ_W within, Σ_B between (McDonald and Goldstein 1989; Muthén 1994).
///
/// A cluster of n persons has (z, √n ȳ) of covariance [Σ_zz, √n Σ_zy; ·, n Σ_B + Σ_W], and n − 1
/// contrasts of covariance Σ_W.
struct TwoLevelLikelihood: Sendable {
    let withinModel: StructuralModel
    let betweenModel: StructuralModel
    let moments: ClusterMoments
    /// For each variable of level 1, its place among those of level 2, or nil.
    private let between: [Int?]
    /// For each variable of level 2 alone, its place there.
    private let own: [Int]

    init(within: StructuralModel, between model: StructuralModel, _ moments: ClusterMoments) {
        withinModel = within
        betweenModel = model
        self.moments = moments
        let names = model.parts[0].observed
        between = moments.within.map { names.firstIndex(of: $0) }
        own = moments.clusterOnly.compactMap { names.firstIndex(of: $0) }
    }

    var persons: Double { Double(moments.persons) }

    func states(_ theta: [Double]) -> (within: ModelState, between: ModelState)? {
        func state(_ model: StructuralModel) -> ModelState? {
            let size = model.parts[0].observed.count
            let none = SampleMoments(means: Array(repeating: 0, count: size), covariance: .identity(size), count: 1)
            return ModelState(model.parts[0], theta, sample: none)
        }
        guard let one = state(withinModel), let two = state(betweenModel) else { return nil }
        return (one, two)
    }

    /// Value and gradient by the free parameters; nil where a covariance matrix is not positive definite.
    func slope(_ theta: [Double]) -> Slope? {
        guard let (w, b) = states(theta), let inner = w.implied.inversePositiveDefinite else { return nil }
        let p = moments.within.count
        let free = Double(moments.persons - moments.clusters)
        var value = 0.5 * (free * inner.logDeterminant + innerProduct(inner.inverse.elements, moments.scatter.elements))
        // Derivatives of −log L by Σ_W, Σ_B and the means.
        var byWithin = (inner.inverse.scaled(by: free) - inner.inverse * moments.scatter * inner.inverse).scaled(by: 0.5)
        var byBetween = Matrix(rows: b.implied.rows, columns: b.implied.rows)
        var byWithinMean = [Double](repeating: 0, count: p)
        var byBetweenMean = [Double](repeating: 0, count: b.implied.rows)
        for cluster in moments.sizes {
            guard let part = slope(of: cluster, w, b) else { return nil }
            value += part.value
            let root = Double(cluster.size).squareRoot()
            let z = own.count
            for row in 0..<p {
                for column in 0..<p {
                    let g = part.gradient[z + row, z + column]
                    byWithin[row, column] += g
                    if let left = between[row], let right = between[column] { byBetween[left, right] += root * root * g }
                }
                for (place, variable) in own.enumerated() {
                    guard let left = between[row] else { continue }
                    byBetween[left, variable] += root * part.gradient[z + row, place]
                    byBetween[variable, left] += root * part.gradient[z + row, place]
                }
                byWithinMean[row] -= root * part.pull[z + row]
                if let left = between[row] { byBetweenMean[left] -= root * part.pull[z + row] }
            }
            for (place, variable) in own.enumerated() {
                for (other, second) in own.enumerated() { byBetween[variable, second] += part.gradient[place, other] }
                byBetweenMean[variable] -= part.pull[place]
            }
        }
        var gradient = [Double](repeating: 0, count: theta.count)
        Self.add(withinModel, w, byWithin, byWithinMean, &gradient)
        Self.add(betweenModel, b, byBetween, byBetweenMean, &gradient)
        return Slope(value: value / persons, gradient: gradient.map { $0 / persons })
    }

    /// −log L of the clusters of one size, its derivative by their covariance matrix V,
    /// ½ (J V⁻¹ − V⁻¹ T V⁻¹), and V⁻¹ Σ (v − μ).
    private func slope(of cluster: ClusterMoments.Size, _ w: ModelState, _ b: ModelState)
        -> (value: Double, gradient: Matrix, pull: [Double])?
    {
        let z = own.count
        let p = moments.within.count
        let n = Double(cluster.size)
        let root = n.squareRoot()
        var v = Matrix(rows: z + p, columns: z + p)
        var mean = [Double](repeating: 0, count: z + p)
        for (place, variable) in own.enumerated() {
            mean[place] = b.means[variable]
            for (other, second) in own.enumerated() { v[place, other] = b.implied[variable, second] }
        }
        for row in 0..<p {
            let left = between[row]
            mean[z + row] = root * (w.means[row] + (left.map { b.means[$0] } ?? 0))
            for column in 0..<p {
                var element = w.implied[row, column]
                if let left, let right = between[column] { element += n * b.implied[left, right] }
                v[z + row, z + column] = element
            }
            for (place, variable) in own.enumerated() {
                let element = left.map { root * b.implied[$0, variable] } ?? 0
                v[z + row, place] = element
                v[place, z + row] = element
            }
        }
        guard let (inverse, logDeterminant) = v.inversePositiveDefinite else { return nil }
        let count = Double(cluster.count)
        let off = zip(cluster.mean, mean).map { $0 - $1 }
        var scatter = cluster.scatter
        for row in off.indices {
            for column in off.indices { scatter[row, column] += count * off[row] * off[column] }
        }
        let value = 0.5 * (count * logDeterminant + innerProduct(inverse.elements, scatter.elements))
        let gradient = (inverse.scaled(by: count) - inverse * scatter * inverse).scaled(by: 0.5)
        return (value, gradient, (inverse * off).map { $0 * count })
    }

    /// The chain rule through the matrices of one level: dΣ and dμ of each cell.
    private static func add(
        _ model: StructuralModel, _ state: ModelState, _ bySigma: Matrix, _ byMean: [Double], _ gradient: inout [Double]
    ) {
        let h = state.factors
        let products = h.transposedTimes(bySigma * h)
        let pulls = h.transposedTimes(Matrix(rows: byMean.count, columns: 1, elements: byMean)).elements
        for cell in model.parts[0].freeCells {
            let derivative = CellDerivative(cell, carriers: model.parts[0].carriers, means: state.means, hasMeans: true)
            gradient[cell.parameter] += 2 * derivative.s * products[derivative.a, derivative.b] + derivative.c * pulls[derivative.a]
        }
    }

    /// Second derivatives of f by central differences of its gradient.
    func curvature(_ theta: [Double]) -> Matrix? {
        var result = Matrix(rows: theta.count, columns: theta.count)
        for index in theta.indices {
            let step = 1e-5 * max(1, theta[index].magnitude)
            var (up, down) = (theta, theta)
            up[index] += step
            down[index] -= step
            guard let above = slope(up), let below = slope(down) else { return nil }
            for row in theta.indices { result[row, index] = (above.gradient[row] - below.gradient[row]) / (up[index] - down[index]) }
        }
        return result.symmetrized
    }

    /// log L with its constant.
    func logLikelihood(_ value: Double) -> Double {
        let numbers = persons * Double(moments.within.count) + Double(moments.clusters * own.count)
        return -persons * value - numbers / 2 * Double.log(2 * Double.pi)
    }
}
