import Statistics

/// The starting values of one group, one for each cell.
struct PartStart {
    private(set) var values: [Double]

    init(_ part: StructuralModel.Part, _ sample: SampleMoments, _ table: ParameterTable, isPlain: Bool) {
        let count = part.observed.count
        var loadings = [[(cell: Int, indicator: Int)]](repeating: [], count: part.latents.count)
        for (index, cell) in part.cells.enumerated() where cell.kind == .path && cell.source >= 0 {
            if table.rows[cell.source].op == .measuredBy, cell.row < count { loadings[cell.column - count].append((index, cell.row)) }
        }
        values = part.cells.map { $0.parameter < 0 ? $0.fixed : 0 }
        var latentVariance = [Double](repeating: 0.5, count: part.latents.count)
        var explained = [Double](repeating: 0, count: count)
        for (latent, entries) in loadings.enumerated() where !entries.isEmpty {
            let scale = Self.fixedVariance(part, count + latent)
            let isFree = entries.map { part.cells[$0.cell].parameter >= 0 }
            let estimate = Self.factor(entries.map(\.indicator), sample.covariance, isFree, entries.map { part.cells[$0.cell].fixed }, scale, isPlain)
            latentVariance[latent] = estimate.variance
            for (entry, loading) in zip(entries, estimate.loadings) {
                if part.cells[entry.cell].parameter >= 0 { values[entry.cell] = loading }
                explained[entry.indicator] += loading * loading * estimate.variance
            }
        }
        if !isPlain { addFactorCovariances(part, sample.covariance, loadings, latentVariance) }
        let ordinary = latentVariance.isEmpty ? 1 : latentVariance.reduce(0, +) / Double(latentVariance.count)
        for (index, cell) in part.cells.enumerated() where cell.parameter >= 0 {
            switch cell.kind {
            case .path:
                if cell.column >= count, cell.row >= count, cell.source >= 0, table.rows[cell.source].op == .measuredBy { values[index] = 1 }
            case .covariance:
                if cell.row == cell.column {
                    let isLatent = cell.row >= count
                    let whole = isLatent ? latentVariance[cell.row - count] : sample.covariance[cell.row, cell.row]
                    let hasLoadings = !isLatent || !loadings[cell.row - count].isEmpty
                    let rest = isLatent ? (hasLoadings ? whole : 0.3 * ordinary) : whole - explained[cell.row]
                    values[index] = isLatent ? rest : max(rest, (isPlain ? 0.5 : 0.15) * whole)
                } else if cell.row < count, cell.column < count, Self.isBare(part, cell.row), Self.isBare(part, cell.column) {
                    values[index] = sample.covariance[cell.row, cell.column]
                }
            case .intercept: if cell.row < count { values[index] = sample.means[cell.row] }
            }
        }
    }

    /// Covariances of factors from those of their items, shrunk until they can stand together.
    private mutating func addFactorCovariances(
        _ part: StructuralModel.Part, _ covariance: Matrix, _ loadings: [[(cell: Int, indicator: Int)]], _ variances: [Double]
    ) {
        let count = part.observed.count
        var guess = Matrix(rows: variances.count, columns: variances.count)
        for (latent, variance) in variances.enumerated() { guess[latent, latent] = variance }
        var cells: [(cell: Int, one: Int, other: Int)] = []
        for (index, cell) in part.cells.enumerated() where cell.kind == .covariance && cell.parameter >= 0 && cell.row != cell.column {
            guard cell.row >= count, cell.column >= count, Self.isBare(part, cell.row), Self.isBare(part, cell.column) else { continue }
            let (one, other) = (cell.row - count, cell.column - count)
            var (above, below) = (0.0, 0.0)
            for a in loadings[one] {
                for b in loadings[other] where a.indicator != b.indicator {
                    let product = values[a.cell] * values[b.cell]
                    above += product * covariance[a.indicator, b.indicator]
                    below += product * product
                }
            }
            guard below > 0 else { continue }
            let limit = 0.9 * (variances[one] * variances[other]).squareRoot()
            guess[one, other] = min(max(above / below, -limit), limit)
            guess[other, one] = guess[one, other]
            cells.append((index, one, other))
        }
        for _ in 0..<20 where Cholesky(guess, tolerance: 0.05) == nil {
            for (_, one, other) in cells {
                guess[one, other] *= 0.8
                guess[other, one] *= 0.8
            }
        }
        for (index, one, other) in cells { values[index] = guess[one, other] }
    }

    /// A variable that nothing points to.
    private static func isBare(_ part: StructuralModel.Part, _ variable: Int) -> Bool {
        !part.cells.contains { $0.kind == .path && $0.row == variable }
    }

    private static func fixedVariance(_ part: StructuralModel.Part, _ variable: Int) -> Double? {
        part.cells.first { $0.kind == .covariance && $0.row == variable && $0.column == variable && $0.parameter < 0 }.map(\.fixed)
    }
}
