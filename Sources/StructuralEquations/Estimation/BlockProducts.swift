import Statistics

/// What one block contributes to derivatives: products of H = [G | F C] (its rows that are present) with
/// V = Σ⁻¹ and V T V.
struct BlockProducts: Sendable {
    let logDeterminant: Double
    /// tr V T.
    let fitTrace: Double
    /// H'VH, H'VTVH, H'Vd.
    let inverse: Matrix
    let data: Matrix
    let pull: [Double]
    /// V H: for the scores of single persons.
    let weighted: Matrix
    /// d = ȳ − μ, 0 without a mean structure.
    let offset: [Double]

    init?(_ block: MomentBlock, _ state: ModelState, hasMeans: Bool) {
        let factors: Matrix
        let implied: Matrix
        var offset = block.moments.means
        if let present = block.present {
            factors = state.factors.selecting(rows: present, columns: Array(0..<state.factors.columns))
            implied = state.implied.selecting(rows: present, columns: present)
            for (place, variable) in present.enumerated() { offset[place] = hasMeans ? offset[place] - state.means[variable] : 0 }
        } else {
            factors = state.factors
            implied = state.implied
            for place in offset.indices { offset[place] = hasMeans ? offset[place] - state.means[place] : 0 }
        }
        guard let solved = implied.inversePositiveDefinite else { return nil }
        logDeterminant = solved.logDeterminant
        weighted = solved.inverse * factors
        inverse = factors.transposedTimes(weighted)
        var scatter = block.moments.covariance
        if hasMeans {
            for row in offset.indices {
                for column in offset.indices { scatter[row, column] += offset[row] * offset[column] }
            }
        }
        data = weighted.transposedTimes(scatter * weighted)
        pull = weighted.transposedTimes(Matrix(rows: offset.count, columns: 1, elements: offset)).elements
        fitTrace = innerProduct(solved.inverse.elements, scatter.elements)
        self.offset = offset
    }
}
