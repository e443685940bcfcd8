import RealModule
import Statistics

/// R_ab with its derivatives in the parameters behind τ; those that are zero are left away.
struct CorrelationTerms {
    struct First {
        let parameter: Int
        let value: Double
    }

    struct Second {
        /// h ≤ j.
        let h: Int
        let j: Int
        let value: Double
    }

    var value = 1.0
    var first: [First] = []
    var second: [Second] = []

    mutating func clear() {
        value = 1
        first.removeAll(keepingCapacity: true)
        second.removeAll(keepingCapacity: true)
    }
}

extension CovarianceShape {
    /// R_ab, a ≤ b.
    func correlation(
        _ a: Int, _ b: Int, _ theta: [Double], _ rho: [CorrelationScale.Value], _ second: Bool, _ terms: inout CorrelationTerms
    ) {
        if structure == .us { return triangular(a, b, theta, second, &terms) }
        guard a < b else { return }
        let lag = b - a
        switch structure {
        case .us: break
        case .cs, .csh: power(0, 1, rho[0], second, &terms)
        case .ar1, .ar1h: power(0, lag, rho[0], second, &terms)
        case .toep, .toeph: power(lag - 1, 1, rho[lag - 1], second, &terms)
        case .ad, .adh: product(a, b, rho, second, &terms)
        }
    }

    /// R = L̃L̃'; the element (r, c) of L̃, r > c, is parameter r(r − 1)/2 + c.
    private func triangular(_ a: Int, _ b: Int, _ theta: [Double], _ second: Bool, _ terms: inout CorrelationTerms) {
        let (rowA, rowB) = (a * (a - 1) / 2, b * (b - 1) / 2)
        if a == b {
            for c in 0..<a {
                let l = theta[scaleCount + rowA + c]
                terms.value += l * l
                terms.first.append(.init(parameter: rowA + c, value: 2 * l))
                if second { terms.second.append(.init(h: rowA + c, j: rowA + c, value: 2)) }
            }
            return
        }
        terms.value = theta[scaleCount + rowB + a]
        terms.first.append(.init(parameter: rowB + a, value: 1))
        for c in 0..<a {
            let (la, lb) = (theta[scaleCount + rowA + c], theta[scaleCount + rowB + c])
            terms.value += la * lb
            terms.first.append(.init(parameter: rowA + c, value: lb))
            terms.first.append(.init(parameter: rowB + c, value: la))
            if second { terms.second.append(.init(h: rowA + c, j: rowB + c, value: 1)) }
        }
    }

    /// ρ^n of one parameter.
    private func power(_ parameter: Int, _ n: Int, _ rho: CorrelationScale.Value, _ second: Bool, _ terms: inout CorrelationTerms) {
        let exponent = Double(n)
        let below = n >= 2 ? Double.pow(rho.rho, n - 2) : 0
        let once = n == 1 ? 1 : below * rho.rho
        terms.value = once * rho.rho
        terms.first.append(.init(parameter: parameter, value: exponent * once * rho.first))
        guard second else { return }
        let square = exponent * (exponent - 1) * below * rho.first * rho.first
        terms.second.append(.init(h: parameter, j: parameter, value: square + exponent * once * rho.second))
    }

    /// ρ_a ρ_(a+1) … ρ_(b−1).
    private func product(_ a: Int, _ b: Int, _ rho: [CorrelationScale.Value], _ second: Bool, _ terms: inout CorrelationTerms) {
        func others(_ h: Int, _ j: Int) -> Double {
            var result = 1.0
            for c in a..<b where c != h && c != j { result *= rho[c].rho }
            return result
        }
        terms.value = others(-1, -1)
        for h in a..<b {
            let rest = others(h, h)
            terms.first.append(.init(parameter: h, value: rest * rho[h].first))
            guard second else { continue }
            terms.second.append(.init(h: h, j: h, value: rest * rho[h].second))
            for j in (h + 1)..<max(b, h + 1) {
                terms.second.append(.init(h: h, j: j, value: others(h, j) * rho[h].first * rho[j].first))
            }
        }
    }
}
