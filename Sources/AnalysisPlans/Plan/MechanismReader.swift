import MechanismEvidence
import Mechanisms
import Statistics

/// Reads the kinds about what the design can carry.
enum MechanismReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        switch kind {
        case .mechanism: return mechanism(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }

    private static func mechanism(_ reader: inout PlanReader, _ common: CommonFields) -> MechanismSpecification? {
        common.requireListwise(&reader)
        let exposure = reader.required("exposure", "the variable whose effect is explained, for instance arm")
        let assignment = reader.word("exposure_assigned", as: MechanismSpecification.Assignment.self) ?? .unknown
        let mechanism = measure("mechanism", "the measure that may carry the effect", &reader)
        let outcome = measure("outcome", "the measure that is to be explained", &reader)
        let parts = measures("parts", &reader)
        let rivals = measures("rivals", &reader)
        let covariates = reader.names("covariates") ?? []
        let outcomeCovariates = reader.names("outcome_covariates") ?? []
        let expectancy = reader.names("expectancy") ?? []
        let guess = reader.names("guess") ?? []
        let marker = reader.text("marker")
        let site = reader.text("site")
        let assumed = reader.number("assumed_reliability", in: 0.01...1) ?? 0.7
        let bootstrap = BootstrapReader.bootstrap(&reader)
        guard let exposure, let mechanism, let outcome, let parts, let rivals else { return nil }
        let specification = MechanismSpecification(
            exposure: exposure, assignment: assignment, mechanism: mechanism, outcome: outcome, parts: parts, rivals: rivals,
            covariates: covariates, outcomeCovariates: outcomeCovariates, expectancy: expectancy, guess: guess, marker: marker,
            site: site, assumedReliability: assumed, level: common.level,
            bootstrap: bootstrap ?? BootstrapSpecification(), seed: common.seed)
        // What is wrong with the bootstrap was told by its reader.
        let known = Set(bootstrap?.faults ?? [])
        let faults = specification.faults.filter { !known.contains($0) }
        for fault in faults { reader.fault("", nil, fault) }
        return faults.isEmpty ? specification : nil
    }

    private static func measure(_ name: String, _ meaning: String, _ reader: inout PlanReader) -> MeasureColumns? {
        guard var below = reader.group(name) else {
            reader.fault(name, nil, "is missing: \(meaning), a group with baseline, early and late.")
            return nil
        }
        let read = measure(&below, calledBy: name)
        reader.add(below.closed())
        return read
    }

    /// Named groups; nil where one could not be read.
    private static func measures(_ name: String, _ reader: inout PlanReader) -> [MeasureColumns]? {
        guard let value = reader.value(name) else { return [] }
        guard case .map(let fields) = value.content, var below = reader.group(name) else {
            reader.fault(name, value.line, "here stands \(value.kind) where named measures are needed, each with early or late.")
            return nil
        }
        var result: [MeasureColumns] = []
        for field in fields {
            guard var group = below.group(field.name) else {
                below.fault(field.name, field.value.line, "is empty; it needs early or late.")
                continue
            }
            if let read = measure(&group, calledBy: field.name) { result.append(read) }
            below.add(group.closed())
        }
        let isRead = result.count == fields.count
        reader.add(below.closed())
        return isRead ? result : nil
    }

    private static func measure(_ reader: inout PlanReader, calledBy name: String) -> MeasureColumns? {
        guard reader.isGroup else { return nil }
        let own = reader.text("name") ?? name
        let baseline = reader.text("baseline")
        let early = reader.text("early")
        let late = reader.text("late")
        let reliability = reliability(&reader)
        return MeasureColumns(name: own, baseline: baseline, early: early, late: late, reliability: reliability)
    }

    /// A number, a number an occasion, or the standard error of measurement.
    private static func reliability(_ reader: inout PlanReader) -> MeasureReliability? {
        let error = reader.number("measurement_error", in: 0...1e12)
        guard let value = reader.value("reliability") else { return error.map(MeasureReliability.errorOfMeasurement) }
        if error != nil {
            reader.fault("measurement_error", nil, "stands beside reliability; one of the two says how much error there is.")
        }
        guard case .map = value.content else { return reader.number("reliability", in: 0.01...1).map(MeasureReliability.share) }
        guard var below = reader.group("reliability") else { return nil }
        let baseline = below.number("baseline", in: 0.01...1) ?? 1
        let early = below.number("early", in: 0.01...1) ?? 1
        let late = below.number("late", in: 0.01...1) ?? 1
        reader.add(below.closed())
        return .shares(baseline: baseline, early: early, late: late)
    }
}
