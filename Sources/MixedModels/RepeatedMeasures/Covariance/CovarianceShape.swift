import RealModule
import Statistics

/// One covariance matrix as a function of its parameters.
///
/// Σ_ab = exp(τ_a + τ_b) R_ab. τ, the logarithms of the standard deviations, are the first T
/// parameters (or the first one, for one variance). R are correlations; for `us` it is L̃L̃' with L̃
/// unit lower triangular, so that Σ = LL' with L = diag(exp τ) L̃ (`Documentation/Methods/MMRM.md`).
struct CovarianceShape {
    let structure: CovarianceStructure
    let pairs: VisitPairs
    let parameterCount: Int
    /// Parameters that are τ.
    let scaleCount: Int
    let scale: CorrelationScale

    var visits: Int { pairs.visits }

    init(_ structure: CovarianceStructure, visits: Int) {
        self.structure = structure
        pairs = VisitPairs(visits)
        parameterCount = structure.parameterCount(visits: visits)
        scaleCount = structure.hasVariancePerVisit ? visits : 1
        let isExchangeable = structure == .cs || structure == .csh
        scale = CorrelationScale(exchangeableVisits: isExchangeable ? max(visits, 2) : nil)
    }

    /// Σ with its derivatives in θ.
    ///
    /// - Parameter second: whether the second derivatives are wanted.
    func value(at theta: ArraySlice<Double>, second wantsSecond: Bool) -> CovarianceValue {
        let theta = Array(theta)
        var value = CovarianceValue(pairs: pairs.count, parameters: parameterCount)
        let rho = structure == .us ? [] : theta[scaleCount...].map { scale.value($0) }
        var terms = CorrelationTerms()
        for place in 0..<pairs.count {
            let (a, b) = (pairs.first[place], pairs.second[place])
            terms.clear()
            correlation(a, b, theta, rho, wantsSecond, &terms)
            let (i, j) = scaleCount == 1 ? (0, 0) : (a, b)
            let factor = Double.exp(theta[i] + theta[j])
            let sigma = factor * terms.value
            value.sigma[place] = sigma
            value.add(sigma, place, i)
            value.add(sigma, place, j)
            for term in terms.first { value.add(factor * term.value, place, scaleCount + term.parameter) }
            guard wantsSecond else { continue }
            if i == j {
                value.second.append(.init(place: place, h: i, j: i, value: 4 * sigma))
            } else {
                value.second.append(.init(place: place, h: i, j: i, value: sigma))
                value.second.append(.init(place: place, h: j, j: j, value: sigma))
                value.second.append(.init(place: place, h: i, j: j, value: sigma))
            }
            for term in terms.first {
                let mixed = factor * term.value
                let place2 = scaleCount + term.parameter
                if i == j {
                    value.second.append(.init(place: place, h: i, j: place2, value: 2 * mixed))
                } else {
                    value.second.append(.init(place: place, h: i, j: place2, value: mixed))
                    value.second.append(.init(place: place, h: j, j: place2, value: mixed))
                }
            }
            for term in terms.second {
                value.second.append(
                    .init(place: place, h: scaleCount + term.h, j: scaleCount + term.j, value: factor * term.value))
            }
        }
        return value
    }
}

/// Σ, its Jacobian and its second derivatives, over the places of ``VisitPairs``.
struct CovarianceValue {
    struct Second {
        let place: Int
        /// h ≤ j; one entry stands for (h, j) and (j, h).
        let h: Int
        let j: Int
        let value: Double
    }

    let parameters: Int
    var sigma: [Double]
    /// ∂Σ_place/∂θ_h at `place * parameters + h`.
    var jacobian: [Double]
    var second: [Second] = []

    init(pairs: Int, parameters: Int) {
        self.parameters = parameters
        sigma = [Double](repeating: 0, count: pairs)
        jacobian = [Double](repeating: 0, count: pairs * parameters)
    }

    mutating func add(_ value: Double, _ place: Int, _ parameter: Int) {
        jacobian[place * parameters + parameter] += value
    }
}
