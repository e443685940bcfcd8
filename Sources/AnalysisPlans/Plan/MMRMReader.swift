import MixedModels
import Statistics

/// Reads the fields of `mmrm` (`Documentation/Plan.md`).
enum MMRMReader {
    static func specification(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        let text = reader.required("formula", "the fixed effects and one covariance term, for instance y ~ base + arm * visit + us(visit | id)")
        let method = reader.word("method", as: MMRMSpecification.Method.self) ?? .REML
        let degrees = reader.words("df", as: DegreesMethod.self) ?? [.satterthwaite]
        let means = marginalMeans(&reader)
        let fallback = reader.words("fallback", as: CovarianceStructure.self) ?? []
        guard let text else { return nil }
        let formula: ModelFormula
        do {
            formula = try ModelFormula(text)
        } catch {
            reader.fault("formula", nil, "\(error)")
            return nil
        }
        guard let covariance = formula.covariance else {
            reader.fault("formula", nil, "has no covariance term; add one such as us(visit | id): visit names the occasions, id the persons.")
            return nil
        }
        var seen: Set<DegreesMethod> = []
        let specification = MMRMSpecification(
            formula: formula, covariance: covariance, method: method, degrees: degrees.filter { seen.insert($0).inserted },
            marginalMeans: means, fallback: fallback, level: common.level)
        for fault in specification.faults { reader.fault("", nil, fault) }
        guard specification.faults.isEmpty else { return nil }
        return IntercurrentReader.applied(to: specification, &reader)
    }

    private static func marginalMeans(_ reader: inout PlanReader) -> MMRMSpecification.MarginalMeans? {
        guard var below = reader.group("marginal_means") else { return nil }
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        let of = below.required("of", "the factor whose means are wanted, for instance arm")
        let by = below.text("by")
        let contrasts = below.word("contrasts", as: MMRMSpecification.MarginalMeans.Contrasts.self) ?? .pairwise
        reader.add(below.closed())
        guard let of else { return nil }
        if of == by {
            reader.fault("marginal_means", nil, "of and by are the same factor; leave by out.")
            return nil
        }
        return .init(of: of, by: by, contrasts: contrasts)
    }
}
