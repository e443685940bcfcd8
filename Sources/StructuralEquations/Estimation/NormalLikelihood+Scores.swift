import Statistics

extension NormalLikelihood {
    enum Centring { case model, sample }

    /// Derivatives of the log-likelihood of each person by the parameters; block after block, persons ×
    /// parameters.
    ///
    /// - Parameter centring: deviations from the means of the model; or, for moments about the sample's
    ///   means, from these.
    func scores(_ point: Evaluation, _ centring: Centring = .model) -> Matrix {
        let rows = blocks.reduce(0) { $0 + $1.count }
        var result = Matrix(rows: rows, columns: model.parameters)
        var start = 0
        for (block, product) in zip(blocks, point.blocks) {
            let part = model.parts[block.part]
            let cells = part.freeCells.map {
                CellDerivative($0, carriers: part.carriers, means: point.states[block.part].means, hasMeans: model.hasMeans)
            }
            let centre = zip(block.moments.means, product.offset).map { centring == .model ? $0 - $1 : $0 }
            var deviations = block.values
            deviations.withElements { elements in
                for row in 0..<block.values.rows {
                    for column in centre.indices { elements[row * centre.count + column] -= centre[column] }
                }
            }
            let projections = deviations * product.weighted
            let width = projections.columns
            let parameters = model.parameters
            result.withElements { result in
                projections.elements.withUnsafeBufferPointer { z in
                    for row in 0..<block.count {
                        let from = row * width
                        let to = (start + row) * parameters
                        for cell in cells {
                            let za = z[from + cell.a]
                            let zb = z[from + cell.b]
                            result[to + cell.parameter] += cell.s * za * zb + cell.c * za
                        }
                    }
                }
                for cell in cells where cell.s != 0 {
                    let mean = cell.s * product.inverse[cell.a, cell.b]
                    for row in 0..<block.count { result[(start + row) * parameters + cell.parameter] -= mean }
                }
            }
            start += block.count
        }
        return result
    }

    /// K = Σ s s' / N.
    static func crossProducts(_ scores: Matrix) -> Matrix {
        scores.transposedTimes(scores).scaled(by: 1 / Double(max(1, scores.rows)))
    }

    /// The same about the mean of the scores.
    static func centredCrossProducts(_ scores: Matrix) -> Matrix { SampleMoments(scores).covariance }
}
