import DoseResponse
import Statistics
import TrialStatistics

/// Reads the kinds about dose, frame and compound.
enum DoseReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        switch kind {
        case .dose_response: return doseResponse(&reader, common)
        case .factorial: return factorial(&reader, common)
        case .compounds: return compounds(&reader, common)
        default: return nil
        }
    }

    private static func factorial(_ reader: inout PlanReader, _ common: CommonFields) -> Factorial? {
        let outcome = reader.required("outcome", "the variable whose means are compared")
        let factors = reader.names("factors")
        if reader.value("factors") == nil { reader.fault("factors", nil, "is missing: two columns that are crossed, for instance [arm, frame].") }
        let covariates = reader.names("covariates") ?? []
        let cluster = reader.text("cluster")
        guard let outcome, let factors else { return nil }
        guard factors.count == 2, factors[0] != factors[1] else {
            reader.fault("factors", nil, "names two different columns that are crossed.")
            return nil
        }
        return Factorial(outcome: outcome, first: factors[0], second: factors[1], covariates: covariates, cluster: cluster, level: common.level)
    }

    private static func compounds(_ reader: inout PlanReader, _ common: CommonFields) -> Compounds? {
        let outcomes = reader.names("outcomes")
        if reader.value("outcomes") == nil { reader.fault("outcomes", nil, "is missing: the shared measures, for instance the mechanism and the symptoms afterwards.") }
        let compound = reader.required("compound", "the column that says which compound a trial was of")
        let study = reader.required("study", "the column that says which trial somebody was in")
        let group = reader.required("group", "the variable with the two arms, the first level being the reference")
        let covariates = reader.names("covariates") ?? []
        let moderators = reader.names("moderators") ?? []
        let balance = reader.names("balance") ?? []
        let resamples = reader.count("resamples", in: 0...100_000) ?? 500
        var target = Compounds.Target.everybody
        if let text = reader.text("target") {
            do {
                target = .rows(try Expression(text))
            } catch {
                reader.fault("target", nil, "\(error)")
                return nil
            }
        }
        guard let outcomes, !outcomes.isEmpty, let compound, let study, let group else { return nil }
        return Compounds(
            outcomes: outcomes, compound: compound, study: study, group: group, covariates: covariates, moderators: moderators, balance: balance,
            target: target, level: common.level, resamples: resamples, start: common.seed)
    }

    private static func doseResponse(_ reader: inout PlanReader, _ common: CommonFields) -> DoseResponse? {
        let dose = reader.required("dose", "the column of doses")
        let better = reader.word("better", as: ReliableChange.Better.self) ?? .lower
        let draws = reader.count("draws", in: 1000...1_000_000) ?? 50_000
        let resamples = reader.count("resamples", in: 0...1_000_000) ?? 2000
        let source: DoseResponse.Source?
        if var below = reader.group("summary") {
            let mean = below.required("mean", "the column of means")
            let sd = below.required("sd", "the column of standard deviations")
            let n = below.required("n", "the column of numbers of people")
            reader.add(below.isGroup ? below.closed() : below.faults)
            if let mean, let sd, let n { source = .summary(.init(mean: mean, sd: sd, n: n)) } else { source = nil }
        } else {
            let outcome = reader.required("outcome", "the variable whose means are compared, or summary for a table with a row a dose")
            let covariates = reader.names("covariates") ?? []
            source = outcome.map { .people(outcome: $0, covariates: covariates) }
        }
        guard let dose, let source else { return nil }
        return DoseResponse(
            source: source, dose: dose, better: better, level: common.level, draws: draws, resamples: resamples, start: common.seed)
    }
}
