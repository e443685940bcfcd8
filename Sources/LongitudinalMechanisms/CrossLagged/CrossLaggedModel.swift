import Statistics
public import StructuralEquations

/// One cross-lagged model, fitted, with its lags.
public struct CrossLaggedModel: Sendable {
    /// One lag or the mean of the lags over the intervals: as estimated, and with all parts of variance 1.
    public struct Lag: Hashable, Sendable {
        public let raw: PathEstimate
        /// nil where a variance that divides is not positive.
        public let standardized: PathEstimate?
    }

    public let structural: StructuralFit
    let syntax: CrossLaggedSyntax
    /// Mean lags: a, b on itself; c mechanism on later outcome; d outcome on later mechanism.
    public let stabilityOfMechanism: Lag
    public let stabilityOfOutcome: Lag
    public let mechanismToOutcome: Lag
    public let outcomeToMechanism: Lag

    init(_ syntax: CrossLaggedSyntax, _ fit: StructuralFit, level: Double) {
        self.syntax = syntax
        structural = fit
        func mean(_ letter: String) -> Lag {
            let raw = fit.parameters.first { $0.op == ":=" && $0.lhs == "mean_\(letter)" }
            let rows = syntax.rows(letter)
            var standardized: PathEstimate?
            if let (values, covariance) = fit.standardized(rows) {
                let count = Double(rows.count)
                let variance = covariance.elements.reduce(0, +) / (count * count)
                standardized = PathEstimate(values.reduce(0, +) / count, variance > 0 ? variance.squareRoot() : .nan, level: level)
            }
            return Lag(raw: PathEstimate(raw?.estimate ?? .nan, raw?.standardError ?? .nan, level: level), standardized: standardized)
        }
        stabilityOfMechanism = mean("a")
        stabilityOfOutcome = mean("b")
        mechanismToOutcome = mean("c")
        outcomeToMechanism = mean("d")
    }

    /// A row of the model by its name, as estimated and standardised.
    func row(_ name: String, level: Double) -> Lag? {
        guard let row = structural.parameters.first(where: { $0.name == name }) else { return nil }
        var standardized: PathEstimate?
        if let (values, covariance) = structural.standardized([name]), let value = values.first {
            let variance = covariance[0, 0]
            standardized = PathEstimate(value, variance > 0 ? variance.squareRoot() : .nan, level: level)
        }
        return Lag(raw: PathEstimate(row.estimate, row.standardError ?? 0, level: level), standardized: standardized)
    }

    func measure(_ name: String) -> ResultTree? { structural.results["fit", name] }

    var isUsable: Bool {
        if case .notConverged = structural.account.convergence { false } else { true }
    }
}

extension CrossLaggedModel.Lag {
    /// `est, se, p, ci_lower, ci_upper, std, std_se, std_ci_lower, std_ci_upper`.
    var results: ResultTree {
        let reason = "A variance that it is divided by is not positive."
        let ends = standardized.flatMap { $0.interval($0.level) }
        return .branch(raw.entries + [
            .init("std", .finite(standardized?.estimate ?? .nan, else: reason)),
            .init("std_se", .finite(standardized?.standardError ?? .nan, else: reason)),
            .init("std_ci_lower", .finite(ends?.lower ?? .nan, else: reason)),
            .init("std_ci_upper", .finite(ends?.upper ?? .nan, else: reason)),
        ])
    }

    /// Estimate, interval, p, standardised, its interval.
    var cells: [ReadableTable.Cell] {
        let reason = "A variance that it is divided by is not positive."
        return raw.cells + [raw.p.map { .p($0) } ?? .empty] + (standardized?.cells ?? [.missing(reason), .missing(reason)])
    }
}
