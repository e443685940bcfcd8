import Statistics

/// Regression quantiles: the β that minimises Σ wᵢ ρ_τ(yᵢ − xᵢ'β), ρ_τ(r) = r (τ − 1{r < 0}) (Koenker and Bassett 1978).
///
/// An exact method: a solution passes through as many rows as there are coefficients (a basis). From one basis the
/// steepest of its edges is followed to the lowest point along it, which is the next basis, until none goes down.
/// Ties are parted by a perturbation of the outcome far below its digits; the coefficients are those of the outcome
/// itself on the last basis.
struct CheckLoss: Sendable {
    /// Row by row, `width` numbers each.
    private let design: [Double]
    private let response: [Double]
    /// With the ties parted.
    private let parted: [Double]
    private let n: Int
    /// Columns are divided by their largest size.
    private let scales: [Double]
    var rowCount: Int { n }
    func element(_ row: Int, _ column: Int) -> Double { design[row * width + column] }
    let width: Int

    struct Failure: Error, CustomStringConvertible {
        var description: String { "The columns of the model are linearly dependent in the resample." }
    }

    /// - Parameter design: with an intercept among what its columns give.
    init(design: Matrix, response: [Double]) {
        var scales = [Double](repeating: 0, count: design.columns)
        for row in 0..<design.rows {
            for column in 0..<design.columns { scales[column] = max(scales[column], design[row, column].magnitude) }
        }
        scales = scales.map { $0 > 0 ? $0 : 1 }
        var scaled = design
        for row in 0..<design.rows {
            for column in 0..<design.columns { scaled[row, column] /= scales[column] }
        }
        self.scales = scales
        self.design = scaled.elements
        self.response = response
        n = design.rows
        width = design.columns
        var low = Double.infinity
        var high = -Double.infinity
        for value in response {
            low = min(low, value)
            high = max(high, value)
        }
        let size = (high > low ? high - low : 1) * 1e-9
        // Without its middle, which the intercept takes up, far numbers keep their digits.
        let middle = (low + high) / 2
        var stream = RandomStream(seed: 0, stream: 0, purpose: 0x71E5)
        parted = response.map { $0 - middle + size * (stream.uniform() - 0.5) }
    }

    /// Σ wᵢ ρ_τ(rᵢ), of the outcome itself.
    func loss(_ coefficients: [Double], _ tau: Double, _ weights: [Double]? = nil) -> Double {
        var sum = 0.0
        for row in 0..<n {
            var residual = response[row]
            for column in 0..<width { residual -= design[row * width + column] * scales[column] * coefficients[column] }
            sum += (weights?[row] ?? 1) * residual * (residual < 0 ? tau - 1 : tau)
        }
        return sum
    }

    /// - Parameters:
    ///   - basis: where to start: rows, as many as coefficients; found where nil.
    ///   - weights: at least 0; all 1 where nil.
    func minimise(_ tau: Double, weights: [Double]? = nil, from start: [Int]? = nil) throws -> (coefficients: [Double], basis: [Int]) {
        guard var basis = start ?? independentRows(weights) else { throw Failure() }
        guard var inverse = inverse(of: basis) else { throw Failure() }
        var isBasic = [Bool](repeating: false, count: n)
        for row in basis { isBasic[row] = true }
        var residuals = [Double](repeating: 0, count: n)
        var slopes = [Double](repeating: 0, count: n)
        for _ in 0..<(50 * (n + width)) {
            let beta = solution(inverse, basis, parted)
            var gradient = [Double](repeating: 0, count: width)
            var scale = 0.0
            for row in 0..<n {
                if isBasic[row] {
                    residuals[row] = 0
                    continue
                }
                var residual = parted[row]
                for column in 0..<width { residual -= design[row * width + column] * beta[column] }
                residuals[row] = residual
                let weight = (weights?[row] ?? 1) * (residual < 0 ? tau - 1 : tau)
                if weight == 0 { continue }
                for column in 0..<width { gradient[column] += weight * design[row * width + column] }
                scale += weight.magnitude
            }
            // v = X_h⁻ᵀ Σ w ψ x: what each basic row holds against.
            var edge = -1
            var direction = 1.0
            var steepest = -1e-9 * max(scale, 1e-300)
            for place in 0..<width {
                var v = 0.0
                for column in 0..<width { v += inverse[column * width + place] * gradient[column] }
                let weight = weights?[basis[place]] ?? 1
                let up = weight * (1 - tau) - v
                let down = weight * tau + v
                if up < steepest { (steepest, edge, direction) = (up, place, 1) }
                if down < steepest { (steepest, edge, direction) = (down, place, -1) }
            }
            guard edge >= 0 else { return (zip(solution(inverse, basis, response), scales).map { $0 / $1 }, basis) }
            guard let next = lowest(along: edge, direction, steepest, inverse, residuals, isBasic, weights, &slopes) else { throw Failure() }
            isBasic[basis[edge]] = false
            isBasic[next] = true
            basis[edge] = next
            guard let fresh = self.inverse(of: basis) else { throw Failure() }
            inverse = fresh
        }
        return (zip(solution(inverse, basis, response), scales).map { $0 / $1 }, basis)
    }

    /// The row at which the loss along an edge is lowest: the breakpoint at which its slope turns up.
    private func lowest(
        along edge: Int, _ direction: Double, _ start: Double, _ inverse: [Double], _ residuals: [Double], _ isBasic: [Bool],
        _ weights: [Double]?, _ slopes: inout [Double]
    ) -> Int? {
        var breaks: [(step: Double, row: Int)] = []
        for row in 0..<n where !isBasic[row] {
            var d = 0.0
            for column in 0..<width { d += design[row * width + column] * inverse[column * width + edge] }
            d *= direction
            slopes[row] = d.magnitude
            guard d.magnitude > 1e-11 else { continue }
            let step = residuals[row] / d
            if step > 0 { breaks.append((step, row)) }
        }
        breaks.sort { $0.step < $1.step || ($0.step == $1.step && $0.row < $1.row) }
        var slope = start
        for point in breaks {
            slope += (weights?[point.row] ?? 1) * slopes[point.row]
            if slope >= 0 { return point.row }
        }
        return breaks.last?.row
    }
}
