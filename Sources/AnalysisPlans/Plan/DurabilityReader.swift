import Durability
import Statistics
import TrialStatistics

/// Reads the kinds about whether it lasted.
enum DurabilityReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        switch kind {
        case .durability: return durability(&reader, common)
        case .loss_of_response: return loss(&reader, common)
        case .retreatment: return retreatment(&reader, common)
        default: return dropout(&reader, common)
        }
    }

    private struct Names {
        let person, arm, time, anchor: String

        init?(_ reader: inout PlanReader) {
            let person = reader.required("person", "the column that tells people apart")
            let arm = reader.required("arm", "the column of the arms")
            let time = reader.required("time", "the column of times")
            let anchor = reader.required("anchor", "what time 0 is and the unit, for instance days since the last dose")
            guard let person, let arm, let time, let anchor else { return nil }
            self.person = person
            self.arm = arm
            self.time = time
            self.anchor = anchor
        }
    }

    private static let times: ClosedRange<Double> = -1e6...1e6

    private static func durability(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let names = Names(&reader)
        let outcome = reader.required("outcome", "the outcome, a number at each visit")
        let end = reader.number("end_of_treatment", in: times)
        if end == nil, reader.value("end_of_treatment") == nil {
            reader.fault("end_of_treatment", nil, "is missing: when treatment ended, on the clock of time.")
        }
        let within = reader.number("within", in: 0...1e6) ?? 0
        let baseline = reader.text("baseline")
        let start = reader.number("start", in: times)
        let window = between(&reader)
        let covariates = reader.names("covariates") ?? []
        let isRandomized = reader.flag("randomized") ?? true
        let better = reader.word("better", as: DurabilitySpecification.Better.self) ?? .lower
        let random = reader.word("random", as: DurabilitySpecification.RandomPart.self)
        let mechanism = reader.text("mechanism")
        let shown = reader.numberList("times") ?? []
        let rule = KeptRuleReader.rule(&reader)
        let intercurrent = IntercurrentReader.events(&reader)
        guard let names, let outcome, let end else { return nil }
        return DurabilitySpecification(
            person: names.person, arm: names.arm, time: names.time, outcome: outcome, anchor: names.anchor, endOfTreatment: end,
            within: within, baseline: baseline, start: start, window: window, covariates: covariates, isRandomized: isRandomized, better: better,
            random: random, mechanism: mechanism, times: shown, rule: rule, intercurrent: intercurrent, level: common.level)
    }

    private static func between(_ reader: inout PlanReader) -> DurabilitySpecification.Window? {
        guard let numbers = reader.numberList("between") else { return nil }
        guard numbers.count == 2, numbers[0] < numbers[1] else {
            reader.fault("between", nil, "needs two rising times, for instance [365, 730].")
            return nil
        }
        return .init(from: numbers[0], to: numbers[1])
    }

    private static func loss(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let names = Names(&reader)
        let outcome = reader.required("outcome", "the outcome, a number at each visit")
        let baseline = reader.text("baseline")
        let better = reader.word("better", as: DurabilitySpecification.Better.self) ?? .lower
        let response = reader.number("response", in: 0.01...1) ?? 0.5
        let back = reader.number("back_above", in: 0.01...2) ?? 0.75
        let end = reader.number("end_of_treatment", in: times)
        let within = reader.number("within", in: 0...1e6) ?? 0
        let other = reader.names("other_treatment") ?? []
        let mechanism = reader.text("mechanism")
        let covariates = reader.names("covariates") ?? []
        let until = reader.number("until", in: times)
        let shown = reader.numberList("times") ?? []
        let restriction = reader.number("restriction", in: 1e-12...1e15)
        guard let names, let outcome else { return nil }
        return LossSpecification(
            person: names.person, arm: names.arm, time: names.time, outcome: outcome, anchor: names.anchor, baseline: baseline,
            better: better, response: response, backAbove: back, endOfTreatment: end, within: within, otherTreatment: other,
            mechanism: mechanism, covariates: covariates, until: until, times: shown, restriction: restriction, level: common.level)
    }

    private static func retreatment(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let names = Names(&reader)
        let event = reader.required("event", "the column that is 1 where somebody was treated again and 0 where not")
        let until = reader.number("until", in: 0...1e6)
        let covariates = reader.names("covariates") ?? []
        let shown = reader.numberList("times") ?? []
        guard let names, let event else { return nil }
        return RetreatmentSpecification(
            person: names.person, arm: names.arm, time: names.time, event: event, anchor: names.anchor, until: until,
            covariates: covariates, times: shown, level: common.level)
    }

    private static func dropout(_ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        let visits = reader.names("visits")
        if reader.value("visits") == nil { reader.fault("visits", nil, "is missing: the columns of the outcome, in the order of time.") }
        let arm = reader.required("arm", "the column of the arms")
        let baseline = reader.names("baseline") ?? []
        let reference = reader.text("reference")
        let better = reader.word("better", as: DurabilitySpecification.Better.self) ?? .lower
        let strategies = reader.words("strategies", as: ReferenceBased.Strategy.self)
        let covariance = reader.word("covariance", as: ReferenceBased.Covariance.self) ?? .byGroup
        let deltas = reader.numberList("delta")
        let imputations = reader.count("imputations", in: 2...100_000) ?? 100
        let burnIn = reader.count("burn_in", in: 1...1_000_000) ?? 200
        let thinning = reader.count("thinning", in: 1...1_000_000) ?? 20
        guard let visits, let arm else { return nil }
        var specification = DropoutSpecification(
            visits: visits, baseline: baseline, arm: arm, reference: reference, better: better, covariance: covariance, deltas: deltas,
            imputations: imputations, burnIn: burnIn, thinning: thinning, level: common.level, start: common.seed)
        if let strategies { specification.strategies = strategies }
        return specification
    }
}
