import Heterogeneity
import Statistics
import TrialStatistics

/// Reads the kinds about who benefits and who is harmed.
enum HeterogeneityReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        switch kind {
        case .tails: return tails(&reader, common)
        case .quantile_effects: return quantileEffects(&reader, common)
        case .mixture: return mixture(&reader, common)
        case .benefit: return benefit(&reader, common)
        default: return nil
        }
    }

    private static func quantileEffects(_ reader: inout PlanReader, _ common: CommonFields) -> QuantileEffects? {
        let outcome = reader.required("outcome", "the variable whose quantiles are compared")
        let group = reader.required("group", "the variable with the arms, the first level being the reference")
        let covariates = reader.names("covariates") ?? []
        var quantiles = QuantileEffects.usual
        if let names = reader.names("quantiles") {
            quantiles = []
            for name in names {
                if let quantile = Double(name), quantile > (quantiles.last ?? 0), quantile < 1 {
                    quantiles.append(quantile)
                } else {
                    reader.fault("quantiles", nil, "\(name) does not lie between 0 and 1, above the one before it.")
                    return nil
                }
            }
        }
        let resamples = reader.count("resamples", in: 0...1_000_000) ?? 1000
        guard let outcome, let group, !quantiles.isEmpty else { return nil }
        return QuantileEffects(
            outcome: outcome, group: group, covariates: covariates, quantiles: quantiles, level: common.level, resamples: resamples,
            start: common.seed)
    }

    private static func mixture(_ reader: inout PlanReader, _ common: CommonFields) -> MixtureOfChange? {
        let outcome = reader.required("outcome", "a change, for instance a variable with the expression after - before")
        let group = reader.text("group")
        let better = reader.word("better", as: ReliableChange.Better.self) ?? .lower
        let components = reader.count("components", in: 1...3) ?? 3
        let variances = reader.word("variances", as: MixtureOfChange.Variances.self) ?? .equal
        let starts = reader.count("starts", in: 1...1000) ?? 8
        let resamples = reader.count("resamples", in: 0...100_000) ?? 199
        guard let outcome else { return nil }
        return MixtureOfChange(
            outcome: outcome, group: group, better: better, components: components, variances: variances, level: common.level, starts: starts,
            resamples: resamples, start: common.seed)
    }

    private static func benefit(_ reader: inout PlanReader, _ common: CommonFields) -> Benefit? {
        let outcome = reader.required("outcome", "the variable in which people benefit")
        let group = reader.required("group", "the variable with the two arms, the first level being the reference")
        let moderators = reader.names("moderators")
        if reader.value("moderators") == nil { reader.fault("moderators", nil, "is missing: what was known before, and may tell who benefits.") }
        let covariates = reader.names("covariates") ?? []
        let better = reader.word("better", as: ReliableChange.Better.self) ?? .lower
        let folds = reader.count("folds", in: 2...50) ?? 5
        let repeats = reader.count("repeats", in: 1...1000) ?? 20
        let groups = reader.count("groups", in: 2...20) ?? 4
        let permutations = reader.count("permutations", in: 0...1_000_000) ?? 999
        guard let outcome, let group, let moderators, !moderators.isEmpty else { return nil }
        return Benefit(
            outcome: outcome, group: group, moderators: moderators, covariates: covariates, better: better, level: common.level, folds: folds,
            repeats: repeats, groups: groups, permutations: permutations, start: common.seed)
    }

    private static func tails(_ reader: inout PlanReader, _ common: CommonFields) -> Tails? {
        let scales = scales(&reader)
        let group = reader.text("group")
        let criterion = reader.number("criterion", in: 0.5...0.9999) ?? 0.95
        let correlation = reader.number("error_correlation", in: 0...0.99) ?? 0
        let resamples = reader.count("resamples", in: 0...1_000_000) ?? 999
        guard let scales else { return nil }
        let tails = Tails(
            scales: scales, group: group, criterion: criterion, errorCorrelation: correlation, level: common.level, resamples: resamples,
            start: common.seed)
        for fault in tails.faults { reader.fault("scales", nil, fault) }
        return tails.faults.isEmpty ? tails : nil
    }

    private static func scales(_ reader: inout PlanReader) -> [TailScale]? {
        guard let value = reader.value("scales") else {
            reader.fault("scales", nil, "is missing: names of scales, each with pre, post and reliability or sem.")
            return nil
        }
        guard case .map(let fields) = value.content, !fields.isEmpty else {
            reader.fault("scales", value.line, "here stands \(value.kind) where names of scales are needed, each with pre, post and reliability or sem.")
            return nil
        }
        var scales: [TailScale] = []
        var isWhole = true
        for field in fields {
            var below = PlanReader(field.value, path: PlanReader.join(reader.path(of: "scales"), field.name))
            if below.isGroup, let scale = scale(field.name, &below) { scales.append(scale) } else { isWhole = false }
            reader.add(below.isGroup ? below.closed() : below.faults)
        }
        return isWhole ? scales : nil
    }

    private static func scale(_ name: String, _ reader: inout PlanReader) -> TailScale? {
        let names = EffectReader.measurements(&reader)
        let reliability = reader.number("reliability", in: 0...0.9999)
        let error = reader.number("sem", in: 1e-9...1e12)
        let better = reader.word("better", as: ReliableChange.Better.self) ?? .lower
        guard let names else { return nil }
        switch (reliability, error) {
        case (let reliability?, nil): return TailScale(name, pre: names.pre, post: names.post, error: .reliability(reliability), better: better)
        case (nil, let error?): return TailScale(name, pre: names.pre, post: names.post, error: .standardError(error), better: better)
        case (nil, nil):
            if reader.faults.isEmpty { reader.fault("reliability", nil, "is missing: that of the scale, below 1, or sem, its standard error of measurement.") }
            return nil
        case (_?, _?):
            reader.fault("sem", nil, "stands beside reliability; one of them says how large the error is.")
            return nil
        }
    }
}
