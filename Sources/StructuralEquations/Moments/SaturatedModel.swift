import Statistics

extension StructuralModel {
    /// The model with a parameter for every moment that is not fixed to the sample's.
    ///
    /// - Parameter sampled: of each group, indices of covariates that keep their sample moments.
    static func saturated(_ observed: [String], sampled: [[Int]], hasMeans: Bool) -> StructuralModel {
        unstructured(observed, sampled: sampled, hasMeans: hasMeans, hasCovariances: true)
    }

    /// Variances (and means) alone; covariates that keep their sample moments keep their covariances, and those
    /// of `linked` variables with each other are free.
    static func independence(_ observed: [String], sampled: [[Int]], linked: [Int] = [], hasMeans: Bool) -> StructuralModel {
        unstructured(observed, sampled: sampled, linked: linked, hasMeans: hasMeans, hasCovariances: false)
    }

    private static func unstructured(_ observed: [String], sampled: [[Int]], linked: [Int] = [], hasMeans: Bool, hasCovariances: Bool) -> StructuralModel {
        var count = 0
        let parts = sampled.map { sampled in
            var cells: [Cell] = []
            for row in observed.indices {
                let isSampled = sampled.contains(row)
                for column in 0...row {
                    let isFree = hasCovariances || row == column || linked.contains(row) && linked.contains(column)
                    guard isFree, !(isSampled && sampled.contains(column)) else { continue }
                    cells.append(Cell(kind: .covariance, row: row, column: column, parameter: count, fixed: 0, source: -1))
                    count += 1
                }
                if hasMeans, !isSampled {
                    cells.append(Cell(kind: .intercept, row: row, column: 0, parameter: count, fixed: 0, source: -1))
                    count += 1
                }
            }
            return Part(observed: observed, latents: [], cells: cells, sampled: sampled)
        }
        return StructuralModel(parts: parts, parameters: count, hasMeans: hasMeans)
    }

    /// The parameters of an unstructured model at given moments.
    func parameters(at moments: [SampleMoments]) -> [Double] {
        var theta = [Double](repeating: 0, count: parameters)
        for (part, moments) in zip(parts, moments) {
            for cell in part.freeCells {
                theta[cell.parameter] = cell.kind == .intercept ? moments.means[cell.row] : moments.covariance[cell.row, cell.column]
            }
        }
        return theta
    }
}
