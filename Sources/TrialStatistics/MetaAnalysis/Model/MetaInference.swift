import Statistics

/// Coefficients of a fit in their own units with the covariance that the test asks for.
struct MetaInference {
    let names: [String]
    let beta: [Double]
    /// (X'WX)⁻¹, for Knapp and Hartung times Σw r²/(k − p), which is not held at 1 (Knapp and Hartung 2003).
    let covariance: Matrix
    let reference: MetaReference
    /// k − p where tests are by t.
    let df2: Double?
    let hasIntercept: Bool

    init(_ fit: MetaEstimate, _ test: MetaAnalysis.Test) {
        let design = fit.model.design
        let p = design.p
        let inverse = Matrix(rows: p, columns: p, elements: fit.state.inverse)
        let freedom = fit.model.freedom
        let scale = test == .knapp_hartung && freedom > 0 ? fit.state.yPy / freedom : 1
        names = design.names
        beta = design.back * fit.state.b
        covariance = p == 1
            ? inverse.scaled(by: scale * design.back[0, 0] * design.back[0, 0])
            : (design.back * inverse).timesTransposed(design.back).scaled(by: scale).symmetrized
        reference = MetaReference(test, df: freedom)
        df2 = test == .z ? nil : freedom
        hasIntercept = design.hasIntercept
    }

    func coefficients(level: Double) -> [MetaCoefficient] {
        reference.coefficients(names, beta, covariance, level: level)
    }

    /// Of the moderators, or of the intercept when there are none.
    var wald: MetaWald? {
        let moderators = names.indices.filter { !hasIntercept || names[$0] != MetaDesign.intercept }
        return MetaWald(beta, covariance, moderators.isEmpty ? [0] : moderators, df2: df2)
    }
}
