import Statistics

/// The fall of chi-square to expect from freeing one loading, residual covariance or path that is 0 (score
/// test by the expected information; Sörbom 1989), and the value to expect then.
struct ModificationIndex: Hashable, Sendable {
    let name: String
    let lhs: String
    let op: String
    let rhs: String
    let index: Double
    let change: Double
}

extension StructuralEstimate {
    /// The largest, falling; equal ones by name.
    func modificationIndices(_ count: Int) -> [ModificationIndex] {
        var names: [(name: String, lhs: String, op: String, rhs: String)] = []
        var cells = model.parts.map(\.freeCells)
        for index in model.parts.indices {
            for candidate in candidates(index) {
                let suffix = table.groups > 1 ? "@g\(index + 1)" : ""
                names.append((candidate.lhs + candidate.op + candidate.rhs + suffix, candidate.lhs, candidate.op, candidate.rhs))
                cells[index].append(.init(
                    kind: candidate.op == "~~" ? .covariance : .path, row: candidate.row, column: candidate.column,
                    parameter: model.parameters + names.count - 1, fixed: 0, source: -1))
            }
        }
        let free = model.parameters
        let likelihood = beginningAnywhere(cells)
        guard let point = likelihood.evaluate(point.theta) else { return [] }
        let whole = likelihood.curvature(point, .expected, cells: cells, parameters: free + names.count)
        let inner = Array(0..<free)
        let own = table.constraints.reducedCurvature(whole.selecting(rows: inner, columns: inner))
        var cross = whole.selecting(rows: inner, columns: Array(free..<(free + names.count)))
        if let map = table.constraints.map { cross = map.transposedTimes(cross) }
        guard !names.isEmpty, let solved = own.solvingPositiveDefinite(cross)?.solution else { return [] }
        var found: [ModificationIndex] = []
        for part in model.parts.indices {
            for cell in cells[part] where cell.parameter >= free {
                let column = cell.parameter - free
                let diagonal = whole[cell.parameter, cell.parameter]
                var rest = diagonal
                for row in 0..<cross.rows { rest -= cross[row, column] * solved[row, column] }
                guard rest > 1e-8 * diagonal, diagonal > 0 else { continue }
                let gradient = slope(cell, likelihood.model.parts[part], point.weights[part], point.pulls[part], point.states[part].means)
                found.append(ModificationIndex(
                    name: names[column].name, lhs: names[column].lhs, op: names[column].op, rhs: names[column].rhs,
                    index: persons * gradient * gradient / rest, change: -gradient / rest))
            }
        }
        return Array(found.sorted { ($1.index, $0.name) < ($0.index, $1.name) }.prefix(count))
    }

    /// The same model in which paths that are 0 may begin at the variables where candidates do.
    private func beginningAnywhere(_ cells: [[StructuralModel.Cell]]) -> NormalLikelihood {
        let parts = model.parts.enumerated().map { index, part -> StructuralModel.Part in
            let added = cells[index].filter { $0.kind == .path && $0.parameter >= model.parameters }.map {
                StructuralModel.Cell(kind: .path, row: $0.row, column: $0.column, parameter: -1, fixed: 0, source: -1)
            }
            return StructuralModel.Part(observed: part.observed, latents: part.latents, cells: part.cells + added, sampled: part.sampled)
        }
        let wide = StructuralModel(parts: parts, parameters: model.parameters, hasMeans: model.hasMeans)
        return NormalLikelihood(wide, likelihood.blocks, sample: likelihood.sample)
    }

    /// The derivative of f by one more cell.
    private func slope(
        _ cell: StructuralModel.Cell, _ part: StructuralModel.Part, _ weights: Matrix, _ pulls: [Double], _ means: [Double]
    ) -> Double {
        if cell.kind == .path {
            let bySpread = weights[cell.row, part.carriers[cell.column]]
            return model.hasMeans ? bySpread - pulls[cell.row] * means[cell.column] : bySpread
        }
        return weights[cell.row, cell.column] * (cell.row == cell.column ? 0.5 : 1)
    }

    /// What is 0 in one group, as lavaan lists it: loadings of items that stand in no regression, covariances
    /// between items and between factors, and paths between the variables of regressions, either way round.
    private func candidates(_ index: Int) -> [(lhs: String, op: String, rhs: String, row: Int, column: Int)] {
        let part = model.parts[index]
        let names = part.names
        let observed = part.observed.count
        var taken: Set<[Int]> = []
        for cell in part.cells where cell.parameter >= 0 || cell.fixed != 0 {
            switch cell.kind {
            case .path: taken.insert([0, cell.row, cell.column])
            case .covariance: taken.insert([1, max(cell.row, cell.column), min(cell.row, cell.column)])
            case .intercept: break
            }
        }
        let indicators = Set(table.roles[0].indicators)
        let items = (0..<observed).filter { indicators.contains(names[$0]) }
        let regressed = table.roles[0].outcomes + table.roles[0].predictors.filter { !table.roles[0].outcomes.contains($0) }
        var result: [(lhs: String, op: String, rhs: String, row: Int, column: Int)] = []
        for latent in observed..<max(part.size, observed) {
            for item in items where !regressed.contains(names[item]) && !taken.contains([0, item, latent]) {
                result.append((names[latent], "=~", names[item], item, latent))
            }
        }
        let latents = Array(observed..<max(part.size, observed))
        for group in [items, latents] {
            for (place, first) in group.enumerated() {
                for second in group[(place + 1)...] where !taken.contains([1, max(first, second), min(first, second)]) {
                    result.append((names[first], "~~", names[second], second, first))
                }
            }
        }
        for left in regressed {
            for right in regressed where left != right {
                guard let row = names.firstIndex(of: left), let column = names.firstIndex(of: right) else { continue }
                let isLoading = row < observed && indicators.contains(left) && column >= observed
                if !isLoading, !taken.contains([0, row, column]) { result.append((left, "~", right, row, column)) }
            }
        }
        return result
    }
}
