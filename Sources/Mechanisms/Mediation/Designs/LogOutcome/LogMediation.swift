public import Statistics

/// One mediator by least squares and an outcome whose mean is an exponential, with natural effects on the
/// scale of the mean (Imai, Keele and Tingley 2010):
///
///     M ~ X + C, error N(0, σ²)        log E(Y) ~ M + X + C
///
/// Counts are Poisson or negative binomial, by maximum likelihood; a continuous outcome is normal about its
/// mean, by non-linear least squares. E(t, t') is the mean over the people of E(Y | X = t, M, C) over M as
/// it is at X = t'. It needs no simulation: over a normal M it has the factor exp(θ_M² σ²/2).
public struct LogMediation: ComparesLevels {
    public typealias Fit = LogMediationFit

    public enum Family: String, Hashable, Sendable, CaseIterable {
        case gaussian, poisson
        case negativeBinomial = "negative_binomial"
    }

    public var model: MediationSpecification
    public var family: Family
    /// The exposure's levels that are compared (``ComparesLevels``).
    public var control: Double
    public var treated: Double
    public let areLevelsStated: Bool

    public init(_ model: MediationSpecification, family: Family, control: Double? = nil, treated: Double? = nil) {
        self.model = model
        self.family = family
        self.control = control ?? 0
        self.treated = treated ?? 1
        areLevelsStated = control != nil || treated != nil
    }

    public var faults: [String] {
        var faults = model.faults(mediators: 1, of: family == .gaussian ? "mediation with a log link" : "mediation of a count")
        if !(control.isFinite && treated.isFinite) || control == treated {
            faults.append("exposure_levels are two different numbers, for instance [0, 1].")
        }
        return faults
    }

    /// - Throws: ``MediationError``, ``LogOutcomeError``
    public func carryOut(numeric table: DataTable, running: Running) throws -> LogMediationFit {
        let rows = try CompleteRows(of: model.variables, in: table)
        let design = comparing(rows.column(model.exposure))
        let y = rows.column(model.outcome)
        if family != .gaussian, let odd = y.first(where: { $0 < 0 || $0 != $0.rounded() }) {
            throw LogOutcomeError.notCounts(model.outcome, value: odd.shortestText ?? "a number")
        }
        let mediator = try rows.regress(model.mediators[0], on: [model.exposure] + model.covariates, level: model.level)
        // What the same equation by least squares cannot determine, the likelihood cannot either.
        let names = [model.mediators[0], model.exposure] + model.covariates
        _ = try rows.regress(model.outcome, on: names, level: model.level)
        var kernel = try LogKernel(rows, design, drawn: model.drawn(rows, of: table))
        let regression = try LogRegression(kernel, names: names, outcome: model.outcome)
        kernel.start = regression.standardized
        let ones = [Double](repeating: 1, count: rows.count)
        guard let estimates = kernel.effects(ones) else { throw LogOutcomeError.undefined(model.outcome) }
        let drawn = kernel.drawn(regression, level: model.level, seed: model.seed)
        let bootstrap = try kernel.bootstrap(LogKernel.names, estimates: estimates, of: model, running: running)
        let effects = LogKernel.names.indices.map { index in
            DeltaEffect(
                LogKernel.names[index], estimates[index], variance: .nan, level: model.level, monteCarlo: drawn[index])
        }
        return LogMediationFit(
            specification: design, rows: DesignAccount(rows, comparing: design), mediatorModel: mediator.summary, outcomeModel: regression,
            designEffects: effects, bootstrap: bootstrap)
    }
}

/// Why an equation for the logarithm of a mean cannot be estimated.
public enum LogOutcomeError: Error, Hashable, Sendable, CustomStringConvertible {
    case notCounts(String, value: String)
    case noFit(String, reason: String)
    case undefined(String)

    public var description: String {
        switch self {
        case .notCounts(let name, let value):
            "\"\(name)\" holds \(value); counts are 0, 1, 2, … For a continuous outcome leave outcome_family away and take outcome_link: log."
        case .noFit(let name, let reason): "The equation for \"\(name)\" cannot be estimated. \(reason)"
        case .undefined(let name): "The mean of \"\(name)\" at the levels of the exposure is too large for a number; look for extreme values, or nearer exposure_levels."
        }
    }
}
