import Statistics

/// Effects of a moderated mediation as functions of the coefficients: with α those of X and X·W for M, β
/// those of M and M·W, γ those of X and X·W for Y, each effect is α' B β + l' γ.
struct ModeratedEffects {
    struct Effect {
        let name: String
        /// Rows α, columns β.
        var ofProducts: Matrix
        var ofDirect: [Double]
    }

    let effects: [Effect]
    private let sizes: (a: Int, b: Int, direct: Int)

    /// `indirect_at_<w>`; `index`, or `index_<level>` against the first level; `difference_<w2>_minus_<w1>`;
    /// `direct`, or `direct_at_<w>`.
    init(_ design: ModeratedMediation, columns: Int, points: [ModeratorPoint], isFactor: Bool) {
        func size(_ path: ModeratedMediation.Path) -> Int { design.paths.contains(path) ? columns + 1 : 1 }
        func at(_ point: ModeratorPoint, _ path: ModeratedMediation.Path) -> [Double] {
            design.paths.contains(path) ? [1] + point.columns : [1]
        }
        let sizes = (a: size(.a), b: size(.b), direct: size(.direct))
        let none = [Double](repeating: 0, count: sizes.direct)
        let empty = Matrix(rows: sizes.a, columns: sizes.b)
        var conditional: [Effect] = []
        for point in points {
            var matrix = empty
            let (left, right) = (at(point, .a), at(point, .b))
            for i in left.indices { for j in right.indices { matrix[i, j] = left[i] * right[j] } }
            conditional.append(Effect(name: "indirect_at_\(point.label)", ofProducts: matrix, ofDirect: none))
        }
        var all = conditional
        func minus(_ later: Int, _ first: Int, _ name: String) -> Effect {
            Effect(name: name, ofProducts: conditional[later].ofProducts - conditional[first].ofProducts, ofDirect: none)
        }
        let movesIndirect = sizes.a > 1 || sizes.b > 1
        if isFactor, movesIndirect {
            for level in points.indices.dropFirst() { all.append(minus(level, 0, "index_\(points[level].label)")) }
        } else if (sizes.a > 1) != (sizes.b > 1) {
            var matrix = empty
            if sizes.a > 1 { matrix[1, 0] = 1 } else { matrix[0, 1] = 1 }
            all.append(Effect(name: "index", ofProducts: matrix, ofDirect: none))
        }
        if movesIndirect {
            for first in points.indices {
                for later in points.indices where later > first && !(isFactor && first == 0) {
                    all.append(minus(later, first, "difference_\(points[later].label)_minus_\(points[first].label)"))
                }
            }
        }
        if sizes.direct > 1 {
            for point in points { all.append(Effect(name: "direct_at_\(point.label)", ofProducts: empty, ofDirect: at(point, .direct))) }
        } else {
            all.append(Effect(name: "direct", ofProducts: empty, ofDirect: [1]))
        }
        effects = all
        self.sizes = sizes
    }

    var count: Int { effects.count }
    var total: Int { sizes.a + sizes.b + sizes.direct }

    /// - Parameter q: α, β, γ.
    func write(_ q: [Double], into values: inout [Double]) {
        for index in effects.indices {
            let effect = effects[index]
            var sum = 0.0
            for i in 0..<sizes.a {
                for j in 0..<sizes.b { sum += q[i] * effect.ofProducts[i, j] * q[sizes.a + j] }
            }
            for i in 0..<sizes.direct { sum += effect.ofDirect[i] * q[sizes.a + sizes.b + i] }
            values[index] = sum
        }
    }

    private func gradient(_ effect: Effect, _ q: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: total)
        for i in 0..<sizes.a {
            for j in 0..<sizes.b {
                result[i] += effect.ofProducts[i, j] * q[sizes.a + j]
                result[sizes.a + j] += effect.ofProducts[i, j] * q[i]
            }
        }
        for i in 0..<sizes.direct { result[sizes.a + sizes.b + i] = effect.ofDirect[i] }
        return result
    }

    /// Delta method and Monte-Carlo intervals; the two equations are independent of each other.
    func estimated(
        _ equations: ModeratedEquations, mediator: LinearFit, outcome: LinearFit, level: Double, seed: UInt64
    ) -> [DeltaEffect] {
        let fromOutcome = sizes.b + sizes.direct
        let q = Array(mediator.solution.coefficients[1...sizes.a]) + Array(outcome.solution.coefficients[1...fromOutcome])
        var covariance = Matrix(rows: total, columns: total)
        let (first, second) = (mediator.covariance, outcome.covariance)
        for i in 0..<sizes.a { for j in 0..<sizes.a { covariance[i, j] = first[i + 1, j + 1] } }
        for i in 0..<fromOutcome {
            for j in 0..<fromOutcome { covariance[sizes.a + i, sizes.a + j] = second[i + 1, j + 1] }
        }
        let drawn = CoefficientDraws(means: q, covariance: covariance, seed: seed)?
            .intervals(of: count, level: level) { q, values in write(q, into: &values) }
        var values = [Double](repeating: 0, count: count)
        write(q, into: &values)
        return effects.indices.map { index in
            DeltaEffect(
                effects[index].name, values[index], variance: covariance.quadraticForm(gradient(effects[index], q)), level: level,
                monteCarlo: drawn?[index])
        }
    }
}
