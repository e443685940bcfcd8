import RealModule
import Statistics

/// Where the search for the optimum begins: for factors with observed indicators loadings as ratios of
/// covariances (in the spirit of the FABIN estimators, Hägglund 1982), and what they leave of each
/// variance. Values with `start(…)` in the model go before all.
struct StartingValues {
    let table: ParameterTable
    let model: StructuralModel
    let sample: [SampleMoments]

    /// - Parameter isPlain: loadings 1, variances as shares of the sample's; for a second attempt.
    func theta(isPlain: Bool) -> [Double] {
        var theta = [Double](repeating: 0, count: table.freeCount)
        var isSet = [Bool](repeating: false, count: table.freeCount)
        for (index, part) in model.parts.enumerated() {
            let values = PartStart(part, sample[index], table, isPlain: isPlain).values
            for (cell, value) in zip(part.cells, values) where cell.parameter >= 0 && !isSet[cell.parameter] {
                theta[cell.parameter] = value
                isSet[cell.parameter] = true
            }
        }
        for row in table.rows {
            if let start = row.start, let index = row.freeIndex { theta[index] = start }
        }
        return theta
    }
}
