public import Statistics

/// One mediator by least squares and a binary outcome by maximum likelihood, with natural effects on
/// the probability scale (Imai, Keele and Tingley 2010):
///
///     M ~ X + C, error N(0, σ²)        P(Y = 1) = F(Y ~ M + X + C), F logistic or normal
///
/// P(t, t') is the mean over the people of P(Y = 1 | X = t, M, C) over M as it is at X = t'.
public struct BinaryMediation: ComparesLevels {
    public enum Link: String, Hashable, Sendable, CaseIterable { case logit, probit }

    public typealias Fit = BinaryMediationFit

    public var model: MediationSpecification
    public var link: Link
    /// The exposure's levels that are compared (``ComparesLevels``).
    public var control: Double
    public var treated: Double
    public let areLevelsStated: Bool

    public init(_ model: MediationSpecification, link: Link = .logit, control: Double? = nil, treated: Double? = nil) {
        self.model = model
        self.link = link
        self.control = control ?? 0
        self.treated = treated ?? 1
        areLevelsStated = control != nil || treated != nil
    }

    public var faults: [String] {
        var faults = model.faults(mediators: 1, of: "mediation with a binary outcome")
        if !(control.isFinite && treated.isFinite) || control == treated {
            faults.append("exposure_levels are two different numbers, for instance [0, 1].")
        }
        return faults
    }

    /// - Throws: ``MediationError``, ``BinaryOutcomeError``
    public func carryOut(numeric table: DataTable, running: Running) throws -> BinaryMediationFit {
        let rows = try CompleteRows(of: model.variables, in: table)
        let design = comparing(rows.column(model.exposure))
        let y = rows.column(model.outcome)
        if let odd = y.first(where: { $0 != 0 && $0 != 1 }) {
            throw BinaryOutcomeError.notBinary(model.outcome, value: odd.shortestText ?? "a number")
        }
        let mediator = try rows.regress(model.mediators[0], on: [model.exposure] + model.covariates, level: model.level)
        // What the same equation by least squares cannot determine, the likelihood cannot either.
        let names = [model.mediators[0], model.exposure] + model.covariates
        _ = try rows.regress(model.outcome, on: names, level: model.level)
        let kernel = BinaryKernel(
            mediator: rows.column(model.mediators[0]), exposure: rows.column(model.exposure),
            covariates: model.covariates.map(rows.column), outcome: y, link: link, control: design.control, treated: design.treated,
            drawn: try model.drawn(rows, of: table))
        let regression = try BinaryRegression(kernel, names: names, outcome: model.outcome)
        let a = mediator.solution.coefficients[1]
        let seA = mediator.covariance[1, 1].squareRoot()
        let effects = kernel.wholeEffects(regression.standardized, mediatorSigma: mediator.sigma)
        let bootstrapped = NaturalRisks.effectNames
        let bootstrap = try kernel.started(at: regression.standardized)
            .bootstrap(bootstrapped, estimates: Array(effects.all.prefix(bootstrapped.count)), of: model, running: running)
        return BinaryMediationFit(
            specification: design, rows: DesignAccount(rows, comparing: design), mediatorModel: mediator.summary, outcomeModel: regression,
            a: a, seA: seA, risks: effects,
            drawn: kernel.drawn(regression, mediatorSigma: mediator.sigma, level: model.level, seed: model.seed),
            bootstrap: bootstrap)
    }
}

/// Why an equation for a binary outcome cannot be estimated.
public enum BinaryOutcomeError: Error, Hashable, Sendable, CustomStringConvertible {
    case notBinary(String, value: String)
    case separated(String, by: String)

    public var description: String {
        switch self {
        case .notBinary(let name, let value):
            "The outcome \"\(name)\" is not binary: it holds \(value) where only 0 and 1 (or two categories) may stand."
        case .separated(let name, let term):
            "The equation for \"\(name)\" has no largest likelihood: some combination of the variables, \"\(term)\" foremost, "
                + "tells 0 from 1 without error in some or all rows (separation). Leave \"\(term)\" out, or join rare categories."
        }
    }
}
