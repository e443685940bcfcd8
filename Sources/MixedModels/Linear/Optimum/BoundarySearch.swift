import Statistics

/// Finds the minimum over covariance matrices that need not be of full rank.
///
/// The criterion does not change when a column of Λ changes its sign, so that the search itself
/// has no bounds. Where a pivot of the factor comes out near 0, the model without that column is
/// fitted; if it is as good, the fit lies on the boundary. There it is a minimum only if no way
/// into the interior leads down: the derivative by G has no negative eigenvalue.
struct BoundarySearch {
    struct Found {
        var criterion: MixedCriterion
        var point: MixedCriterion.Point
        var optimum: Optimum
        var zeroColumns: [(factor: Int, column: Int)]
        var inward: Double
    }

    let full: MixedCriterion
    /// For each term its factor, first place and number of random effects.
    let blocks: [(factor: Int, start: Int, size: Int)]

    init(_ full: MixedCriterion, model: ScaledMixedModel, data: MixedModelData) {
        self.full = full
        var blocks: [(factor: Int, start: Int, size: Int)] = []
        for (number, factor) in model.factors.enumerated() {
            var start = 0
            for term in factor.terms {
                blocks.append((number, start, data.terms[term].names.count))
                start += data.terms[term].names.count
            }
        }
        self.blocks = blocks
    }

    func minimum() throws(MixedModelError) -> Found {
        let identity = full.template.theta(full.template.sizes.map(Matrix.identity))
        var starts = [1.0, 0.3, 3, 0.05].map { scale in identity.map { $0 * scale } }
        var best: Found?
        for _ in 0..<4 {
            guard let found = full.minimum(from: starts) else { break }
            let settled = settle(found)
            if best.map({ settled.point.value < $0.point.value - 1e-9 }) ?? true { best = settled }
            guard let best, let way = wayIn(best) else { break }
            starts = [way]
        }
        guard let best else { throw full.isPerfect(at: identity) ? .perfectFit : .undefinedAtStart }
        // In scaled coordinates the residual variance of least squares is 1.
        let variance = best.point.residual / full.divisor
        if variance < 1e-11 || (!best.optimum.isConverged && variance < 1e-7) { throw .perfectFit }
        return best
    }

    /// The same fit with columns that do nothing exactly 0.
    private func settle(_ found: (point: MixedCriterion.Point, optimum: Optimum)) -> Found {
        let g = found.point.lambda.map { $0.timesTransposed($0) }
        var small: [(factor: Int, column: Int)] = []
        let (canonical, pivots) = factored(g, zero: [])
        for block in blocks {
            for index in block.start..<(block.start + block.size) where pivots[block.factor][index] < 1e-3 {
                small.append((block.factor, index))
            }
        }
        var result = Found(criterion: full, point: found.point, optimum: found.optimum, zeroColumns: [], inward: 0)
        if let point = full.point(full.template.theta(canonical)), point.value <= found.point.value + 1e-9 { result.point = point }
        // All small ones first, then each alone.
        for chosen in [small] + (small.count > 1 ? small.map { [$0] } : []) where !chosen.isEmpty {
            let (lambda, _) = factored(g, zero: chosen)
            var criterion = full
            criterion = MixedCriterion(
                kernel: full.kernel, template: full.template.dropping(columns: chosen), rows: full.rows, isRestricted: full.isRestricted)
            guard let reduced = criterion.minimum(from: [criterion.template.theta(lambda)]),
                reduced.point.value <= found.point.value + 1e-8
            else { continue }
            let (again, _) = factored(reduced.point.lambda.map { $0.timesTransposed($0) }, zero: chosen)
            let point = criterion.point(criterion.template.theta(again)) ?? reduced.point
            var diary = found.optimum.diary + reduced.optimum.diary
            diary.append("The minimum lies on the boundary: \(chosen.count) of the Cholesky elements of the random effects are 0.")
            let optimum = Optimum(
                point: point.theta, value: point.value, gradient: point.gradient,
                iterations: found.optimum.iterations + reduced.optimum.iterations, isConverged: reduced.optimum.isConverged,
                decrement: reduced.optimum.decrement, diary: diary)
            return Found(criterion: criterion, point: point, optimum: optimum, zeroColumns: chosen, inward: leastEigen(point).value)
        }
        return result
    }

    /// Where to start again because a way into the interior leads down; nil at a minimum.
    private func wayIn(_ found: Found) -> [Double]? {
        guard !found.zeroColumns.isEmpty else { return nil }
        let least = leastEigen(found.point)
        let scale = found.point.gammas.flatMap(\.elements).reduce(1) { max($0, $1.magnitude) }
        guard least.value < -1e-7 * scale, !least.vector.isEmpty else { return nil }
        var g = found.point.lambda.map { $0.timesTransposed($0) }
        let block = blocks[least.block]
        for a in 0..<block.size {
            for b in 0..<block.size { g[block.factor][block.start + a, block.start + b] += 0.1 * least.vector[a] * least.vector[b] }
        }
        let (lambda, _) = factored(g, zero: [])
        return full.template.theta(lambda)
    }

    private func leastEigen(_ point: MixedCriterion.Point) -> (value: Double, vector: [Double], block: Int) {
        var least = (value: Double.infinity, vector: [Double](), block: 0)
        for (number, block) in blocks.enumerated() {
            let places = Array(block.start..<(block.start + block.size))
            guard let eigen = SymmetricEigen(point.gammas[block.factor].selecting(rows: places, columns: places)),
                let value = eigen.values.first, value < least.value
            else { continue }
            least = (value, eigen.vectors.column(0), number)
        }
        return least
    }

    /// Cholesky factors, term by term, of positive semidefinite G, with the pivots; the columns named
    /// are taken for 0.
    private func factored(_ g: [Matrix], zero: [(factor: Int, column: Int)]) -> ([Matrix], [[Double]]) {
        var lambdas = g.map { Matrix(rows: $0.rows, columns: $0.rows) }
        var pivots = g.map { [Double](repeating: 0, count: $0.rows) }
        for block in blocks {
            let f = block.factor
            for column in block.start..<(block.start + block.size) {
                var pivot = g[f][column, column]
                for inner in block.start..<column { pivot -= lambdas[f][column, inner] * lambdas[f][column, inner] }
                let isZero = zero.contains { $0.factor == f && $0.column == column } || !(pivot > 1e-14 * (1 + g[f][column, column]))
                guard !isZero else { continue }
                let root = pivot.squareRoot()
                pivots[f][column] = root
                lambdas[f][column, column] = root
                for row in (column + 1)..<max(block.start + block.size, column + 1) {
                    var value = g[f][row, column]
                    for inner in block.start..<column { value -= lambdas[f][row, inner] * lambdas[f][column, inner] }
                    lambdas[f][row, column] = value / root
                }
            }
        }
        return (lambdas, pivots)
    }
}

extension MixedCriterion {
    /// Whether nothing is left for the residual.
    func isPerfect(at theta: [Double]) -> Bool {
        guard let state = kernel.state(template.lambda(theta.map { $0 * 1e3 })) else { return false }
        return state.cross[coefficients, coefficients] < 1e-6
    }
}
