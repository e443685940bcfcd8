public import Statistics

/// A linear mediation whose missing values are imputed several times, with the bootstrap inside or
/// outside the imputation (Schomaker and Heumann 2018). Who imputes is not its business.
public struct ImputedMediationSpecification: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
        /// Impute, bootstrap each completed table; the bootstrap variances are pooled by Rubin's rules,
        /// and the interval is that of Student's t.
        case imputeThenBootstrap = "mi_boot"
        /// Impute, bootstrap each completed table; quantiles of all replicates together.
        case imputeThenBootstrapPooled = "mi_boot_pooled"
        /// Bootstrap the incomplete table, impute each resample; quantiles of the means over its imputations.
        case bootstrapThenImpute = "boot_mi"
        /// The same, with the quantiles of all estimates together.
        case bootstrapThenImputePooled = "boot_mi_pooled"

        public var imputesFirst: Bool { self == .imputeThenBootstrap || self == .imputeThenBootstrapPooled }
    }

    /// Its bootstrap says how many resamples (of each completed table, when imputing comes first) and
    /// what is drawn.
    public var mediation: MediationSpecification
    public var method: Method
    /// m: completed tables, or imputations of each resample.
    public var imputations: Int

    public init(mediation: MediationSpecification, method: Method = .imputeThenBootstrapPooled, imputations: Int = 20) {
        self.mediation = mediation
        self.method = method
        self.imputations = imputations
    }

    /// What is wrong with it, one sentence each.
    public var faults: [String] {
        var faults = mediation.faults
        if imputations < 2 || imputations > 1_000 {
            faults.append("There are \(imputations) imputations; they are from 2 to 1000.")
        }
        guard let bootstrap = mediation.bootstrap, bootstrap.resamples >= 2 else {
            return faults + ["A bootstrap with imputation needs bootstrap.resamples of 2 or more."]
        }
        if bootstrap.kind != .cases || bootstrap.replay != nil {
            faults.append("A bootstrap with imputation draws cases, without replay.")
        }
        return faults
    }
}

/// One effect over all imputations.
public struct ImputedEffect: Hashable, Sendable {
    /// As in a mediation: `indirect`, `total_indirect`, …, `direct`, `total`.
    public let name: String
    /// Mean of the estimates of the completed tables.
    public let estimate: Double
    /// Rubin's total for `mi_boot`; else of the replicates.
    public let standardError: Double
    public let ends: Ends
    /// As in ``BootstrapInterval``; nil for `mi_boot`, which reads no quantiles.
    public let monteCarloError: Ends?
    /// Of the t interval of `mi_boot`; infinite when the imputations agree, else nil.
    public let degreesOfFreedom: Double?
}

public struct ImputedMediation: Hashable, Sendable {
    public let specification: ImputedMediationSpecification
    public let effects: [ImputedEffect]
    /// Resamples that could not be imputed or estimated, with the reasons; left out.
    public let failures: [ResampleFailure]

    public func effect(_ name: String) -> ImputedEffect? { effects.first { $0.name == name } }

    /// `<effect>.{estimate, se, df, lower, upper, mc_error}`, `imputations`, `failed_resamples`.
    public var results: ResultTree {
        var entries = effects.map { effect -> ResultTree.Entry in
            var parts: [ResultTree.Entry] = [
                .init("estimate", .number(effect.estimate)), .init("se", .number(effect.standardError)),
                .init("lower", .number(effect.ends.lower)), .init("upper", .number(effect.ends.upper)),
            ]
            if let df = effect.degreesOfFreedom {
                parts.append(.init("df", .finite(df, else: "The imputations agree: the interval is normal.")))
            }
            if let error = effect.monteCarloError { parts.append(.init("mc_error", error.results)) }
            return .init(effect.name, .branch(parts))
        }
        entries.append(.init("imputations", .count(specification.imputations)))
        entries.append(.init("failed_resamples", .count(failures.reduce(0) { $0 + $1.count })))
        return .branch(entries)
    }
}
