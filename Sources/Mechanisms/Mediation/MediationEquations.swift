import Statistics

/// The three kinds of equation of a mediation, fitted.
struct MediationEquations: Hashable, Sendable {
    /// M_i ~ X + C, one a mediator.
    let mediators: [LinearFit]
    /// Y ~ M₁ … M_k + X + C + D.
    let outcome: LinearFit
    /// Y ~ X + C.
    let total: LinearFit

    /// Where X stands among the terms of a mediator equation.
    private static let exposureTerm = 1

    /// - Throws: ``MediationError/equation(outcome:_:)`` for the first that cannot be estimated.
    init(_ specification: MediationSpecification, on rows: CompleteRows) throws(MediationError) {
        let before = [specification.exposure] + specification.covariates
        let level = specification.level
        total = try rows.regress(specification.outcome, on: before, level: level)
        var mediators: [LinearFit] = []
        for mediator in specification.mediators {
            mediators.append(try rows.regress(mediator, on: before, level: level))
        }
        self.mediators = mediators
        outcome = try rows.regress(
            specification.outcome, on: specification.mediators + before + specification.outcomeCovariates,
            level: level)
    }

    var a: [Double] { mediators.map { $0.solution.coefficients[Self.exposureTerm] } }
    var b: [Double] { mediators.indices.map { outcome.solution.coefficients[$0 + 1] } }
    var totalEffect: Double { total.solution.coefficients[Self.exposureTerm] }
    var directEffect: Double { outcome.solution.coefficients[mediators.count + 1] }
    var products: [Double] { zip(a, b).map { $0 * $1 } }

    /// Covariance of the a paths: E'E / (n − k) · [(X'X)⁻¹] at X.
    var covarianceOfA: Matrix {
        let solutions = mediators.map(\.solution)
        var matrix = Matrix(rows: solutions.count, columns: solutions.count)
        guard let first = solutions.first else { return matrix }
        let df = Double(first.residualDegreesOfFreedom)
        let unscaled = first.unscaledCovariance[Self.exposureTerm, Self.exposureTerm]
        for i in solutions.indices {
            for j in solutions.indices {
                let product = innerProduct(solutions[i].residuals, solutions[j].residuals)
                matrix[i, j] = product / df * unscaled
            }
        }
        return matrix
    }

    /// Covariance of the b paths: their block in the covariance of the outcome equation.
    var covarianceOfB: Matrix {
        let whole = outcome.covariance
        var matrix = Matrix(rows: mediators.count, columns: mediators.count)
        for i in mediators.indices {
            for j in mediators.indices { matrix[i, j] = whole[i + 1, j + 1] }
        }
        return matrix
    }

    /// Correlations of the residuals of the mediator equations.
    var residualCorrelations: Matrix {
        let residuals = mediators.map(\.solution.residuals)
        var matrix = Matrix.identity(residuals.count)
        for i in residuals.indices {
            for j in residuals.indices where i != j {
                let scale = innerProduct(residuals[i], residuals[i])
                    * innerProduct(residuals[j], residuals[j])
                matrix[i, j] = innerProduct(residuals[i], residuals[j]) / scale.squareRoot()
            }
        }
        return matrix
    }
}

func innerProduct(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
}

func average(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// Standard deviation with divisor n − 1.
func standardDeviation(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
}
