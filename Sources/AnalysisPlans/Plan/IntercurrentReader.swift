import Durability
import MixedModels
import Statistics

/// Reads `intercurrent`: what is done with values after an intercurrent event.
enum IntercurrentReader {
    static func events(_ reader: inout PlanReader) -> IntercurrentEvents? {
        guard var below = reader.group("intercurrent") else { return nil }
        guard below.isGroup else {
            reader.add(below.faults)
            return nil
        }
        let strategy = below.word("strategy", as: IntercurrentEvents.Strategy.self)
        if below.value("strategy") == nil { below.fault("strategy", nil, "is missing: treatment_policy, hypothetical or while_on_treatment.") }
        let names = below.names("event") ?? []
        if names.isEmpty, below.faults.isEmpty { below.fault("event", nil, "is missing: the column with the time of the intercurrent event, empty where it did not happen.") }
        let baseline = below.text("baseline")
        let isRead = below.faults.isEmpty
        reader.add(below.closed())
        guard isRead, let strategy else { return nil }
        return IntercurrentEvents(strategy: strategy, events: names, baseline: baseline)
    }

    /// An MMRM after the events have been handled: the time of a row is the plan's `time`.
    static func applied(to base: MMRMSpecification, _ reader: inout PlanReader) -> (any AnalysisSpecification)? {
        guard reader.value("intercurrent") != nil else { return base }
        let found = events(&reader)
        let time = reader.required("time", "the column of times, on the clock of the intercurrent event")
        var names: [String] = []
        if case .value(let variable)? = base.formula.response { names = variable.columnNames }
        guard names.count == 1, let outcome = names.first else {
            reader.fault("intercurrent", nil, "needs an outcome that is one column; compute it under variables.")
            return nil
        }
        guard let found, let time else { return nil }
        return IntercurrentSpecification(
            base, intercurrent: found, person: base.covariance.id, time: time, outcome: outcome, arm: base.marginalMeans?.of)
    }
}
