import RealModule
import Statistics

/// Where the likelihood of a linear mixed model is highest, in scaled coordinates and in the
/// units of the data.
struct LinearMixedEstimate: Sendable {
    let data: MixedModelData
    let model: ScaledMixedModel
    let kernel: any MixedKernel
    let isRestricted: Bool
    /// The criterion with the columns of Λ that are 0 left out.
    let criterion: MixedCriterion
    let point: MixedCriterion.Point
    let curvature: MixedCriterion.Curvature
    let optimum: Optimum
    /// Columns of Λ that are exactly 0: the fit lies on the boundary.
    let zeroColumns: [(factor: Int, column: Int)]
    /// The least eigenvalue of the derivative by G at a boundary; not below 0 at a minimum.
    let inward: Double

    init(_ data: MixedModelData, isRestricted: Bool) throws(MixedModelError) {
        let model = try ScaledMixedModel(data)
        try self.init(data, model: model, kernel: Self.kernel(of: model, data), isRestricted: isRestricted)
    }

    static func kernel(of model: ScaledMixedModel, _ data: MixedModelData) throws(MixedModelError) -> any MixedKernel {
        if model.factors.count == 1 {
            let factor = model.factors[0]
            return GroupedKernel(products: GroupedProducts(
                rows: model.rows, width: model.coefficients + 1, cross: model.cross, size: factor.size,
                levels: factor.levels, codes: factor.codes, columns: factor.columns))
        }
        let effects = model.factors.map { $0.levels * $0.size }
        let largest = effects.indices.max { effects[$0] < effects[$1] } ?? 0
        let dense = effects.reduce(0, +) - effects[largest]
        guard dense <= 4000 else {
            throw .tooManyLevels(factors: data.factors.indices.filter { $0 != largest }.map { data.factors[$0].name }, count: dense)
        }
        return CrossedKernel(model)
    }

    init(
        _ data: MixedModelData, model: ScaledMixedModel, kernel: any MixedKernel, isRestricted: Bool
    ) throws(MixedModelError) {
        self.data = data
        self.model = model
        self.kernel = kernel
        self.isRestricted = isRestricted
        let template = CovarianceTemplate(model.factors, terms: data.terms)
        let full = MixedCriterion(kernel: kernel, template: template, rows: model.rows, isRestricted: isRestricted)
        let found = try BoundarySearch(full, model: model, data: data).minimum()
        criterion = found.criterion
        point = found.point
        optimum = found.optimum
        zeroColumns = found.zeroColumns
        inward = found.inward
        guard let curvature = criterion.curvature(point) else { throw .undefinedAtStart }
        self.curvature = curvature
    }

    /// σ² in scaled coordinates.
    var scaledVariance: Double { point.residual / criterion.divisor }
    var residualVariance: Double { scaledVariance * model.outcomeScale * model.outcomeScale }

    /// β in the units of the data.
    var beta: [Double] {
        let moved = model.inverseR * point.beta
        return zip(model.leastSquares, moved).map { $0 + model.outcomeScale * $1 }
    }

    /// Weights l with β_j − (least squares) = l'β̃ in scaled coordinates.
    func scaledContrast(_ index: Int) -> [Double] { model.inverseR.row(index).map { $0 * model.outcomeScale } }

    /// Φ, the covariance of β at known variances, from its scaled form.
    func unscaled(_ covariance: Matrix) -> Matrix {
        let scale = model.outcomeScale * model.outcomeScale
        return (model.inverseR * covariance).timesTransposed(model.inverseR).scaled(by: scale)
    }

    var covariance: Matrix { unscaled(point.inverse.scaled(by: scaledVariance)) }

    /// Ψ of a term: covariances of its random effects in the units of the data.
    func covariance(ofTerm term: Int) -> Matrix {
        let (factor, start) = place(ofTerm: term)
        let lambda = point.lambda[factor]
        let relative = lambda.timesTransposed(lambda)
        let scales = model.factors[factor].scales
        let count = data.terms[term].names.count
        var psi = Matrix(rows: count, columns: count)
        for a in 0..<count {
            for b in 0..<count {
                psi[a, b] = relative[start + a, start + b] * residualVariance / (scales[start + a] * scales[start + b])
            }
        }
        return psi
    }

    /// The factor of a term and the first of its places among that factor's random effects.
    func place(ofTerm term: Int) -> (factor: Int, start: Int) {
        let factor = data.terms[term].factor
        var start = 0
        for other in model.factors[factor].terms {
            if other == term { break }
            start += data.terms[other].names.count
        }
        return (factor, start)
    }

    /// Fixed effects, variances, covariances and the residual variance.
    var parameters: Int {
        let random = data.terms.reduce(0) { $0 + $1.names.count * ($1.names.count + 1) / 2 }
        return model.coefficients + random + 1
    }

    /// The log-likelihood, restricted for REML.
    var logLikelihood: Double {
        let n = criterion.divisor
        let constant = n * (1 + Double.log(2 * Double.pi / n)) + 2 * n * Double.log(model.outcomeScale)
        let restricted = isRestricted ? model.logDeterminantXX : 0
        return -(point.value + constant + restricted) / 2
    }
}
