import Mechanisms
import Statistics

/// Reads the fields of the mediation family (`Documentation/Plan.md`).
enum MediationReader {
    private enum Structure: String, CaseIterable { case parallel, serial }
    private enum Family: String, CaseIterable { case gaussian, binomial }

    static func mediation(_ reader: inout PlanReader, level: Double, seed: UInt64) -> MediationSpecification? {
        let exposure = reader.required("exposure", "the variable whose effect is explained, for instance arm")
        let mediators = reader.names("mediators")
        if mediators == nil, reader.value("mediators") == nil {
            reader.fault("mediators", nil, "is missing: the variables that may carry the effect.")
        } else if mediators?.isEmpty == true {
            reader.fault("mediators", nil, "is empty; name at least one variable.")
        }
        let outcome = reader.required("outcome", "the variable that is to be explained")
        let covariates = reader.names("covariates") ?? []
        if let structure = reader.word("structure", as: Structure.self), structure == .serial {
            reader.fault("structure", nil, "this version carries out parallel mediation only; serial is not carried out yet.")
        }
        if reader.flag("interaction") == true {
            reader.fault("interaction", nil, "this version does not carry out exposure-mediator interaction yet.")
        }
        if let family = reader.word("outcome_family", as: Family.self), family != .gaussian {
            reader.fault("outcome_family", nil, "this version carries out continuous outcomes only (gaussian).")
        }
        let bootstrap = bootstrap(&reader)
        guard let exposure, let mediators, !mediators.isEmpty, let outcome else { return nil }
        if let twice = doubled([exposure, outcome] + mediators + covariates) {
            reader.fault("", nil, "the variable \"\(twice)\" stands in more than one role.")
            return nil
        }
        return MediationSpecification(
            exposure: exposure, mediators: mediators, outcome: outcome, covariates: covariates, level: level,
            bootstrap: bootstrap, seed: seed)
    }

    static func sensitivity(_ reader: inout PlanReader, level: Double, seed: UInt64) -> MediationSensitivity? {
        let rho = rho(&reader)
        guard let model = mediation(&reader, level: level, seed: seed) else { return nil }
        guard let mediator = model.mediators.first, model.mediators.count == 1 else {
            reader.fault("mediators", nil, "sensitivity is defined for one mediator; here are \(model.mediators.count).")
            return nil
        }
        return MediationSensitivity(
            exposure: model.exposure, mediator: mediator, outcome: model.outcome, covariates: model.covariates, rho: rho)
    }

    static func orderOfChange(_ reader: inout PlanReader, level: Double, seed: UInt64) -> OrderOfChangeSpecification? {
        let exposure = reader.required("exposure", "the variable whose effect is explained, for instance arm")
        let mechanism = measurements("mechanism", &reader)
        let outcome = measurements("outcome", &reader)
        let covariates = reader.names("covariates") ?? []
        let bootstrap = bootstrap(&reader) ?? BootstrapSpecification()
        guard let exposure, let mechanism, let outcome else { return nil }
        return OrderOfChangeSpecification(
            exposure: exposure, mechanism: mechanism, outcome: outcome, covariates: covariates, level: level,
            bootstrap: bootstrap, seed: seed)
    }

    private static func measurements(_ name: String, _ reader: inout PlanReader) -> OrderOfChangeSpecification.Measurements? {
        guard let value = reader.value(name) else {
            reader.fault(name, nil, "is missing: a group with baseline, early and late.")
            return nil
        }
        var below = PlanReader(value, path: [reader.path, name].filter { !$0.isEmpty }.joined(separator: "."))
        let baseline = below.required("baseline", "the column measured before the exposure")
        let early = below.required("early", "the column measured between")
        let late = below.required("late", "the column measured at the end")
        reader.add(below.closed())
        guard let baseline, let early, let late else { return nil }
        return .init(baseline: baseline, early: early, late: late)
    }

    private static func rho(_ reader: inout PlanReader) -> [Double] {
        let standard = (-9...9).map { Double($0) / 10 }
        guard let value = reader.value("rho") else { return standard }
        switch value.content {
        case .list(let elements):
            let numbers = elements.compactMap { element -> Double? in
                if case .number(let number) = element.content, abs(number) < 1 { number } else { nil }
            }
            if numbers.count < elements.count {
                reader.fault("rho", value.line, "every correlation lies strictly between −1 and 1.")
            }
            return numbers
        case .map:
            var below = PlanReader(value, path: [reader.path, "rho"].filter { !$0.isEmpty }.joined(separator: "."))
            let from = below.number("from", in: -0.999...0.999) ?? -0.9
            let to = below.number("to", in: -0.999...0.999) ?? 0.9
            let by = below.number("by", in: 0.001...1) ?? 0.1
            reader.add(below.closed())
            guard from <= to else {
                reader.fault("rho", value.line, "from lies above to.")
                return standard
            }
            let steps = Int(((to - from) / by + 1e-9).rounded(.down))
            return (0...steps).map { from + Double($0) * by }
        case .null, .bool, .number, .text:
            reader.fault("rho", value.line, "here stands \(value.kind) where a list, or from, to and by are needed.")
            return standard
        }
    }

    private static func bootstrap(_ reader: inout PlanReader) -> BootstrapSpecification? {
        guard let value = reader.value("bootstrap") else { return nil }
        let path = [reader.path, "bootstrap"].filter { !$0.isEmpty }.joined(separator: ".")
        var below = PlanReader(value, path: path)
        var specification = BootstrapSpecification()
        if let resamples = below.count("resamples", in: 0...100_000_000) { specification.resamples = resamples }
        if let intervals = below.words("intervals", as: BootstrapSpecification.Interval.self) {
            specification.intervals = intervals
        }
        if let types = below.names("quantile_types") {
            specification.quantileTypes = types.compactMap { text in
                if let type = Int(text).flatMap(QuantileType.init(rawValue:)) { return type }
                below.fault("quantile_types", nil, "\(text) is not 6 or 7.")
                return nil
            }
        }
        specification.replay = replay(&below)
        for fault in specification.faults { below.fault("", nil, fault) }
        reader.add(below.closed())
        return specification
    }

    private static func replay(_ reader: inout PlanReader) -> BootstrapSpecification.Replay? {
        guard let value = reader.value("replay") else { return nil }
        var below = PlanReader(value, path: "\(reader.path).replay")
        if let generator = below.text("generator"), generator != "minstd" {
            below.fault("generator", nil, "\"\(generator)\" is not known; the list of resamples is made by minstd.")
        }
        let seed = below.count("seed", in: 1...2_147_483_646)
        let resamples = below.count("resamples", in: 2...100_000_000)
        if seed == nil { below.fault("seed", nil, "is missing.") }
        if resamples == nil { below.fault("resamples", nil, "is missing.") }
        reader.add(below.closed())
        guard let seed, let resamples else { return nil }
        return .init(seed: seed, resamples: resamples)
    }

    private static func doubled(_ names: [String]) -> String? {
        var seen: Set<String> = []
        return names.first { !seen.insert($0).inserted }
    }
}
