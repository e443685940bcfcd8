import RealModule
import Statistics

/// log ∫ Π f(y | η = o + x'γ + σ u) φ(u) du, summed over groups, by adaptive Gauss–Hermite quadrature
/// (Liu and Pierce 1994; Pinheiro and Chao 2006); one node is Laplace's approximation.
///
/// With g(u) = Σ log f − u²/2, û its mode, h = −g''(û) and τ = h^(−1/2),
///
///     log L = log τ + log Σ_k (w_k/√π) exp g(û + √2 τ z_k).
///
/// The gradient is exact: û and τ move with the parameters. The function is even in σ.
final class MarginalLikelihood {
    let data: GroupedOutcomes
    let rule: GaussHermite
    /// Where the search for each mode begins: where it last ended.
    private var modes: [Double]
    private(set) var evaluations = 0

    init(_ data: GroupedOutcomes, _ rule: GaussHermite) {
        self.data = data
        self.rule = rule
        modes = [Double](repeating: 0, count: data.groups)
    }

    /// Minus the log-likelihood (without ``GroupedOutcomes/constant``) and its gradient at (γ, σ).
    func slope(_ parameters: [Double]) -> Slope? {
        evaluations += 1
        let p = data.columns
        let sigma = parameters[p]
        guard parameters.allSatisfy(\.isFinite) else { return nil }
        var eta = data.offset
        for row in 0..<data.rows {
            var sum = eta[row]
            for column in 0..<p { sum += data.design[row * p + column] * parameters[column] }
            eta[row] = sum
        }
        var total = 0.0
        var gradient = [Double](repeating: 0, count: p + 1)
        var secondX = [Double](repeating: 0, count: p)
        var thirdX = [Double](repeating: 0, count: p)
        let count = rule.nodes.count
        var logs = [Double](repeating: 0, count: count)
        var firsts = [Double](repeating: 0, count: count)
        let longest = (0..<data.groups).map { data.starts[$0 + 1] - data.starts[$0] }.max() ?? 0
        var scores = [Double](repeating: 0, count: count * longest)
        for group in 0..<data.groups {
            let rows = data.starts[group]..<data.starts[group + 1]
            guard let mode = mode(group, rows, eta, sigma) else { return nil }
            var second = 0.0
            var third = 0.0
            var first = 0.0
            for column in 0..<p {
                secondX[column] = 0
                thirdX[column] = 0
            }
            for row in rows {
                let d = data.family.derivatives(eta[row] + sigma * mode, data.outcome[row], data.trials[row])
                first += d.first
                second += d.second
                third += d.third
                for column in 0..<p {
                    secondX[column] += d.second * data.design[row * p + column]
                    thirdX[column] += d.third * data.design[row * p + column]
                }
            }
            let h = 1 - sigma * sigma * second
            guard h > 0, h.isFinite else { return nil }
            let tau = 1 / h.squareRoot()
            let reach = 1.4142135623730951 * tau
            var largest = -Double.infinity
            for node in 0..<count {
                let u = mode + reach * rule.nodes[node]
                var value = -u * u / 2
                var sum = 0.0
                for (place, row) in rows.enumerated() {
                    let d = data.family.derivatives(eta[row] + sigma * u, data.outcome[row], data.trials[row])
                    value += d.value
                    sum += d.first
                    scores[node * longest + place] = d.first
                }
                logs[node] = value
                firsts[node] = sum
                largest = max(largest, value)
            }
            guard largest.isFinite else { return nil }
            var mass = 0.0
            for node in 0..<count {
                logs[node] = rule.weights[node] * Double.exp(logs[node] - largest)
                mass += logs[node]
            }
            total += Double.log(tau) + largest + Double.log(mass) - 0.5723649429247001
            // How û and τ move with the parameters.
            for index in 0...p {
                let score = index < p ? sigma * secondX[index] : first + sigma * mode * second
                let moved = score / h
                var bend = index < p ? -sigma * sigma * thirdX[index] : -2 * sigma * second - sigma * sigma * third * mode
                bend -= sigma * sigma * sigma * third * moved
                let widened = -tau * bend / (2 * h)
                var sum = widened / tau
                for node in 0..<count {
                    let u = mode + reach * rule.nodes[node]
                    let share = logs[node] / mass
                    let along = sigma * firsts[node] - u
                    var direct = 0.0
                    if index == p {
                        direct = u * firsts[node]
                    } else {
                        for (place, row) in rows.enumerated() { direct += scores[node * longest + place] * data.design[row * p + index] }
                    }
                    sum += share * (direct + along * (moved + 1.4142135623730951 * rule.nodes[node] * widened))
                }
                gradient[index] -= sum
            }
        }
        guard total.isFinite else { return nil }
        return Slope(value: -total, gradient: gradient)
    }

    /// The mode of g, by Newton's method with halved steps.
    private func mode(_ group: Int, _ rows: Range<Int>, _ eta: [Double], _ sigma: Double) -> Double? {
        func value(_ u: Double) -> (g: Double, first: Double, second: Double) {
            var g = -u * u / 2
            var first = 0.0
            var second = 0.0
            for row in rows {
                let d = data.family.derivatives(eta[row] + sigma * u, data.outcome[row], data.trials[row])
                g += d.value
                first += d.first
                second += d.second
            }
            return (g, sigma * first - u, sigma * sigma * second - 1)
        }
        var u = modes[group].isFinite ? modes[group] : 0
        var here = value(u)
        if !here.g.isFinite {
            u = 0
            here = value(0)
        }
        for _ in 0..<200 {
            guard here.g.isFinite, here.second < 0 else { return nil }
            var step = -here.first / here.second
            if step.magnitude <= 1e-13 * (1 + u.magnitude) { break }
            var next = value(u + step)
            var halvings = 0
            while !(next.g >= here.g - 1e-12 * (1 + here.g.magnitude)), halvings < 60 {
                step /= 2
                next = value(u + step)
                halvings += 1
            }
            u += step
            here = next
        }
        modes[group] = u
        return u
    }

    /// Modes û and their standard deviations τ at parameters that `slope` saw last.
    func conditional(_ parameters: [Double]) -> [(mode: Double, deviation: Double)] {
        let p = data.columns
        let sigma = parameters[p]
        return (0..<data.groups).map { group in
            var second = 0.0
            for row in data.starts[group]..<data.starts[group + 1] {
                var eta = data.offset[row] + sigma * modes[group]
                for column in 0..<p { eta += data.design[row * p + column] * parameters[column] }
                second += data.family.derivatives(eta, data.outcome[row], data.trials[row]).second
            }
            return (modes[group], 1 / (1 - sigma * sigma * second).squareRoot())
        }
    }

    /// The Hessian, by central differences of the exact gradient with one step of Richardson's
    /// extrapolation.
    func hessian(_ parameters: [Double]) -> Matrix? {
        let size = parameters.count
        var rows: [[Double]] = []
        for index in 0..<size {
            let h = 2e-3 * max(0.5, parameters[index].magnitude)
            var ends: [[Double]] = []
            for step in [h, -h, h / 2, -h / 2] {
                var moved = parameters
                moved[index] += step
                guard let there = slope(moved) else { return nil }
                ends.append(there.gradient)
            }
            rows.append((0..<size).map { column in
                let wide = (ends[0][column] - ends[1][column]) / (2 * h)
                let narrow = (ends[2][column] - ends[3][column]) / h
                return (4 * narrow - wide) / 3
            })
        }
        return Matrix(rows: size, columns: size, elements: rows.flatMap { $0 }).symmetrized
    }
}
