public import Statistics

/// A mediation with imputed values, carried out.
public struct ImputedMediationFit: DesignedFit, Hashable {
    public let analysis: ImputedMediationAnalysis
    public let rowsGiven: Int
    public let completeRows: Int
    public let missing: [MissingCount]
    public let result: ImputedMediation

    private var model: MediationSpecification { analysis.specification.mediation }

    public var timing: TimingBadge { model.timing }
    public var badge: DesignBadge { model.badge }

    public var account: FitAccount {
        FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: rowsGiven,
            missing: "\(rowsGiven - completeRows) of \(rowsGiven) rows have gaps, which are filled \(analysis.specification.imputations) times by chained equations (missing at random).")
    }

    /// `effects.<e>.{estimate, se, df, lower, upper, mc_error}`, `imputations`, `failed_resamples`, `missing`, `design`.
    public var results: ResultTree {
        let own = result.results
        let names = result.effects.map(\.name)
        let effects = names.compactMap { name in own[name].map { ResultTree.Entry(name, $0) } }
        return .branch([
            .init("rows_used", .count(rowsGiven)), .init("complete_rows", .count(completeRows)),
            .init("missing", .branch(missing.map { .init($0.variable, .count($0.rows)) })), .init("effects", .branch(effects)),
            .init("imputations", .count(analysis.specification.imputations)),
            .init("failed_resamples", .count(result.failures.reduce(0) { $0 + $1.count })), .init("design", model.designResults),
        ])
    }

    public var warnings: [String] {
        var warnings: [String] = []
        if missing.isEmpty { warnings.append("No value of the model is missing: nothing is imputed, and the intervals are those of the bootstrap.") }
        for failure in result.failures {
            warnings.append("\(failure.count) resamples are left out: \(failure.reason)")
        }
        if let resamples = model.bootstrap?.resamples, resamples < 1000 {
            warnings.append("\(resamples) resamples are few for interval ends.")
        }
        if ![TimingBadge.before, .unknown].contains(timing) { warnings.append(timing.meaning) }
        return warnings
    }

    public var tables: [ReadableTable] {
        let percent = (model.level * 100).shortestText ?? "95"
        let words: String =
            switch analysis.specification.method {
            case .imputeThenBootstrap: "Imputed first, each completed table bootstrapped, pooled by Rubin's rules; t intervals."
            case .imputeThenBootstrapPooled: "Imputed first, each completed table bootstrapped; quantiles of all replicates together."
            case .bootstrapThenImpute: "Resampled first, each resample imputed; quantiles of the means over its imputations."
            case .bootstrapThenImputePooled: "Resampled first, each resample imputed; quantiles of all estimates together."
            }
        return [
            ReadableTable(
                "Effects with imputed values", columns: ["Effect", "Estimate", "Standard error", "\(percent) % interval"],
                rows: result.effects.map {
                    [.text($0.name), .number($0.estimate), .number($0.standardError), .interval($0.ends.lower, $0.ends.upper)]
                },
                notes: [model.designNote, "\(rowsGiven) rows, \(completeRows) of them complete.", words])
        ]
    }

    public var pictures: [Picture] {
        let rows = result.effects.map {
            Picture.Forest.Row(label: $0.name, estimate: $0.estimate, lower: $0.ends.lower, upper: $0.ends.upper)
        }
        return [
            Picture(
                id: "effects", title: "Effects with imputed values",
                caption: "Each effect with its interval, one below the other; the line marks no effect. \(model.designNote)",
                content: .forest(.init(rows: rows, reference: 0, axis: "Effect on \(model.outcome)")))
        ]
    }
}
