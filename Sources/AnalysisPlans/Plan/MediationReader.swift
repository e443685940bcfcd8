import Mechanisms
import Statistics

/// Reads the fields of the mediation family (`Documentation/Plan.md`).
enum MediationReader {
    /// Side by side and linear, or one of the further designs; with complete or incomplete rows.
    static func mediation(_ reader: inout PlanReader, _ common: CommonFields) -> PlannedAnalysis.Kind? {
        let design = Design(&reader)
        let imputed = ImputedFields(&reader, isAsked: common.missing == .imputation)
        let outcomes = reader.names("outcomes")
        let adjustment = reader.word("adjust", as: SeveralOutcomes.Adjustment.self)
        guard let model = model(&reader, level: common.level, seed: common.seed, outcomes: outcomes), let design else { return nil }
        if adjustment != nil, outcomes == nil { reader.fault("adjust", nil, "goes with outcomes, of which there are several.") }
        switch design {
        case .parallel: return linear(model, &reader, common, imputed, outcomes: outcomes, adjustment ?? .holm)
        case .serial, .interaction, .moderated, .binary, .logarithmic:
            if outcomes != nil { reader.fault("outcomes", nil, "goes with linear mediators side by side; name one outcome.") }
            if common.missing != .listwise {
                reader.fault("missing", nil, "\(common.missing.rawValue) goes with linear mediators side by side; leave it out.")
            }
        }
        switch design {
        case .parallel: return nil
        case .serial: return planned(SerialMediation(model), &reader)
        case .interaction(let control, let treated):
            return planned(InteractionMediation(model, control: control, treated: treated), &reader)
        case .moderated(let moderator, let paths, let values):
            return planned(ModeratedMediation(model, moderator: moderator, paths: paths, values: values), &reader)
        case .binary(let link, let control, let treated):
            return planned(BinaryMediation(model, link: link, control: control, treated: treated), &reader)
        case .logarithmic(let family, let control, let treated):
            return planned(LogMediation(model, family: family, control: control, treated: treated), &reader)
        }
    }

    private static func planned(_ design: some MediationDesign, _ reader: inout PlanReader) -> PlannedAnalysis.Kind? {
        for fault in design.faults { reader.fault("", nil, fault) }
        return design.faults.isEmpty ? .planned(PlannedSpecification(design)) : nil
    }

    private static func linear(
        _ model: MediationSpecification, _ reader: inout PlanReader, _ common: CommonFields, _ imputed: ImputedFields,
        outcomes: [String]?, _ adjustment: SeveralOutcomes.Adjustment
    ) -> PlannedAnalysis.Kind? {
        if let outcomes {
            if common.missing != .listwise {
                reader.fault("missing", nil, "\(common.missing.rawValue) goes with one outcome; several are compared on the same complete people.")
            }
            let several = SeveralOutcomes(model, outcomes: outcomes, adjustment: adjustment)
            for fault in several.faults { reader.fault("", nil, fault) }
            return several.faults.isEmpty ? .planned(PlannedSpecification(several)) : nil
        }
        switch common.missing {
        case .listwise: return .mediation(model)
        case .fiml: return planned(IncompleteMediation(model), &reader)
        case .imputation:
            let analysis = imputed.analysis(model)
            for fault in analysis.faults { reader.fault("", nil, fault) }
            return analysis.faults.isEmpty ? .planned(PlannedSpecification(analysis)) : nil
        }
    }

    /// The variables that every design has.
    private static func model(
        _ reader: inout PlanReader, level: Double, seed: UInt64, outcomes: [String]? = nil
    ) -> MediationSpecification? {
        let exposure = reader.required("exposure", "the variable whose effect is explained, for instance arm")
        let mediators = reader.names("mediators")
        if mediators == nil, reader.value("mediators") == nil {
            reader.fault("mediators", nil, "is missing: the variables that may carry the effect.")
        } else if mediators?.isEmpty == true {
            reader.fault("mediators", nil, "is empty; name at least one variable.")
        }
        let outcome = outcome(&reader, outcomes)
        let covariates = reader.names("covariates") ?? []
        let outcomeCovariates = reader.names("outcome_covariates") ?? []
        let assignment = reader.word("exposure_assigned", as: ExposureAssignment.self) ?? .unknown
        let bootstrap = BootstrapReader.bootstrap(&reader)
        let deciding = deciding(&reader, bootstrap)
        guard let exposure, let mediators, !mediators.isEmpty, let outcome else { return nil }
        let specification = MediationSpecification(
            exposure: exposure, mediators: mediators, outcome: outcome, covariates: covariates,
            outcomeCovariates: outcomeCovariates, level: level, bootstrap: bootstrap, seed: seed, deciding: deciding,
            assignment: assignment)
        let roles = doubled(specification.variables)
        for name in roles { reader.fault("", nil, "the variable \"\(name)\" stands in the model twice.") }
        return roles.isEmpty ? specification : nil
    }

    private static func outcome(_ reader: inout PlanReader, _ outcomes: [String]?) -> String? {
        guard let outcomes else { return reader.required("outcome", "the variable that is to be explained") }
        if reader.text("outcome") != nil { reader.fault("outcome", nil, "and outcomes are both given; take one of them.") }
        if outcomes.isEmpty { reader.fault("outcomes", nil, "is empty; name the outcomes.") }
        return outcomes.first
    }

    static func sensitivity(_ reader: inout PlanReader, level: Double, seed: UInt64) -> MediationSensitivity? {
        let rho = rho(&reader)
        guard case .parallel? = Design(&reader) else {
            reader.fault("", nil, "sensitivity is defined for linear equations without interaction.")
            return nil
        }
        guard let model = model(&reader, level: level, seed: seed) else { return nil }
        guard let mediator = model.mediators.first, model.mediators.count == 1 else {
            reader.fault("mediators", nil, "sensitivity is defined for one mediator; here are \(model.mediators.count).")
            return nil
        }
        guard model.outcomeCovariates.isEmpty else {
            reader.fault("outcome_covariates", nil, "sensitivity is defined for covariates in both equations; name them under covariates or leave them away.")
            return nil
        }
        return MediationSensitivity(
            exposure: model.exposure, mediator: mediator, outcome: model.outcome, covariates: model.covariates, rho: rho,
            level: level)
    }

    static func orderOfChange(_ reader: inout PlanReader, level: Double, seed: UInt64) -> OrderOfChangeSpecification? {
        let exposure = reader.required("exposure", "the variable whose effect is explained, for instance arm")
        let mechanism = measurements("mechanism", &reader)
        let outcome = measurements("outcome", &reader)
        let covariates = reader.names("covariates") ?? []
        let assignment = reader.word("exposure_assigned", as: ExposureAssignment.self) ?? .unknown
        let bootstrap = BootstrapReader.bootstrap(&reader) ?? BootstrapSpecification()
        let deciding = deciding(&reader, bootstrap)
        guard let exposure, let mechanism, let outcome else { return nil }
        let roles = doubled(
            [exposure, mechanism.baseline, mechanism.early, mechanism.late, outcome.baseline, outcome.early, outcome.late]
                + covariates)
        for name in roles { reader.fault("", nil, "the variable \"\(name)\" stands in the models twice.") }
        guard roles.isEmpty else { return nil }
        return OrderOfChangeSpecification(
            exposure: exposure, mechanism: mechanism, outcome: outcome, covariates: covariates,
            assignment: assignment, level: level, bootstrap: bootstrap, seed: seed, deciding: deciding)
    }

    /// `interval`: which one decides. One that the bootstrap was not asked for is a fault.
    private static func deciding(_ reader: inout PlanReader, _ bootstrap: BootstrapSpecification?) -> DecidingInterval.Choice {
        guard let choice = reader.word("interval", as: DecidingInterval.Choice.self) else { return .percentile }
        let kinds: [DecidingInterval.Choice: BootstrapSpecification.Interval] = [.percentile: .percentile, .bca: .bca]
        guard let kind = kinds[choice] else { return choice }
        if let bootstrap, bootstrap.resamples > 0, !bootstrap.intervals.contains(kind) {
            reader.fault("interval", nil, "\(choice.rawValue) is to decide, but bootstrap.intervals does not name it.")
        } else if bootstrap == nil {
            reader.fault("interval", nil, "\(choice.rawValue) is read off a bootstrap, and none is asked for; add bootstrap, or take product or monte_carlo.")
        }
        return choice
    }

    private static func measurements(_ name: String, _ reader: inout PlanReader) -> OrderOfChangeSpecification.Measurements? {
        guard var below = reader.group(name) else {
            reader.fault(name, nil, "is missing: a group with baseline, early and late.")
            return nil
        }
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        let baseline = below.required("baseline", "the column measured before the exposure")
        let early = below.required("early", "the column measured between")
        let late = below.required("late", "the column measured at the end")
        reader.add(below.closed())
        guard let baseline, let early, let late else { return nil }
        return .init(baseline: baseline, early: early, late: late)
    }

    private static func rho(_ reader: inout PlanReader) -> [Double] {
        guard let value = reader.value("rho") else { return MediationSensitivity.grid() }
        switch value.content {
        case .list(let elements):
            let numbers = elements.compactMap { element -> Double? in
                if case .number(let number) = element.content, abs(number) < 1 { number } else { nil }
            }
            let isAscending = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
            if numbers.isEmpty || numbers.count < elements.count || !isAscending {
                reader.fault("rho", value.line, "needs correlations in ascending order, each strictly between -1 and 1.")
            }
            return numbers
        case .map:
            var below = PlanReader(value, path: reader.path(of: "rho"))
            let from = below.number("from", in: -0.999...0.999) ?? -0.9
            let to = below.number("to", in: -0.999...0.999) ?? 0.9
            let by = below.number("by", in: 0.001...1) ?? 0.1
            reader.add(below.closed())
            if from > to { reader.fault("rho", value.line, "from lies above to.") }
            return MediationSensitivity.grid(from: from, to: to, by: by)
        case .null, .bool, .number, .text:
            reader.fault("rho", value.line, "here stands \(value.kind) where a list, or from, to and by are needed.")
            return []
        }
    }

    /// Each name that stands more than once, in order.
    private static func doubled(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        var told: Set<String> = []
        return names.filter { !seen.insert($0).inserted && told.insert($0).inserted }
    }
}
