import Statistics

/// What the fit indices of incomplete data would be had nothing been missing (Zhang and Savalei 2023):
/// X̃ of the estimates against the saturated moments as if these were of complete data, and the factor c̃.
///
/// With W the observed information of the saturated model from the incomplete data, W̃ that of complete
/// data with the same moments, Δ the derivatives of the model's moments: U = W − WΔ(Δ'WΔ)⁻¹Δ'W and
/// c̃ = tr(W̃ W⁻¹ U W⁻¹)/df (version 6); not leaning on normal data, with J the mean square of the scores,
/// c̃ = tr(U W⁻¹ W̃ W⁻¹ U W⁻¹ J W⁻¹)/df (version 3).
struct IncompleteCorrection {
    let chiSquare: Double
    let scaling: Double

    /// - Parameters:
    ///   - exogenous: indices of exogenous covariates; their own moments do not count in W̃, as in lavaan.
    ///   - isRobust: version 3 rather than 6.
    init?(
        _ likelihood: NormalLikelihood, _ point: NormalLikelihood.Evaluation, _ constraints: LinearConstraints, df: Int,
        _ information: SaturatedInformation, _ sample: [SampleMoments], exogenous: Set<Int>, isRobust: Bool
    ) {
        guard df > 0, let inverse = information.observedInverse else { return nil }
        let complete = sample.enumerated().map { MomentBlock(part: $0, moments: $1) }
        let there = NormalLikelihood(likelihood.model, complete, sample: sample)
        guard let here = there.evaluate(point.theta), let best = NormalLikelihood.saturated(complete, sample, hasMeans: true) else { return nil }
        chiSquare = max(0, 2 * there.total * (here.value - best))
        let whole = NormalLikelihood(information.likelihood.model, complete, sample: sample)
        guard let wholePoint = whole.evaluate(information.point.theta) else { return nil }
        var full = whole.curvature(wholePoint, .expected)
        for cell in information.likelihood.model.parts.flatMap(\.freeCells)
        where exogenous.contains(cell.row) && (cell.kind == .intercept || exogenous.contains(cell.column)) {
            for other in 0..<full.rows {
                full[cell.parameter, other] = 0
                full[other, cell.parameter] = 0
            }
        }
        var delta = Self.delta(likelihood.model, point, information.likelihood.model)
        if let map = constraints.map { delta = delta * map }
        let middle = delta.transposedTimes(information.observed * delta)
        guard let inner = middle.inversePositiveDefinite?.inverse else { return nil }
        // W⁻¹ U W⁻¹ = W⁻¹ − Δ(Δ'WΔ)⁻¹Δ'.
        let core = inverse - (delta * inner).timesTransposed(delta)
        let trace: Double
        if isRobust {
            trace = RobustStatistics.trace(full * core, core * information.crossProducts)
        } else {
            trace = RobustStatistics.trace(full, core)
        }
        scaling = trace / Double(df)
    }

    /// Derivatives of the moments, in the order of the saturated model's parameters.
    private static func delta(_ model: StructuralModel, _ point: NormalLikelihood.Evaluation, _ saturated: StructuralModel) -> Matrix {
        var delta = Matrix(rows: saturated.parameters, columns: model.parameters)
        for (index, part) in model.parts.enumerated() {
            let state = point.states[index]
            let cells = part.freeCells.map { CellDerivative($0, carriers: part.carriers, means: state.means, hasMeans: true) }
            for moment in saturated.parts[index].freeCells {
                for cell in cells {
                    let value: Double
                    if moment.kind == .intercept {
                        value = cell.c * state.factors[moment.row, cell.a]
                    } else {
                        let one = state.factors[moment.row, cell.a] * state.factors[moment.column, cell.b]
                        let two = state.factors[moment.row, cell.b] * state.factors[moment.column, cell.a]
                        value = cell.s * (one + two)
                    }
                    delta[moment.parameter, cell.parameter] += value
                }
            }
        }
        return delta
    }
}
