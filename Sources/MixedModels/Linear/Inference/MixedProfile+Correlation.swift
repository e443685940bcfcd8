import Statistics

extension MixedProfile {
    func correlation(term: Int, _ one: Int, _ other: Int) -> ProfileInterval? {
        let psi = estimate.covariance(ofTerm: term)
        let product = psi[one, one] * psi[other, other]
        guard product > 0 else { return nil }
        let here = max(-1, min(1, psi[one, other] / product.squareRoot()))
        let start = correlated(term, one, other, here).start
        let search = search { value, warm in
            let criterion = correlated(term, one, other, value).criterion
            guard let found = criterion.minimum(from: [warm ?? start, start], isThorough: false) else { return nil }
            // A change of sign would be the mirrored correlation.
            guard found.point.theta[0] * found.point.theta[1] > 0 else { return nil }
            return (found.point.value, found.point.theta)
        }
        let fisher = (1 - here * here) / Double(estimate.model.factors[estimate.data.terms[term].factor].levels).squareRoot()
        let step = max(fisher, 1e-3)
        return ProfileInterval(
            lower: search.end(from: here, step: -step, limit: (-1, { search.held(-1, nil)?.value })),
            upper: search.end(from: here, step: step, limit: (1, { search.held(1, nil)?.value })))
    }

    /// The criterion with a correlation held at `r`: in an order in which the two effects come first,
    /// their rows of Λ are (a, 0, …) and (t r, t √(1 − r²), 0, …).
    private func correlated(
        _ term: Int, _ one: Int, _ other: Int, _ r: Double
    ) -> (criterion: MixedCriterion, start: [Double]) {
        let (factor, first) = estimate.place(ofTerm: term)
        let standard = full.template
        let size = estimate.data.terms[term].names.count
        let side = standard.sizes[factor]
        let order = [one, other] + (0..<size).filter { $0 != one && $0 != other }
        // Cholesky of the relative covariances in that order.
        let lambda = estimate.point.lambda[factor]
        let g = lambda.timesTransposed(lambda)
        var lower = Matrix(rows: size, columns: size)
        for column in 0..<size {
            var pivot = g[first + order[column], first + order[column]]
            for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
            guard pivot > 0 else {
                lower[column, column] = 0.1
                continue
            }
            lower[column, column] = pivot.squareRoot()
            for row in (column + 1)..<max(size, column + 1) {
                var value = g[first + order[row], first + order[column]]
                for inner in 0..<column { value -= lower[row, inner] * lower[column, inner] }
                lower[row, column] = value / lower[column, column]
            }
        }
        var bases: [Matrix] = [CovarianceTemplate.unit(side, first + one, first)]
        var start = [g[first + one, first + one].squareRoot(), g[first + other, first + other].squareRoot()]
        var pair = CovarianceTemplate.unit(side, first + other, first).scaled(by: r)
        pair[first + other, first + 1] = max(0, 1 - r * r).squareRoot()
        bases.append(pair)
        for position in 2..<max(size, 2) {
            for column in 0...position {
                bases.append(CovarianceTemplate.unit(side, first + order[position], first + column))
                start.append(lower[position, column])
            }
        }
        var factors = [Int](repeating: factor, count: bases.count)
        let center = center
        for index in 0..<standard.count {
            let inTerm = standard.factors[index] == factor
                && (first..<(first + size)).contains { row in standard.bases[index].row(row).contains { $0 != 0 } }
            guard !inTerm else { continue }
            factors.append(standard.factors[index])
            bases.append(standard.bases[index])
            start.append(center[index])
        }
        let template = CovarianceTemplate(sizes: standard.sizes, factors: factors, bases: bases)
        return (MixedCriterion(kernel: full.kernel, template: template, rows: full.rows, isRestricted: false), start)
    }
}
