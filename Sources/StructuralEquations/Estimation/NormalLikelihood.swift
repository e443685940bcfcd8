import RealModule
import Statistics

/// f = −log L / N of normal data under a structural model, without its constant; N persons in blocks of
/// the same present variables (Jöreskog 1969; with missing values Arbuckle 1996).
///
/// A block of n persons with mean ȳ and covariance C adds n/2N (log|Σ| + tr V T), V = Σ⁻¹, T = C + dd',
/// d = ȳ − μ. Without a mean structure d is 0.
struct NormalLikelihood: Sendable {
    let model: StructuralModel
    let blocks: [MomentBlock]
    /// Of each group, for the covariates that keep their sample moments.
    let sample: [SampleMoments]
    let total: Double

    init(_ model: StructuralModel, _ blocks: [MomentBlock], sample: [SampleMoments]) {
        self.model = model
        self.blocks = blocks
        self.sample = sample
        total = Double(blocks.reduce(0) { $0 + $1.count })
    }

    /// Everything that derivatives at one point are made of.
    struct Evaluation: Sendable {
        let theta: [Double]
        let value: Double
        let gradient: [Double]
        let states: [ModelState]
        let blocks: [BlockProducts]
        /// Σ n/N H'(V − VTV)H and Σ n/N H'V d of each group.
        let weights: [Matrix]
        let pulls: [[Double]]
    }

    /// - Returns: nil where Σ is not positive definite.
    func evaluate(_ theta: [Double]) -> Evaluation? {
        var states: [ModelState] = []
        for (part, moments) in zip(model.parts, sample) {
            guard let state = ModelState(part, theta, sample: moments) else { return nil }
            states.append(state)
        }
        var value = 0.0
        var products: [BlockProducts] = []
        products.reserveCapacity(blocks.count)
        var weights = states.map { Matrix(rows: $0.factors.columns, columns: $0.factors.columns) }
        var pulls = states.map { [Double](repeating: 0, count: $0.factors.columns) }
        for block in blocks {
            guard let product = BlockProducts(block, states[block.part], hasMeans: model.hasMeans) else { return nil }
            let share = Double(block.count) / total
            value += share / 2 * (product.logDeterminant + product.fitTrace)
            let part = block.part
            weights[part].withElements { sum in
                let count = sum.count
                product.inverse.elements.withUnsafeBufferPointer { inverse in
                    product.data.elements.withUnsafeBufferPointer { data in
                        for index in 0..<count { sum[index] += share * (inverse[index] - data[index]) }
                    }
                }
            }
            for index in pulls[part].indices { pulls[part][index] += share * product.pull[index] }
            products.append(product)
        }
        var gradient = [Double](repeating: 0, count: model.parameters)
        for (index, part) in model.parts.enumerated() {
            for cell in part.freeCells {
                switch cell.kind {
                case .path:
                    gradient[cell.parameter] += weights[index][cell.row, part.carriers[cell.column]]
                    if model.hasMeans { gradient[cell.parameter] -= pulls[index][cell.row] * states[index].means[cell.column] }
                case .covariance: gradient[cell.parameter] += weights[index][cell.row, cell.column] * (cell.row == cell.column ? 0.5 : 1)
                case .intercept: gradient[cell.parameter] -= pulls[index][cell.row]
                }
            }
        }
        guard value.isFinite else { return nil }
        return Evaluation(
            theta: theta, value: value, gradient: gradient, states: states, blocks: products, weights: weights, pulls: pulls)
    }

    /// f of the saturated model.
    static func saturated(_ blocks: [MomentBlock], _ moments: [SampleMoments], hasMeans: Bool) -> Double? {
        let total = Double(blocks.reduce(0) { $0 + $1.count })
        var value = 0.0
        for block in blocks {
            let all = moments[block.part]
            let present = block.present ?? Array(0..<all.means.count)
            let covariance = block.present == nil ? all.covariance : all.covariance.selecting(rows: present, columns: present)
            guard let (inverse, logDeterminant) = covariance.inversePositiveDefinite else { return nil }
            var trace = 0.0
            let d = present.enumerated().map { hasMeans ? block.moments.means[$0] - all.means[$1] : 0 }
            for row in 0..<present.count {
                for column in 0..<present.count {
                    trace += inverse[row, column] * (block.moments.covariance[row, column] + d[row] * d[column])
                }
            }
            value += Double(block.count) / total / 2 * (logDeterminant + trace)
        }
        return value
    }
}
