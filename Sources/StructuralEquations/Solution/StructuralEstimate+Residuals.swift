import Statistics

extension StructuralEstimate {
    /// Sample correlation minus that of the model.
    func residualCorrelations(_ part: Int) -> Matrix {
        let s = sample[part].covariance
        let m = point.states[part].implied
        var result = Matrix(rows: s.rows, columns: s.rows)
        for row in 0..<s.rows {
            for column in 0..<s.rows {
                let own = s[row, column] / (s[row, row] * s[column, column]).squareRoot()
                result[row, column] = own - m[row, column] / (m[row, row] * m[column, column]).squareRoot()
            }
        }
        return result
    }

    /// Residual covariances over their standard errors under the model, normal data: the variance of
    /// s_ij is (σ_ii σ_jj + σ_ij²)/n, less what the estimates take up, Δ I⁻¹ Δ'/n (Jöreskog 1981).
    /// An element without variance of its own is 0.
    func standardizedResiduals(_ part: Int) -> Matrix? {
        guard !isIncomplete, let inverse = table.constraints.reducedCurvature(likelihood.curvature(point, .expected)).inversePositiveDefinite?.inverse
        else { return nil }
        let covariance = table.constraints.fullCovariance(inverse).scaled(by: 1 / persons)
        let state = point.states[part]
        let m = state.implied
        let n = Double(sample[part].count)
        let cells = model.parts[part].freeCells.map { CellDerivative($0, carriers: model.parts[part].carriers, means: state.means, hasMeans: model.hasMeans) }
        var result = Matrix(rows: m.rows, columns: m.rows)
        for row in 0..<m.rows {
            for column in 0...row {
                var slope = [Double](repeating: 0, count: model.parameters)
                for cell in cells {
                    let one = state.factors[row, cell.a] * state.factors[column, cell.b]
                    slope[cell.parameter] += cell.s * (one + state.factors[row, cell.b] * state.factors[column, cell.a])
                }
                let own = (m[row, row] * m[column, column] + m[row, column] * m[row, column]) / n
                let variance = own - covariance.quadraticForm(slope)
                let residual = sample[part].covariance[row, column] - m[row, column]
                let value = variance > 1e-8 * own ? residual / variance.squareRoot() : 0
                result[row, column] = value
                result[column, row] = value
            }
        }
        return result
    }
}
