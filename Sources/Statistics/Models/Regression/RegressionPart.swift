import RealModule

/// The regression of one data set.
struct RegressionPart: Hashable, Sendable {
    enum Solution: Hashable, Sendable {
        case linear(LeastSquares)
        case generalized(GeneralizedLinearFit)
    }

    let input: RegressionInput
    let solution: Solution
    let coefficients: [Double]
    /// Of the model itself: s²(X'X)⁻¹ or (X'WX)⁻¹.
    let modelCovariance: Matrix
    /// The one that tests and intervals use.
    let covariance: Matrix
    /// Of t tests; nil is the normal distribution.
    let df: Double?
    let influence: Influence

    init(_ specification: RegressionSpecification, _ input: RegressionInput) throws {
        self.input = input
        switch try Self.solve(specification, input) {
        case .linear(let squares):
            solution = .linear(squares)
            let residual = Double(squares.residualDegreesOfFreedom)
            coefficients = squares.coefficients
            modelCovariance = squares.unscaledCovariance.scaled(by: squares.residualSumOfSquares / residual)
            influence = squares.influence
            let groups = input.clusters?.levels.count ?? 0
            df = specification.robust.needsClusters ? Double(groups - 1) : residual
        case .generalized(let fit):
            solution = .generalized(fit)
            coefficients = fit.coefficients
            modelCovariance = fit.covariance
            influence = fit.influence(input.design)
            df = nil
        }
        if specification.robust == .none {
            covariance = modelCovariance
        } else if let robust = influence.covariance(specification.robust, clusters: input.clusters) {
            covariance = robust
        } else if specification.robust.needsClusters {
            throw FormulaError("All rows that take part have one value of \"\(specification.cluster ?? "")\"; a covariance by clusters needs two clusters at least.")
        } else {
            throw FormulaError("robust: \(specification.robust.rawValue) is not defined here: a row has leverage 1, the model passes through it whatever its value. Choose HC0 or HC1, or leave the column out that this row alone has.")
        }
    }

    private static func solve(_ specification: RegressionSpecification, _ input: RegressionInput) throws -> Solution {
        guard let family = specification.generalizedFamily, let model = GeneralizedLinearModel(family, specification.link) else {
            let response = input.offset.map { offset in zip(input.response, offset).map { $0 - $1 } } ?? input.response
            return .linear(
                try LeastSquares(
                    design: input.design, named: input.names, hasIntercept: input.hasIntercept, response: response,
                    named: input.responseName))
        }
        do {
            return .generalized(
                try model.fit(design: input.design, response: input.response, trials: input.trials, offset: input.offset))
        } catch GeneralizedLinearError.separated(let columns, let isComplete) {
            throw FormulaError(separated(columns.map { input.names[$0] }, isComplete, input.responseName))
        } catch {
            throw FormulaError("\(input.responseName): \(error)")
        }
    }

    private static func separated(_ names: [String], _ isComplete: Bool, _ response: String) -> String {
        guard !names.isEmpty else {
            return "\"\(response)\" is alike in all rows that take part: there is nothing to explain."
        }
        let whole = isComplete ? "all rows" : "some rows"
        return "\(quotedList(names)) \(names.count == 1 ? "tells" : "together tell") the outcomes of \"\(response)\" apart without error in \(whole) (separation): the estimate grows without end, so that there is none. Put categories together, leave the term out, or compare the groups by an exact test."
    }

    /// −2 log-likelihood and the number of parameters, a variance among them.
    var logLikelihood: (value: Double, parameters: Int) {
        switch solution {
        case .linear(let squares):
            let n = Double(squares.observations)
            let variance = squares.residualSumOfSquares / n
            return (-n / 2 * (Double.log(2 * Double.pi * variance) + 1), squares.terms.count + 1)
        case .generalized(let fit): return (fit.logLikelihood, fit.parameters)
        }
    }

    /// Whether the residuals are nothing but rounding.
    var isPerfect: Bool {
        guard case .linear(let squares) = solution else { return false }
        return squares.residualSumOfSquares <= 1e-24 * squares.totalSumOfSquares
    }
}
