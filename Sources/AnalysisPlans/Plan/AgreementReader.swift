import Statistics

enum AgreementReader {
    static func agreement(_ reader: inout PlanReader, _ common: CommonFields) -> AgreementSpecification? {
        let statistic = reader.word("statistic", as: AgreementSpecification.Statistic.self)
        if reader.value("statistic") == nil { reader.fault("statistic", nil, "is missing: icc, kappa, weighted_kappa or krippendorff_alpha.") }
        let raters = reader.names("raters")
        if reader.value("raters") == nil { reader.fault("raters", nil, "is missing: the columns of the raters, one row a subject.") }
        let weights = reader.word("weights", as: AgreementSpecification.Weights.self) ?? .quadratic
        let metric = reader.word("metric", as: AgreementSpecification.Metric.self) ?? .interval
        let resamples = reader.count("resamples", in: 0...1_000_000) ?? 2000
        guard let statistic, let raters else { return nil }
        guard raters.count >= 2 else {
            reader.fault("raters", nil, "names one column; agreement needs two or more.")
            return nil
        }
        return AgreementSpecification(
            statistic: statistic, raters: raters, weights: weights, metric: metric, level: common.level, resamples: resamples,
            start: common.seed)
    }
}
