import Statistics

/// One cell as a derivative: dΣ = s (a b' + b a'), dμ = c a, a and b columns of H.
struct CellDerivative {
    let a: Int
    let b: Int
    let s: Double
    let c: Double
    let parameter: Int
    let kind: StructuralModel.Kind
    let row: Int
    let column: Int

    init(_ cell: StructuralModel.Cell, carriers: [Int], means: [Double], hasMeans: Bool) {
        kind = cell.kind
        row = cell.row
        column = cell.column
        parameter = cell.parameter
        a = cell.row
        switch cell.kind {
        case .path: (b, s, c) = (carriers[cell.column], 1, hasMeans ? means[cell.column] : 0)
        case .covariance: (b, s, c) = (cell.column, cell.row == cell.column ? 0.5 : 1, 0)
        case .intercept: (b, s, c) = (cell.row, 0, hasMeans ? 1 : 0)
        }
    }
}

extension NormalLikelihood {
    enum Information { case expected, observed }

    /// Second derivatives of f, or their expectation under the model, from the rank-two form of every
    /// dΣ: each element of the matrix is a few products of looked-up numbers.
    func curvature(_ point: Evaluation, _ information: Information) -> Matrix {
        curvature(point, information, cells: model.parts.map(\.freeCells), parameters: model.parameters)
    }

    /// - Parameter cells: of each part, their `parameter` the row of the result.
    func curvature(_ point: Evaluation, _ information: Information, cells: [[StructuralModel.Cell]], parameters: Int) -> Matrix {
        var result = Matrix(rows: parameters, columns: parameters)
        let derivatives = model.parts.indices.map { part in
            cells[part].map {
                CellDerivative($0, carriers: model.parts[part].carriers, means: point.states[part].means, hasMeans: model.hasMeans)
            }
        }
        for (block, product) in zip(blocks, point.blocks) {
            let share = Double(block.count) / total / 2
            result.withElements { Self.add(product, derivatives[block.part], share, information, $0, parameters) }
        }
        if information == .observed {
            for part in model.parts.indices {
                result.withElements {
                    Self.addBends(point.states[part], point.weights[part], point.pulls[part], derivatives[part], model.hasMeans, $0, parameters)
                }
            }
        }
        return result
    }

    /// The terms of one block that are products of first derivatives.
    private static func add(
        _ product: BlockProducts, _ cells: [CellDerivative], _ share: Double, _ information: Information,
        _ result: UnsafeMutableBufferPointer<Double>, _ parameters: Int
    ) {
        let width = product.inverse.columns
        let isObserved = information == .observed
        product.inverse.elements.withUnsafeBufferPointer { v in
            product.data.elements.withUnsafeBufferPointer { k in
                product.pull.withUnsafeBufferPointer { u in
                    cells.withUnsafeBufferPointer { cells in
                        for first in 0..<cells.count {
                            let x = cells[first]
                            for second in 0...first {
                                let y = cells[second]
                                let vac = v[x.a * width + y.a]
                                let vad = v[x.a * width + y.b]
                                let vbc = v[x.b * width + y.a]
                                let vbd = v[x.b * width + y.b]
                                var sum = 2 * x.c * y.c * vac
                                let scale = x.s * y.s
                                let inner = 2 * (vac * vbd + vad * vbc)
                                if isObserved {
                                    let kac = k[x.a * width + y.a]
                                    let kad = k[x.a * width + y.b]
                                    let kbc = k[x.b * width + y.a]
                                    let kbd = k[x.b * width + y.b]
                                    let mixed = 2 * (vad * kbc + vac * kbd + vbd * kac + vbc * kad)
                                    sum += scale * (mixed - inner)
                                    if y.c != 0 { sum += 2 * y.c * x.s * (u[x.a] * vbc + u[x.b] * vac) }
                                    if x.c != 0 { sum += 2 * x.c * y.s * (u[y.a] * vad + u[y.b] * vac) }
                                } else {
                                    sum += scale * inner
                                }
                                let value = share * sum
                                result[x.parameter * parameters + y.parameter] += value
                                if first != second { result[y.parameter * parameters + x.parameter] += value }
                            }
                        }
                    }
                }
            }
        }
    }

    /// tr W d²Σ − 2 (H'Vd)' d²μ, halved: what bends in Σ and μ themselves.
    private static func addBends(
        _ state: ModelState, _ weights: Matrix, _ pull: [Double], _ cells: [CellDerivative], _ hasMeans: Bool,
        _ result: UnsafeMutableBufferPointer<Double>, _ parameters: Int
    ) {
        for first in cells.indices {
            let x = cells[first]
            for second in 0...first {
                let y = cells[second]
                let value: Double
                switch (x.kind, y.kind) {
                case (.path, .path): value = bend(x, y, state, weights, pull, hasMeans)
                case (.path, .covariance): value = bend(x, y, state, weights)
                case (.covariance, .path): value = bend(y, x, state, weights)
                case (.path, .intercept): value = -pull[x.row] * state.effects[x.column, y.row]
                case (.intercept, .path): value = -pull[y.row] * state.effects[y.column, x.row]
                case (.covariance, _), (.intercept, _): continue
                }
                result[x.parameter * parameters + y.parameter] += value
                if first != second { result[y.parameter * parameters + x.parameter] += value }
            }
        }
    }

    /// Two paths B_ij and B_kl.
    private static func bend(
        _ x: CellDerivative, _ y: CellDerivative, _ state: ModelState, _ weights: Matrix, _ pull: [Double],
        _ hasMeans: Bool
    ) -> Double {
        let forth = state.effects[y.column, x.row]
        let back = state.effects[x.column, y.row]
        var value = forth * weights[y.row, x.b]
        value += back * weights[x.row, y.b]
        value += state.covariance[x.column, y.column] * weights[x.row, y.row]
        if hasMeans {
            value -= pull[y.row] * forth * state.means[x.column]
            value -= pull[x.row] * back * state.means[y.column]
        }
        return value
    }

    /// A path B_ij and a covariance S_kl.
    private static func bend(_ path: CellDerivative, _ other: CellDerivative, _ state: ModelState, _ weights: Matrix) -> Double {
        let one = state.effects[path.column, other.row] * weights[path.row, other.column]
        let two = state.effects[path.column, other.column] * weights[path.row, other.row]
        return other.s * (one + two)
    }
}
