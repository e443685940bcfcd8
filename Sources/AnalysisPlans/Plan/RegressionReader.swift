import Statistics

/// Reads the fields of a regression (`Documentation/Plan.md`).
enum RegressionReader {
    static func regression(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        let formula = formula(&reader, "formula", "y ~ arm + base")
        let family = reader.word("family", as: RegressionSpecification.Family.self) ?? .gaussian
        let link = link(&reader, family)
        let imputations = reader.text("imputations")
        let cluster = reader.text("cluster")
        let robust = reader.word("robust", as: RobustCovariance.self)
        let contrasts = contrasts(&reader)
        let means = marginalMeans(&reader)
        guard let formula else { return nil }
        let specification = RegressionSpecification(
            formula: formula, family: family, link: link, imputations: imputations, cluster: cluster, robust: robust,
            contrasts: contrasts, marginalMeans: means, level: common.level)
        for fault in specification.faults { reader.fault("", nil, fault) }
        return specification.faults.isEmpty ? specification : nil
    }

    private enum LinkWord: String, CaseIterable { case identity, logit, probit, cloglog, log }

    /// nil: the family's own.
    private static func link(_ reader: inout PlanReader, _ family: RegressionSpecification.Family) -> GeneralizedLinearModel.Link? {
        guard let word = reader.word("link", as: LinkWord.self) else { return nil }
        if word == .identity, family != .gaussian {
            reader.fault("link", nil, "identity belongs to the family gaussian.")
        }
        return GeneralizedLinearModel.Link(rawValue: word.rawValue)
    }

    /// A formula, with its faults told.
    static func formula(_ reader: inout PlanReader, _ name: String, _ example: String, isRequired: Bool = true) -> ModelFormula? {
        let text = isRequired ? reader.required(name, "the model, for instance \(example)") : reader.text(name)
        guard let text else { return nil }
        do {
            return try ModelFormula(text)
        } catch {
            for fault in error.faults { reader.fault(name, nil, fault.description) }
            return nil
        }
    }

    /// `contrasts: {arm: sum}`.
    static func contrasts(_ reader: inout PlanReader) -> [String: Contrast] {
        guard let value = reader.value("contrasts") else { return [:] }
        guard case .map(let fields) = value.content else {
            reader.fault("contrasts", value.line, "here stands \(value.kind) where factors with their contrasts are needed, as in {arm: sum}.")
            return [:]
        }
        guard var below = reader.group("contrasts") else { return [:] }
        var contrasts: [String: Contrast] = [:]
        for field in fields { contrasts[field.name] = below.word(field.name, as: Contrast.self) }
        reader.add(below.closed())
        return contrasts
    }

    /// `marginal_means: {of: arm, by: visit, contrasts: pairwise}`.
    static func marginalMeans(_ reader: inout PlanReader) -> MarginalMeansSpecification? {
        guard var below = reader.group("marginal_means") else { return nil }
        let of = below.required("of", "the factor whose levels are compared, for instance arm")
        let by = below.text("by")
        let contrasts = below.word("contrasts", as: MarginalMeansSpecification.Contrasts.self) ?? .pairwise
        reader.add(below.closed())
        return of.map { MarginalMeansSpecification(of: $0, by: by, contrasts: contrasts) }
    }
}
